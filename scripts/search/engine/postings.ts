/** That a term stands in a document. */
export interface Posting {
  readonly document: number;
  /** How much the term tells about the document, over 0 and at most 1. */
  readonly weight: number;
  /** Whether it stands in the document's own title. */
  readonly inTitle: boolean;
}

/** Printable characters that need no escape in JSON. */
const digits = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index)).filter((char) => char !== '"' && char !== '\\');
const values = new Map(digits.map((char, index) => [char, index]));
const STEPS = 45;

/**
 * Writes postings, sorted by document, in two or three characters each: the distance from the document before in base 45
 * (the last digit is one of the upper 45), then weight and title in one character.
 */
export function packPostings(postings: readonly Posting[]): string {
  let last = -1;
  return postings.map(({ document, weight, inTitle }) => {
    let distance = document - last - 1;
    last = document;
    let packed = digitOf(STEPS + (distance % STEPS));
    for (distance = Math.floor(distance / STEPS); distance > 0; distance = Math.floor(distance / STEPS)) packed = digitOf(distance % STEPS) + packed;
    const step = Math.min(STEPS - 1, Math.max(0, Math.round(weight * STEPS) - 1));
    return packed + digitOf(step * 2 + (inTitle ? 1 : 0));
  }).join('');
}

/** Reads what packPostings wrote. Throws RangeError for a character that it never writes. */
export function unpackPostings(packed: string): Posting[] {
  const postings: Posting[] = [];
  let last = -1;
  for (let at = 0; at < packed.length;) {
    let distance = 0;
    for (;;) {
      const digit = valueAt(packed, at++);
      distance = distance * STEPS + (digit % STEPS);
      if (digit >= STEPS) break;
    }
    const code = valueAt(packed, at++);
    last += distance + 1;
    postings.push({ document: last, weight: (Math.floor(code / 2) + 1) / STEPS, inTitle: code % 2 === 1 });
  }
  return postings;
}

function digitOf(value: number): string {
  return digits[value] ?? '';
}

function valueAt(packed: string, at: number): number {
  const value = values.get(packed.charAt(at));
  if (value === undefined || value >= STEPS * 2) throw new RangeError(`damaged postings: "${packed.charAt(at)}" at ${at}`);
  return value;
}
