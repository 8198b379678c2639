import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedMistakes, editDistance } from '../../../scripts/search/engine/edit-distance.ts';
import { contains, excerpt, marked, type Segment } from '../../../scripts/search/engine/excerpt.ts';
import { readManifest, readTexts, readTraits, writeManifest, writeTexts, writeTraits } from '../../../scripts/search/engine/manifest.ts';
import { packPostings, unpackPostings } from '../../../scripts/search/engine/postings.ts';
import { rarity } from '../../../scripts/search/engine/rarity.ts';

describe('edit distance', () => {
  it.each([
    ['hive', 'hive', 0],
    ['hvie', 'hive', 1],
    ['ive', 'hive', 1],
    ['jive', 'hive', 1],
    ['hives', 'hive', 1],
    ['ihev', 'hive', 2],
    ['beekeeper', 'bekeper', 2],
    ['honey', 'hive', 3],
    ['a', 'abcdef', 3],
  ])('%s and %s: %i', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
    expect(editDistance(b, a, 2)).toBe(distance);
  });

  it('allows more mistakes in longer words', () => {
    expect([3, 4, 7, 8].map(allowedMistakes)).toEqual([0, 1, 1, 2]);
  });
});

describe('postings', () => {
  it('come back as they were, but for fine steps of the weight', () => {
    const posting = fc.record({ document: fc.nat(100_000), weight: fc.double({ min: 0.02, max: 1, noNaN: true }), inTitle: fc.boolean() });
    fc.assert(fc.property(fc.uniqueArray(posting, { selector: ({ document }) => document }), (list) => {
      const postings = list.sort((a, b) => a.document - b.document);
      const back = unpackPostings(packPostings(postings));
      expect(back.map(({ document, inTitle }) => [document, inTitle])).toEqual(postings.map(({ document, inTitle }) => [document, inTitle]));
      back.forEach(({ weight }, index) => { expect(Math.abs(weight - (postings[index]?.weight ?? 0))).toBeLessThan(0.023); });
    }));
  });

  it('are refused where they are damaged', () => {
    expect(() => unpackPostings('"')).toThrowErrorMatchingInlineSnapshot('[RangeError: damaged postings: """ at 0]');
  });
});

describe('files of the index', () => {
  const manifest = {
    inputs: 'abc', folder: 'def', shards: ['ant', 'bee'], synonyms: [['skep', ['hive']]] as const,
    leaves: [{ url: '/bees/', title: 'Bees', area: 'bees', rows: false, traits: writeTraits({ titleMass: 3, standing: 9 }) }],
  };

  it('hold what was written', () => {
    expect(readManifest(writeManifest(manifest))).toEqual(manifest);
    expect(readTraits(manifest.leaves[0]?.traits ?? '')).toEqual([{ titleMass: 3, standing: 9 }]);
    const texts = [{ anchor: 'open', title: 'Open', above: 'Hives', text: 'Use `smoke`.' }];
    expect(readTexts(writeTexts(texts))).toEqual(texts);
  });

  it.each(['{}', '[]', '{"format":0}', '{"format":2}', '{"format":2,"inputs":"","folder":"","shards":[1],"synonyms":[],"leaves":[]}', 'null'])('are refused where they are something else: %s', (text) => {
    expect(() => readManifest(text)).toThrow(TypeError);
  });
});

describe('rarity', () => {
  it('counts among the sections, and rows where no section has the word', () => {
    expect(rarity([0], 100)).toBeGreaterThan(rarity([0, 1, 2], 100));
    expect(rarity([0, 500, 501, 502], 100)).toBe(rarity([0], 100));
    expect(rarity([500, 501], 100)).toBe(rarity([0, 1], 100));
    expect(rarity(Array.from({ length: 1000 }, (_, index) => 500 + index), 100)).toBeGreaterThan(0);
  });
});

describe('excerpts', () => {
  const shown = (segments: readonly Segment[]): string => segments.map(({ text, hit, code }) => (hit ? `[${text}]` : code ? `<${text}>` : text)).join('');
  const text = `${'Bees live in hives. '.repeat(20)}\nTo open one, use \`make open-hive\` and some smoke.\n${'Honey is sweet. '.repeat(20)}`;

  it('show the place with the most of what was searched', () => {
    expect(shown(excerpt(text, new Set(['smoke', 'open-hive'])))).toMatchInlineSnapshot(`"… To open one, use <make >[open-hive] and some [smoke]. · Honey is sweet. Honey is sweet. Honey is sweet. Honey is sweet. Honey is sweet. Honey is sweet. Honey is sweet. Honey is sweet. Honey is …"`);
  });

  it('show the beginning where nothing stands', () => {
    expect(shown(excerpt(text, new Set(['wasp'])))).toMatch(/^Bees live in hives\. .* …$/);
    expect(contains(text, new Set(['wasp']))).toBe(false);
  });

  it('mark a name as a whole, and parts of it where they alone were searched', () => {
    expect(shown(marked('make open-hive', new Set(['open-hive', 'open'])))).toBe('make [open-hive]');
    expect(shown(marked('make open-hive', new Set(['hive'])))).toBe('make open-[hive]');
  });
});
