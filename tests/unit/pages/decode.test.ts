import { expect, test } from 'vitest';
import { decodePage } from '../../../scripts/pages/decode.ts';

/** Findings as `line:column message`. */
function decode(content: string | Uint8Array): { text: string | undefined; findings: string[] } {
  const { text, findings } = decodePage(typeof content === 'string' ? Buffer.from(content) : content);
  return { text, findings: findings.map(({ line, column, message }) => `${line}:${column} ${message}`) };
}

test('UTF-8 with LF is taken as it is', () => {
  expect(decode('Übersicht\n漢字 🚀\n')).toEqual({ text: 'Übersicht\n漢字 🚀\n', findings: [] });
  expect(decode('')).toEqual({ text: '', findings: [] });
});

test('a byte order mark is named and left out', () => {
  expect(decode('\uFEFF---\n')).toEqual({ text: '---\n', findings: ['1:1 The page starts with a byte order mark. Save it as UTF-8 without one.'] });
});

test.each([
  ['CR LF', 'a\r\nb\r\n', 1],
  ['CR LF in one line', 'a\nb\r\nc\n', 2],
  ['CR', 'a\rb\r', 1],
])('%s is named once and read as LF', (_name, content, line) => {
  expect(decode(content)).toEqual({
    text: content.replace(/\r\n?/g, '\n'),
    findings: [`${line}:1 Lines end with CR LF. Expected LF: set your editor, or run "git add --renormalize .".`],
  });
});

test('both a byte order mark and CR LF are named', () => {
  expect(decode('\uFEFFa\r\n').findings).toHaveLength(2);
});

test.each([
  ['Latin 1', Buffer.from('one\ncaf\u00e9 two\n', 'latin1'), '2:4 The byte 0xe9 is not UTF-8. Save the page as UTF-8.'],
  ['after other letters', Buffer.concat([Buffer.from('é漢🚀'), Buffer.from([0xff])]), '1:5 The byte 0xff is not UTF-8. Save the page as UTF-8.'],
  ['a letter that is cut off', Buffer.from([0x61, 0x0a, 0xe6, 0xbc]), '2:1 The byte 0xe6 is not UTF-8. Save the page as UTF-8.'],
  ['an overlong slash', Buffer.from([0x61, 0xc0, 0xaf]), '1:2 The byte 0xc0 is not UTF-8. Save the page as UTF-8.'],
  ['UTF-16', Buffer.from('\uFEFFa', 'utf16le'), '1:1 The byte 0xff is not UTF-8. Save the page as UTF-8.'],
  ['a replacement character before the fault', Buffer.concat([Buffer.from('\uFFFD'), Buffer.from([0x80])]), '1:2 The byte 0x80 is not UTF-8. Save the page as UTF-8.'],
])('bytes that are not UTF-8: %s', (_name, bytes, finding) => {
  expect(decode(bytes)).toEqual({ text: undefined, findings: [finding] });
});

test('a NUL character', () => {
  expect(decode('one\ntw\0o\n')).toEqual({ text: undefined, findings: ['2:3 A NUL character. A page is text: remove it.'] });
});

test('a line that is too long', () => {
  const line = 'x'.repeat(20_000);
  expect(decode(`a\n${line}\n`).text).toBeDefined();
  expect(decode(`a\n${line}x\n`)).toEqual({ text: undefined, findings: ['2:1 A line of 20001 characters. Expected at most 20000: break it.'] });
});
