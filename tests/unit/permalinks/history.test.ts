import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { pageMoves, type PageMoves } from '../../../scripts/permalinks/history/page-moves.ts';
import { makeRepository, temporaryFolder, type TestRepository } from '../upstream/repository.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** A text of 20 lines that nothing else has; `edited` of them from the start are different. */
function text(name: string, edited = 0): string {
  return Array.from({ length: 20 }, (_, line) => (line < edited ? `New line ${line} about ${name}\n` : `Line ${line} of ${name} says ${name}${line}\n`)).join('');
}

function repository(): TestRepository {
  return makeRepository(cleanups);
}

const since = ({ dir }: TestRepository, base: string | undefined, head: string | undefined = 'HEAD'): PageMoves => pageMoves({ gitDir: dir, base, head, folder: 'docs', extension: 'md' });

describe('a page that moved', () => {
  test('is found where its content is the same, and where half of it is', () => {
    const repo = repository();
    const base = repo.commit({ 'docs/a.md': text('a'), 'docs/b.md': text('b') });
    repo.commit({ 'docs/a.md': undefined, 'docs/x/a.md': text('a'), 'docs/b.md': undefined, 'docs/c.md': text('b', 8) });
    expect(since(repo, base)).toEqual({ published: 2, deleted: [], moved: [{ from: 'docs/a.md', to: 'docs/x/a.md' }, { from: 'docs/b.md', to: 'docs/c.md' }] });
  });

  test('is followed through several commits, each with edits that add up to another text', () => {
    const repo = repository();
    const base = repo.commit({ 'docs/a.md': text('a') });
    repo.commit({ 'docs/a.md': undefined, 'docs/b.md': text('a', 7) });
    repo.commit({ 'docs/b.md': text('a', 13) });
    repo.commit({ 'docs/b.md': undefined, 'docs/c.md': text('a', 18) });
    expect(since(repo, base).moved).toEqual([{ from: 'docs/a.md', to: 'docs/c.md' }]);
  });

  test('and moved back is where it was; only the address between is gone', () => {
    const repo = repository();
    const base = repo.commit({ 'docs/a.md': text('a') });
    repo.commit({ 'docs/a.md': undefined, 'docs/b.md': text('a') });
    repo.commit({ 'docs/b.md': undefined, 'docs/a.md': text('a') });
    expect(since(repo, base)).toEqual({ published: 1, moved: [], deleted: [] });
    expect(since(repo, undefined)).toEqual({ published: 2, moved: [{ from: 'docs/b.md', to: 'docs/a.md' }], deleted: [] });
  });

  test('in two commits, copied in one and deleted in the other, either first', () => {
    const repo = repository();
    const base = repo.commit({ 'docs/a.md': text('a'), 'docs/b.md': text('b') });
    repo.commit({ 'docs/a-new.md': text('a', 8), 'docs/b.md': undefined });
    repo.commit({ 'docs/a.md': undefined, 'docs/b-new.md': text('b', 8) });
    expect(since(repo, base).moved).toEqual([{ from: 'docs/a.md', to: 'docs/a-new.md' }, { from: 'docs/b.md', to: 'docs/b-new.md' }]);
  });

  test('onto a page that was there, which then has its text', () => {
    const repo = repository();
    const base = repo.commit({ 'docs/a.md': text('a'), 'docs/b.md': text('b') });
    repo.commit({ 'docs/a.md': undefined, 'docs/b.md': text('a') });
    expect(since(repo, base).moved).toEqual([{ from: 'docs/a.md', to: 'docs/b.md' }]);
  });

  test('and swapped places with another is at the address of the other, so none is gone', () => {
    const repo = repository();
    const base = repo.commit({ 'docs/a.md': text('a'), 'docs/b.md': text('b') });
    repo.commit({ 'docs/a.md': text('b'), 'docs/b.md': text('a') });
    expect(since(repo, base)).toEqual({ published: 2, moved: [], deleted: [] });
  });

  test('in a branch that was merged, and in one that merged main meanwhile', () => {
    const repo = repository();
    repo.commit({ 'docs/a.md': text('a'), 'docs/b.md': text('b') });
    repo.git('checkout', '-q', '-b', 'topic');
    repo.commit({ 'docs/a.md': undefined, 'docs/a2.md': text('a', 5) });
    repo.git('checkout', '-q', 'main');
    const main = repo.commit({ 'docs/b.md': undefined, 'docs/b2.md': text('b') });
    repo.git('checkout', '-q', 'topic');
    repo.git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'merge', '-q', '--no-edit', 'main');
    repo.commit({ 'docs/b2.md': undefined, 'docs/b3.md': text('b') });
    expect(since(repo, main).moved).toEqual([{ from: 'docs/a.md', to: 'docs/a2.md' }, { from: 'docs/b2.md', to: 'docs/b3.md' }]);
  });

  test('in the working tree, without git having been told', () => {
    const repo = repository();
    const base = repo.commit({ 'docs/a.md': text('a'), 'other.txt': 'other\n' });
    mkdirSync(path.join(repo.dir, 'docs/x'));
    renameSync(path.join(repo.dir, 'docs/a.md'), path.join(repo.dir, 'docs/x/a.md'));
    writeFileSync(path.join(repo.dir, 'other.txt'), 'changed\n');
    const objects = repo.git('count-objects');
    const temporary = temporaryFolder(cleanups);
    vi.stubEnv('TMPDIR', temporary);
    expect(pageMoves({ gitDir: repo.dir, base, head: undefined, folder: 'docs', extension: 'md' }).moved).toEqual([{ from: 'docs/a.md', to: 'docs/x/a.md' }]);
    // Looking leaves nothing in the repository and in the temporary folder.
    expect(repo.git('count-objects')).toBe(objects);
    expect(repo.git('status', '--porcelain', '--untracked-files=all')).toBe('D docs/a.md\n M other.txt\n?? docs/x/a.md');
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe('a page that went', () => {
  test('is listed with the three pages that have most in common with it', () => {
    const repo = repository();
    const page = (words: string): string => `# Page\n\n${words}\n`;
    const base = repo.commit({
      'docs/testing/load.md': page('Run the load test with many pods and read its latency.'),
      'docs/testing/latency.md': page('How to read the latency of a load test: percentiles and histograms.'),
      'docs/testing/pods.md': page('Start many pods at once, for a test of the scheduler.'),
      'docs/release/notes.md': page('Write notes for the people who upgrade.'),
      'docs/testing/units.md': page('A unit test runs in a second.'),
    });
    repo.commit({ 'docs/testing/load.md': undefined });
    expect(since(repo, base)).toEqual({ published: 5, moved: [], deleted: [{ from: 'docs/testing/load.md', closest: ['docs/testing/latency.md', 'docs/testing/pods.md', 'docs/testing/units.md'] }] });
  });

  test('after it had moved is gone at each of its addresses; a new page at one of them answers for it', () => {
    const repo = repository();
    repo.commit({ 'docs/a.md': text('a'), 'docs/z.md': text('z') });
    repo.commit({ 'docs/a.md': undefined, 'docs/b.md': text('a') });
    repo.commit({ 'docs/b.md': undefined });
    expect(since(repo, undefined).deleted.map(({ from }) => from)).toEqual(['docs/a.md', 'docs/b.md']);
    repo.commit({ 'docs/a.md': text('new') });
    expect(since(repo, undefined).deleted.map(({ from }) => from)).toEqual(['docs/b.md']);
  });

  test('counts only with the folder and the ending that were asked for', () => {
    const repo = repository();
    const base = repo.commit({ 'docs/a.md': text('a'), 'docs/a.txt': text('t'), 'other/a.md': text('o'), 'docs/deep/er/b.md': text('b') });
    repo.commit({ 'docs/a.md': undefined, 'docs/a.txt': undefined, 'other/a.md': undefined, 'docs/deep/er/b.md': undefined });
    expect(since(repo, base).deleted.map(({ from }) => from)).toEqual(['docs/a.md', 'docs/deep/er/b.md']);
  });

  test('empty is not taken for another empty one', () => {
    const repo = repository();
    const base = repo.commit({ 'docs/a.md': '' });
    repo.commit({ 'docs/a.md': undefined, 'docs/b.md': '' });
    expect(since(repo, base).moved).toEqual([]);
  });
});

describe('what cannot be asked', () => {
  test('a shallow clone, with the command that mends it', () => {
    const repo = repository();
    repo.commit({ 'docs/a.md': text('a') });
    repo.commit({ 'docs/a.md': undefined });
    const clone = path.join(temporaryFolder(cleanups), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', pathToFileURL(repo.dir).href, clone]);
    expect(() => pageMoves({ gitDir: clone, base: undefined, head: 'HEAD', folder: 'docs', extension: 'md' })).toThrow(
      `${clone}: a shallow clone, whose history does not say where pages went. Run "git -C ${clone} fetch --unshallow".`,
    );
  });

  test('a commit that does not exist, a name that git would take for an option, a folder without a repository', () => {
    const repo = repository();
    repo.commit({ 'docs/a.md': text('a') });
    expect(() => since(repo, 'nowhere')).toThrow(`nowhere: no such commit in ${repo.dir}.`);
    expect(() => since(repo, '--all')).toThrow(`--all: no such commit in ${repo.dir}.`);
    const folder = temporaryFolder(cleanups);
    expect(() => pageMoves({ gitDir: folder, base: undefined, head: 'HEAD', folder: 'docs', extension: 'md' })).toThrow(
      `${folder}: no git repository, or one that git refuses to read; "git status" there says why.`,
    );
  });

  test('a bare repository can', () => {
    const repo = repository();
    const base = repo.commit({ 'docs/a.md': text('a') });
    repo.commit({ 'docs/a.md': undefined, 'docs/b.md': text('a') });
    const bare = path.join(temporaryFolder(cleanups), 'bare.git');
    execFileSync('git', ['clone', '--quiet', '--bare', repo.dir, bare]);
    expect(pageMoves({ gitDir: bare, base, head: 'main', folder: 'docs', extension: 'md' }).moved).toEqual([{ from: 'docs/a.md', to: 'docs/b.md' }]);
  });
});
