import { describe, expect, it } from 'vitest';
import { ariane, startingChecks, triggersOfWorkflows } from '../../../scripts/plan/engine/ci.ts';
import { fitsFilter } from '../../../scripts/plan/engine/patterns.ts';
import { harbour } from './harbour.ts';

describe('ariane', () => {
  const runs = (...paths: string[]): string => ['float.yaml', 'sink.yaml', 'race.yaml'].filter(ariane(harbour.filters, paths)).join(' ');

  it.each([
    ['a path outside of what is ignored, in what is asked for', ['boats/sail/mast.go'], 'float.yaml sink.yaml race.yaml'],
    ['nothing but ignored paths', ['charts/x.svg', 'README.md', 'docs/CODEOWNERS.md'], 'race.yaml'],
    ['a filter compares with the beginning of a path', ['boats/hull/x.go'], 'float.yaml race.yaml'],
    ['one path that counts is enough', ['charts/x.svg', 'docks/mooring.c'], 'float.yaml sink.yaml race.yaml'],
    ['the workflow itself', ['.github/workflows/sink.yaml'], 'sink.yaml'],
    ['another workflow', ['.github/workflows/other.yaml'], ''],
    ['another workflow, and what is ignored', ['.github/workflows/other.yaml', 'README.md'], 'race.yaml'],
    ['nothing', [], ''],
  ])('%s', (_, paths, expected) => {
    expect(runs(...paths)).toBe(expected);
  });

  it('runs a workflow with both kinds of filters for whatever changed, as Ariane does', () => {
    expect(ariane([{ workflow: 'both.yaml', only: 'a/', ignore: 'b/' }], ['b/x'])('both.yaml')).toBe(true);
  });
});

describe('fitsFilter', () => {
  it.each([
    ['charts/**', ['charts/x', 'charts/a/b', '!charts', '!boats/charts/x']],
    ['charts/*', ['charts/x', '!charts/a/b']],
    ['**/fuzz_test.go', ['fuzz_test.go', 'a/b/fuzz_test.go', '!a/xfuzz_test.go']],
    ['**renovate.json5', ['renovate.json5', '.github/renovate.json5', '!renovate.json5.md']],
    ['**', ['a', 'a/b']],
    ['v[0-9]+.[0-9]+*', ['!main']],
  ])('%s', (pattern, expectations) => {
    const wrong = expectations.filter((path) => (path.startsWith('!') ? fitsFilter([pattern], path.slice(1)) : !fitsFilter([pattern], path)));
    expect(wrong).toEqual([]);
  });

  it('takes back what a later pattern with an exclamation mark names', () => {
    expect(fitsFilter(['charts/**', '!charts/deep/**'], 'charts/deep/x')).toBe(false);
    expect(fitsFilter(['!charts/deep/**', 'charts/**'], 'charts/deep/x')).toBe(true);
  });
});

it('tells which workflows start by themselves', () => {
  const starts = (...paths: string[]): string[] => startingChecks(harbour.checks, paths).map(({ name }) => name);
  expect(starts('boats/hull.go')).toEqual(['Lint', 'Build']);
  expect(starts('charts/north.md')).toEqual(['Lint', 'Spell']);
  expect(starts('charts/deep/trench.md')).toEqual(['Lint']);
});

it('finds the trigger of a changed workflow, but not the one that starts them all', () => {
  expect(triggersOfWorkflows(harbour.triggers, ['.github/workflows/float.yaml', '.github/workflows/sink.yaml'], '/test')).toEqual([{ phrase: '/float', path: '.github/workflows/float.yaml' }]);
});
