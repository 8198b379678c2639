import type { Change } from './change.ts';
import { writeListing } from './write-listing.ts';

/** What the fragment of a plan's address begins with. */
export const FRAGMENT = '#plan=';

/** A text whose packed form is longer than this stays out of the address. */
const LONGEST = 16_000;

/** Most bytes that an address may unfold to: anybody can write one. */
const MOST_BYTES = 1_000_000;

/** Packs a text for the fragment of an address: compressed, in the alphabet of base64url. Undefined where it is too long. */
export async function packText(text: string): Promise<string | undefined> {
  const bytes = await through(new Blob([text]), new CompressionStream('deflate-raw'), Infinity);
  if (bytes.length * 4 > LONGEST * 3) return undefined;
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Reads what packText made. Undefined for anything else. */
export async function unpackText(packed: string): Promise<string | undefined> {
  try {
    const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(await through(new Blob([bytes]), new DecompressionStream('deflate-raw'), MOST_BYTES));
  } catch {
    // Whatever is wrong with it, the address was cut or written by hand.
    return undefined;
  }
}

/** Sends bytes through a stream. Throws RangeError when more than `most` come out. */
async function through(source: Blob, transform: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = source.stream().pipeThrough(transform).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) throw new RangeError(`more than ${most} bytes`);
    parts.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** The address of a plan below `site`, which ends in a slash. Undefined where the changes are too many for one. */
export async function planAddress(site: string, changes: readonly Change[]): Promise<string | undefined> {
  const packed = await packText(writeListing(changes));
  return packed === undefined ? undefined : `${site}plan/${FRAGMENT}${packed}`;
}
