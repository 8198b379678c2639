import type { Draft } from '../checks/finding.ts';

const rule = 'structure/encoding';

/** Decodes a page's bytes. Gives its text with LF line ends, or a finding at the first byte that is not UTF-8 or is not text. */
export function decodePage(bytes: Uint8Array): { readonly text: string; readonly findings: Draft[] } | { readonly text: undefined; readonly findings: Draft[] } {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const { line, column, byte } = firstInvalid(bytes);
    return { text: undefined, findings: [{ rule, line, column, message: `The byte 0x${byte.toString(16).padStart(2, '0')} is not UTF-8. Save the page as UTF-8.` }] };
  }
  const findings: Draft[] = [];
  if (text.startsWith('\uFEFF')) {
    findings.push({ rule, line: 1, column: 1, message: 'The page starts with a byte order mark. Save it as UTF-8 without one.' });
    text = text.slice(1);
  }
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const before = text.slice(0, nul).split('\n');
    return { text: undefined, findings: [...findings, { rule, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message: 'A NUL character. A page is text: remove it.' }] };
  }
  const carriage = text.indexOf('\r');
  if (carriage !== -1) {
    findings.push({ rule, line: text.slice(0, carriage).split('\n').length, column: 1, message: 'Lines end with CR LF. Expected LF: set your editor, or run "git add --renormalize .".' });
    text = text.replace(/\r\n?/g, '\n');
  }
  const lines = text.split('\n');
  const long = lines.findIndex((line) => line.length > 20_000);
  if (long !== -1) {
    return { text: undefined, findings: [...findings, { rule, line: long + 1, column: 1, message: `A line of ${lines[long]?.length ?? 0} characters. Expected at most 20000: break it.` }] };
  }
  return { text, findings };
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
