import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/connectivity.ts';
import { factsOf } from '../input.ts';
import { fixtureFiles, withCrlf } from './fixture-files.ts';

const files = fixtureFiles('connectivity');
const FOLDER = 'cilium-cli/connectivity/builder/';

describe('connectivity tests', () => {
  it('are read with their group and place', () => {
    const { tests } = factsOf(source, files);
    expect(tests.map(({ name, group = '-', order = 0, file, line }) => `${name} ${group} ${order} ${file.replace(FOLDER, '')}:${line}`)).toEqual([
      'dive-deep calm 2 rest.go:6',
      'rest last 1 rest.go:11',
      'swim calm 1 swim.go:7',
      'swim-far-lap calm 1 swim.go:24',
      'swim-far-lap-back calm 1 swim.go:25',
      'swim-lap calm 1 swim.go:24',
      'swim-lap-back calm 1 swim.go:25',
      'unlisted - 0 rest.go:16',
    ]);
    expect(source.count({ tests })).toBe(8);
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, withCrlf(files))).toEqual(factsOf(source, files));
  });

  it('are none where they are not in the tree, which two branches declare', () => {
    expect(factsOf(source, { 'README.md': '' })).toEqual({ tests: [] });
    expect(Object.keys(source.mayBeEmpty ?? {})).toEqual(['v1.17', 'v1.16']);
  });

  it.each([
    ['a name from elsewhere', 'rest.go', 'newTest("rest", ct)', 'newTest(name(), ct)', `${FOLDER}rest.go:11: expected the name of a test as a string, a variable of strings or a format of one, found "name()".`],
    ['a format of two values', 'swim.go', '"%s-back"', '"%s-%s"', `${FOLDER}swim.go:25: expected the name of a test as a string`],
    ['no lists', 'builder.go', /\[\]testBuilder/gu, 'x', `${FOLDER}builder.go: expected functions with lists "[]testBuilder{…}", found "none".`],
    ['a name twice', 'rest.go', '"unlisted"', '"rest"', `${FOLDER}: expected test names that differ, found "rest".`],
  ])('refuse %s', (_, file, from, to, message) => {
    const path = FOLDER + file;
    expect(() => factsOf(source, { ...files, [path]: (files[path] ?? '').replace(from, to) })).toThrow(message);
  });
});
