import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { checkProject } from '../../../scripts/checks/run.ts';
import { loadSpeller } from '../../../scripts/checks/spelling/speller.ts';
import { makeProject, pageOf } from './project.ts';

vi.mock('../../../scripts/checks/spelling/speller.ts', { spy: true });

describe('what is remembered of words', () => {
  const cache = (root: string): string => path.join(root, 'node_modules/.cache/portal/words.json');
  const check = async (root: string): Promise<string[]> => (await checkProject({ root, only: ['spelling/unknown-word'] })).findings.map(({ message }) => message);

  beforeEach(() => { vi.mocked(loadSpeller).mockClear(); });

  test('a second run gives the same without loading the speller, suggestions included', async () => {
    const root = makeProject({ 'docs/testing/setup.md': pageOf('A mashine.\n') });
    const first = await check(root);
    expect(first).toHaveLength(1);
    expect(await check(root)).toEqual(first);
    expect(loadSpeller).toHaveBeenCalledTimes(1);
  });

  test('a change of the word list judges anew', async () => {
    const root = makeProject({ 'docs/testing/setup.md': pageOf('A mashine.\n') });
    await check(root);
    writeFileSync(path.join(root, 'src/data/words.txt'), 'mashine\nnetlink\n');
    expect(await check(root)).toEqual([]);
  });

  test('a page that needs a word of the list no more, and again', async () => {
    const root = makeProject({ 'docs/testing/setup.md': pageOf('A mashine.\n'), 'src/data/words.txt': 'mashine\nnetlink\n' });
    const unused = async (): Promise<string[]> => (await checkProject({ root, only: ['spelling/unused-word'] })).findings.map(({ message }) => message.split('.')[0] ?? '');
    const before = await unused();
    expect(before).not.toContain('No page uses "mashine" any more');
    writeFileSync(path.join(root, 'docs/testing/setup.md'), pageOf('A machine.\n'));
    expect(await unused()).toEqual(['No page uses "mashine" any more', ...before]);
    writeFileSync(path.join(root, 'docs/testing/setup.md'), pageOf('Mashine and netlink.\n'));
    expect(await unused()).toEqual([]);
  });

  test.each(['', '{', 'null', '[]', '{"key":1}', '\0'])('a damaged cache (%j) is made anew', async (content) => {
    const root = makeProject({ 'docs/testing/setup.md': pageOf('A mashine.\n') });
    const first = await check(root);
    const whole = readFileSync(cache(root), 'utf8');
    for (const file of [cache(root), path.join(root, 'node_modules/.cache/portal/verdicts.json')]) writeFileSync(file, content);
    expect(await check(root)).toEqual(first);
    expect(readFileSync(cache(root), 'utf8')).toBe(whole);
  });
});
