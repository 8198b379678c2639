import { afterEach, describe, expect, it } from 'vitest';
import { openRepository } from '../../../scripts/upstream/git.ts';
import { readHistory } from '../../../scripts/upstream/history.ts';
import { readRenames, renamedTargets, renamedVariables, renameOf, type Rename } from '../../../scripts/upstream/renames.ts';
import { CILIUM, makeRepository } from './repository.ts';

const cleanups: (() => void)[] = [];
afterEach(() => { for (const cleanup of cleanups.splice(0)) cleanup(); });

const hive = '.PHONY: smoke\nsmoke: lid ## Calm the bees\n\t@echo smoke\n\t./smoke.sh\n';

describe('a make target', () => {
  it.each([
    ['with the same dependencies and recipe, whatever its help says', hive, '.PHONY: calm\ncalm: lid ## Make the bees calm\n\t@echo calm\n\t./smoke.sh\n', [['smoke', 'calm']]],
    ['that other targets still need', `${hive}all: smoke\n`, `${hive}all: smoke\n`.replaceAll(/\bsmoke\b(?!\.sh)/g, 'calm'), [['smoke', 'calm']]],
    ['below other lines than before', `${hive}\nlid:\n\topen lid\n`, `lid:\n\topen lid\n\n${hive.replaceAll('smoke:', 'calm:').replace('PHONY: smoke', 'PHONY: calm').replace('echo smoke', 'echo calm')}`, [['smoke', 'calm']]],
  ])('was renamed: one %s', (_, before, after, expected) => {
    expect(renamedTargets(before, after)).toEqual(expected);
  });

  it.each([
    ['another recipe', hive, hive.replaceAll(/\bsmoke\b(?!\.sh)/g, 'calm').replace('smoke.sh', 'fan.sh')],
    ['other dependencies', hive, hive.replaceAll(/\bsmoke\b(?!\.sh)/g, 'calm').replace('lid', 'frame')],
    ['two names that fit', 'a:\n\trun\n', 'b:\n\trun\nc:\n\trun\n'],
    ['two old names that fit', 'a:\n\trun\nb:\n\trun\n', 'c:\n\trun\n'],
    ['neither recipe nor dependencies', 'a:\n', 'b:\n'],
    ['the old name still there', hive, `${hive}${hive.replaceAll('smoke', 'calm')}`],
    ['a pattern', '%.ll: %.c\n\tclang\n', '%.o: %.c\n\tclang\n'],
    ['only a variable of that name', 'smoke := 1\n', 'calm := 1\n'],
  ])('was not: %s', (_, before, after) => {
    expect(renamedTargets(before, after)).toEqual([]);
  });
});

describe('a variable', () => {
  it('was renamed where each of its lines has the new name, also one that begins as another does', () => {
    expect(renamedVariables('BEE_FILE ?= ""\nBEE_FILES = x\nrun:\n\tgo "BEE_FILE=$(BEE_FILE)" $(BEE_FILES)\n', 'BEE ?= ""\nBEE_FILES = x\nrun:\n\tgo "BEE=$(BEE)" $(BEE_FILES)\n')).toEqual([['BEE_FILE', 'BEE']]);
  });

  it.each([
    ['another use', 'BEE = 1\nrun:\n\tgo $(BEE)\n', 'WASP = 1\nrun:\n\tgo --all $(WASP)\n'],
    ['one line alone', 'BEE = 1\n', 'WASP = 1\n'],
    ['a name that was there before', 'BEE = 1\nWASP = 1\nrun:\n\tgo $(BEE)\n', 'WASP = 1\nrun:\n\tgo $(WASP)\n'],
  ])('was not: %s', (_, before, after) => {
    expect(renamedVariables(before, after)).toEqual([]);
  });
});

it('reads renames out of the history, where a folder that a recipe names moved in the same commit too', async () => {
  const repository = makeRepository(cleanups);
  repository.commit({ ...CILIUM, Makefile: 'lab-old:\n\t$(MAKE) -C labs/v2/one deploy\n', 'labs/v2/one/Makefile': 'deploy:\n\techo one\n', 'labs/v2/two/Makefile': 'deploy:\n\techo two\n' });
  const moved = repository.commit({ Makefile: 'lab:\n\t$(MAKE) -C labs/one deploy\n', 'labs/v2/one/Makefile': undefined, 'labs/one/Makefile': 'deploy:\n\techo one\n' });
  const again = repository.commit({ 'labs/v2/two/Makefile': 'start:\n\techo two\n' });
  const opened = await openRepository(repository.dir);
  const { commits } = await readHistory(opened, { commit: again });
  expect(await readRenames(opened, commits)).toEqual([
    { commit: again.slice(0, 12), date: '2026-01-01', dir: 'labs/v2/two', from: 'deploy', to: 'start' },
    { commit: moved.slice(0, 12), date: '2026-01-01', dir: '.', from: 'lab-old', to: 'lab' },
  ]);
});

describe('renameOf', () => {
  const rename = (from: string, to: string, dir?: string): Rename => ({ commit: from.padEnd(12, '0'), date: '2026-01-01', ...(dir !== undefined && { dir }), from, to });
  const renames = [rename('b', 'c', '.'), rename('a', 'b', '.'), rename('x', 'y', '.'), rename('y', 'x', '.'), rename('A', 'B')];
  const called = (name: string, dir?: string): string | undefined => renameOf(name, dir, renames, (one) => one === 'c' || one === 'B')?.to;

  it('follows renames to a name that exists, in one folder', () => {
    expect([called('a', '.'), called('b', '.'), called('A')]).toEqual(['c', 'c', 'B']);
  });

  it('knows of no name that leads nowhere, in a circle or to another folder', () => {
    expect([called('x', '.'), called('a', 'bpf'), called('a'), called('q', '.')]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
