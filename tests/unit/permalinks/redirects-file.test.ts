import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRedirects, writeRedirects } from '../../../scripts/permalinks/redirects.ts';

const said = (text: string): string[] => parseRedirects(text).findings.map(({ line, message }) => `${line} ${message}`);

describe('reading docs/redirects.yaml', () => {
  test('gives each entry with its line and the place of its target', () => {
    const { redirects, findings } = parseRedirects('# Moved in May\n- from: /t/old/\n  to: /t/new/\n\n- { to: "/t/new/#a", from: /t/x/ }\n');
    expect(findings).toEqual([]);
    expect(redirects).toEqual([
      { from: '/t/old/', to: '/t/new/', line: 2, target: { start: { line: 3, column: 7 }, end: { line: 3, column: 14 } }, lines: { start: { line: 2, column: 1 }, end: { line: 4, column: 1 } } },
      { from: '/t/x/', to: '/t/new/#a', line: 5, target: { start: { line: 5, column: 9 }, end: { line: 5, column: 20 } }, lines: { start: { line: 5, column: 1 }, end: { line: 6, column: 1 } } },
    ]);
  });

  test('nothing, a comment and an empty list are no redirects', () => {
    expect(['', '# Nothing yet\n', '[]\n'].map((text) => parseRedirects(text))).toEqual(Array.from({ length: 3 }, () => ({ redirects: [], findings: [] })));
  });

  test('says what is wrong, line by line, and reads the rest', () => {
    const text = '- from: /t/a/\n  to: /t/b/\n- from: t/a\n  to: https://example.com/\n- just text\n- from: /t/c/\n- from: /t/d/\n  to: /t/e/\n  why: because\n';
    expect(parseRedirects(text).redirects.map(({ from }) => from)).toEqual(['/t/a/']);
    expect(said(text)).toMatchInlineSnapshot(`
      [
        "3 from: expected an address such as /testing/bpf/ or /testing/bpf/#run-one-test.",
        "4 to: expected an address such as /testing/bpf/ or /testing/bpf/#run-one-test.",
        "5 Expected "from: ADDRESS" and "to: ADDRESS".",
        "6 to: expected an address.",
        "9 Unknown "why". An entry has from and to.",
      ]
    `);
  });

  test('says so where it is no list or no YAML', () => {
    expect(said('from: /a/\nto: /b/\n')).toEqual(['1 Expected a list of "- from: ADDRESS" with "to: ADDRESS".']);
    expect(said('- from: /a/\n  to: "/b/\n')).toEqual(['3 Not YAML: Missing closing "quote.']);
  });

  test('never throws and never takes an address that leaves the site', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (from, to) => {
        for (const text of [from, `- from: ${from}\n  to: ${to}\n`, `- { from: ${JSON.stringify(from)}, to: ${JSON.stringify(to)} }\n`]) {
          for (const redirect of parseRedirects(text).redirects) expect(redirect.to).toMatch(/^\/(?:[^/]|$)/);
        }
      }),
    );
    expect(parseRedirects('- from: /a/\n  to: //example.com/\n').redirects).toEqual([]);
  });
});

describe('writing docs/redirects.yaml', () => {
  test('leaves the text as it is when nothing changed', () => {
    const text = '# Kept\n- {from: /a/,   to: /b/}\n';
    expect(writeRedirects(text, [{ from: '/a/', to: '/b/' }])).toBe(text);
  });

  test('adds in the order of the alphabet, changes and removes in place, and keeps comments', () => {
    const text = '# Where things went\n- from: /a/\n  to: /b/\n# The great move\n- from: /m/\n  to: /n/ # by hand\n- from: /z/\n  to: /n/\n';
    const written = writeRedirects(text, [
      { from: '/a/', to: '/b/' },
      { from: '/m/', to: '/o/#p' },
      { from: '/c/', to: '/b/' },
    ]);
    expect(written).toBe('# Where things went\n- from: /a/\n  to: /b/\n- from: /c/\n  to: /b/\n# The great move\n- from: /m/\n  to: /o/#p # by hand\n');
  });

  test('makes a file where there is none, and a block of a list in brackets', () => {
    expect(writeRedirects(undefined, [{ from: '/a/#x', to: '/b/' }])).toBe('- from: /a/#x\n  to: /b/\n');
    expect(writeRedirects('# Nothing yet\n[]\n', [{ from: '/a/', to: '/b/' }])).toBe('# Nothing yet\n- from: /a/\n  to: /b/\n');
    expect(writeRedirects('# Nothing yet\n', [{ from: '/a/', to: '/b/' }])).toBe('# Nothing yet\n\n- from: /a/\n  to: /b/\n');
  });

  test('is read again as what was written', () => {
    const part = fc.stringMatching(/^[\w.~-]{1,8}$/);
    const address = fc.tuple(fc.array(part, { maxLength: 3 }), fc.option(fc.stringMatching(/^[\w:.!?&*%@`|=~-]{1,8}$/))).map(([parts, anchor]) => `/${parts.map((one) => `${one}/`).join('')}${anchor === null ? '' : `#${anchor}`}`);
    fc.assert(
      fc.property(fc.uniqueArray(fc.record({ from: address, to: address }), { selector: ({ from }) => from }), (redirects) => {
        const read = parseRedirects(writeRedirects('# Kept\n', redirects));
        expect(read.findings).toEqual([]);
        expect(new Set(read.redirects.map(({ from, to }) => `${from} ${to}`))).toEqual(new Set(redirects.map(({ from, to }) => `${from} ${to}`)));
      }),
    );
  });
});
