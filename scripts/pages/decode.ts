import type { Draft } from '../checks/finding.ts';
import { decodeText } from '../text/decode.ts';
import { overLimits } from './limits.ts';

const rule = 'structure/encoding';

/**
 * Decodes a page's bytes. Gives its text with LF line ends, or no text where the bytes are no text, or where they hold more of something
 * than a parser can take: whoever parses a page decodes it here first.
 */
export function decodePage(bytes: Uint8Array): { readonly text: string; readonly findings: Draft[] } | { readonly text: undefined; readonly findings: Draft[] } {
  const decoded = decodeText(bytes, 'page');
  if (typeof decoded !== 'string') return { text: undefined, findings: [{ rule, ...decoded }] };
  let text = decoded;
  const findings: Draft[] = [];
  if (text.startsWith('\uFEFF')) {
    findings.push({ rule, line: 1, column: 1, message: 'The page starts with a byte order mark. Save it as UTF-8 without one.' });
    text = text.slice(1);
  }
  const carriage = text.indexOf('\r');
  if (carriage !== -1) {
    findings.push({ rule, line: text.slice(0, carriage).split('\n').length, column: 1, message: 'Lines end with CR LF. Expected LF: set your editor, or run "git add --renormalize .".' });
    text = text.replace(/\r\n?/g, '\n');
  }
  const over = overLimits(text);
  return over.length > 0 ? { text: undefined, findings: [...findings, ...over] } : { text, findings };
}
