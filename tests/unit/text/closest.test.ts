import { expect, test } from 'vitest';
import { closest, editDistance } from '../../../scripts/text/closest.ts';

test.each([
  ['', '', 0],
  ['links', 'links', 0],
  ['link', 'links', 1],
  ['links', 'link', 1],
  ['lunks', 'links', 1],
  ['likns', 'links', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
  ['🚀', 'x', 2],
])('"%s" and "%s" are %i edits apart, either way', (a, b, distance) => {
  expect(editDistance(a, b, 9)).toBe(distance);
  expect(editDistance(b, a, 9)).toBe(distance);
});

test.each([
  ['abcdef', 'uvwxyz', 2],
  ['abc', 'abcdefghi', 2],
  ['abc', 'xyz', 0],
])('"%s" and "%s" are given up beyond %i edits', (a, b, limit) => {
  expect(editDistance(a, b, limit)).toBe(limit + 1);
});

test('long words that differ early are given up early', () => {
  expect(editDistance('a'.repeat(100_000), 'b'.repeat(100_000), 1)).toBe(2);
});

test.each<[string, readonly string[], string | undefined]>([
  ['setpu.md', ['index.md', 'setup.md'], 'setup.md'],
  ['SETUP.md', ['setup.md', 'index.md'], 'setup.md'],
  ['prerequisits', ['prerequisites', 'requisites'], 'prerequisites'],
  ['bakcport', ['backport', 'report'], 'backport'],
  ['ab', ['abc', 'abcd'], 'abc'],
  ['a', ['b', 'c'], 'b'],
  ['run', ['test', 'start'], undefined],
  ['x', [], undefined],
  ['', ['abc'], undefined],
  ['same', ['sane', 'same'], 'same'],
  ['cat', ['bat', 'rat'], 'bat'],
])('"%s" among %j is "%s"', (wrong, candidates, expected) => {
  expect(closest(wrong, candidates)).toBe(expected);
});

test('any iterable will do', () => {
  expect(closest('sidebar', new Set(['sidebars']))).toBe('sidebars');
});
