import { describe, expect, test } from 'vitest';
import { usSpelling } from '../../../scripts/checks/spelling/us-english.ts';
import { entriesOf, glossary, list, readList, type Entry } from '../../../scripts/checks/style/lists.ts';

const sections: [string, readonly Entry[]][] = (['british', 'hyphens', 'names', 'api-objects', 'phrases', 'abbreviations'] as const).flatMap((name) =>
  Object.entries<readonly Entry[]>(list(name)).map(([section, entries]): [string, readonly Entry[]] => [`${name} [${section}]`, entries]),
);

describe.each(sections)('%s', (_name, entries) => {
  test('is in order, each entry once', () => {
    const words = entriesOf(entries);
    expect(words.length).toBeGreaterThan(0);
    expect(words).toEqual([...words].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length);
  });

  test('replaces each entry by something else', () => {
    for (const [entry, replacement] of entries) expect(replacement).not.toBe(entry);
  });
});

test('no US form is British itself', () => {
  for (const [word, us] of list('british').words) expect([word, usSpelling(us)]).toEqual([word, undefined]);
});

test('what replaces a hyphen has none at its place', () => {
  for (const [word, right] of list('hyphens').words) expect([word, right.replace(/[ -]/g, '').toLowerCase()]).toEqual([word, word.replaceAll('-', '')]);
});

test('the glossary gives names and what else people call them', () => {
  expect(glossary()).toContain('BPF map');
  expect(glossary()).toContain('ebpf map');
});

describe('reading a list', () => {
  const expected = { a: 'entries', b: 'replacements' } as const;

  test('sections, entries and remarks', () => {
    expect(readList('x.txt', '# A list.\n\n[b]\none: two: three\n# Remark\n[a]\nfour: five\n', expected)).toEqual({ a: [['four: five', '']], b: [['one', 'two: three']] });
  });

  test.each([
    ['[c]\n', 'x.txt:1: no section "c". Expected a, b.'],
    ['one\n', 'x.txt:1: an entry before the first section. Expected a line such as "[words]" before it.'],
    ['[b]\n\none\n', 'x.txt:3: "one" has no replacement. Expected "word: replacement".'],
    ['[__proto__]\n', 'x.txt:1: no section "__proto__". Expected a, b.'],
  ])('%j', (text, message) => {
    expect(() => readList('x.txt', text, expected)).toThrow(message);
  });
});
