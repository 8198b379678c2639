import fc from 'fast-check';
import { PortalError } from '../../../scripts/errors.ts';

/** The same input at each run; PORTAL_FUZZ_SEED tries others. fast-check prints the seed and the smallest input with a failure. */
const seed = Number(process.env['PORTAL_FUZZ_SEED'] ?? 20_261_130);

/** How many times as much as in `npm test` is tried: PORTAL_FUZZ=100 takes minutes. */
const factor = Number(process.env['PORTAL_FUZZ'] ?? 1);

/** Tries a property on `runs` inputs, or as many times that as PORTAL_FUZZ says. */
export async function holds<Input>(input: fc.Arbitrary<Input>, runs: number, check: (input: Input) => void | Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(input, async (one) => { await check(one); }), { seed, numRuns: runs * factor, endOnFailure: factor > 1 });
}

/** Gives what `read` gives; undefined where it refuses with an error that is meant for people. Whatever else it throws is a fault. */
export async function refusesOrReads<Result>(read: () => Result | Promise<Result>): Promise<Result | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PortalError) return undefined;
    throw error;
  }
}

const hostile = [
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', '\uFEFF', '\r\n', '\r', '\0', '\u2028', '\u202E', '\uD800', '🚀', 'é', '\t', '    ', '\n\n', '../', '..\\', '/', 'C:\\', '~', '%00', '%2e%2e%2f', '%',
  '---\n', '...\n', '- ', '? ', ': ', '&a ', '*a ', '!!js/function ', '!<x> ', '{', '}', '[', ']', '|\n', '>\n', '"', "'", '#', ',', '<<: ', '\\',
  '`', '```\n', '~~~\n', '*', '_', '**', '[a](', '](b)', '![', '<!--', '-->', '<a ', '</', '&#', '&amp;', '$', ':::', ':a[b]{c=d}', '::', '{#', '{#id}', '> ', '1. ', '| a |\n| - |\n', '[^a]', '[a]: ', 'http://', 'www.', '@', '-', 'NaN', '-0', '1e999', 'null', 'true', '2026-13-40',
];

/** Pieces that parsers stumble over, in any order. */
export const nasty: fc.Arbitrary<string> = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...hostile) }, fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 24 }).map((parts) => parts.join(''));

/** A text of a right form in which something is left out, doubled, moved or put in. */
export function spoilt(text: string): fc.Arbitrary<string> {
  const place = fc.nat({ max: Math.max(text.length, 1) });
  const edit = fc.record({ at: place, length: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 60 })), put: fc.oneof(fc.constant(''), fc.constantFrom(...hostile), nasty), twice: fc.boolean() });
  return fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) =>
    edits.reduce((now, { at, length, put, twice }) => `${now.slice(0, at)}${put}${twice ? now.slice(at, at + length) : ''}${now.slice(twice ? at : at + length)}`, text));
}

/** The bytes of a text, some of them broken. */
export function bytesOf(text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  const broken = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.constantFrom(0x00, 0x80, 0xc0, 0xe6, 0xed, 0xff, 0xfe, 0x0d)), { maxLength: 2 });
  return fc.tuple(text, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, broken)).map(([one, faults]) => {
    const bytes = Uint8Array.from(Buffer.from(one, 'utf8'));
    for (const [at, byte] of faults) if (at < bytes.length) bytes[at] = byte;
    return bytes;
  });
}
