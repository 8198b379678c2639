/** A fault of a text, with its place. */
export interface TextFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The text of some bytes as they are, a byte order mark and all line ends among it; a fault at the first byte that is not UTF-8, and at a NUL. */
export function decodeText(bytes: Uint8Array, what: 'page' | 'file'): string | TextFault {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const { line, column, byte } = firstInvalid(bytes);
    return { line, column, message: `The byte 0x${byte.toString(16).padStart(2, '0')} is not UTF-8. Save the ${what} as UTF-8.` };
  }
  const nul = text.indexOf('\0');
  if (nul === -1) return text;
  return { ...placeOf(text, nul), message: `A NUL character. A ${what === 'page' ? 'page' : 'file of data'} is text: remove it.` };
}

/** Line and column, from 1, of an offset in a text. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function firstInvalid(bytes: Uint8Array): { line: number; column: number; byte: number } {
  const lossy = new TextDecoder('utf-8', { ignoreBOM: true });
  const encoder = new TextEncoder();
  let offset = 0;
  let line = 1;
  while (offset < bytes.length) {
    const next = bytes.indexOf(10, offset);
    const end = next === -1 ? bytes.length : next;
    const slice = bytes.subarray(offset, end);
    const decoded = lossy.decode(slice);
    const again = encoder.encode(decoded);
    const bad = slice.findIndex((byte, index) => again[index] !== byte);
    if (bad !== -1) return { line, column: lossy.decode(slice.subarray(0, bad)).length + 1, byte: slice[bad] ?? 0 };
    offset = end + 1;
    line += 1;
  }
  return { line: 1, column: 1, byte: bytes[0] ?? 0 };
}
