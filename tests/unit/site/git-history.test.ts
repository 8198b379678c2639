import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitHistory, readHistories } from '../../../src/plugins/git-history.ts';
import { projectWith } from './project.ts';

const run = (root: string, args: readonly string[], env: Record<string, string> = {}): string => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });

/** A repository with one commit for each entry: who, when, and the files that it writes. */
function repository(): string {
  const root = projectWith({});
  run(root, ['init', '--quiet']);
  const commit = (author: string, seconds: number, message: string): void => {
    run(root, ['add', '--all']);
    run(root, ['-c', `user.name=${author}`, '-c', 'user.email=x@example.com', 'commit', '--quiet', '-m', message], { GIT_AUTHOR_DATE: `${seconds} +0000`, GIT_COMMITTER_DATE: `${seconds} +0000` });
  };
  write(root, { 'docs/a.md': '1', 'docs/deep/b c.md': '1', 'other.md': '1' });
  commit('First, Person', 1_000_000_000, 'one');
  write(root, { 'docs/a.md': '2', 'docs/ü.md': '1' });
  commit('Second', 1_100_000_000, 'two');
  write(root, { 'docs/new.md': 'never committed' });
  return root;
}

function write(root: string, files: Record<string, string>): void {
  const from = projectWith(files);
  execFileSync('cp', ['-r', `${from}/.`, root]);
}

describe('gitHistory', () => {
  it('says who changed a page last, and when', async () => {
    const root = repository();
    const { getFileLastUpdateInfo, getFileCreationInfo } = gitHistory(root, 'docs');
    expect(await getFileLastUpdateInfo(path.join(root, 'docs/a.md'))).toEqual({ timestamp: 1_100_000_000_000, author: 'Second' });
    expect(await getFileCreationInfo(path.join(root, 'docs/a.md'))).toEqual({ timestamp: 1_000_000_000_000, author: 'First, Person' });
    expect(await getFileLastUpdateInfo(path.join(root, 'docs/deep/b c.md'))).toEqual({ timestamp: 1_000_000_000_000, author: 'First, Person' });
    expect((await getFileLastUpdateInfo(path.join(root, 'docs/ü.md')))?.author).toBe('Second');
  });

  it('says nothing about a page that was never committed, and about other folders', async () => {
    const root = repository();
    const { getFileLastUpdateInfo } = gitHistory(root, 'docs');
    expect(await getFileLastUpdateInfo(path.join(root, 'docs/new.md'))).toBeNull();
    expect(await getFileLastUpdateInfo(path.join(root, 'other.md'))).toBeNull();
  });

  it('says nothing in a shallow clone, rather than something wrong', () => {
    const clone = path.join(mkdtempSync(path.join(tmpdir(), 'clone-')), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${repository()}`, clone]);
    expect(readHistories(clone, 'docs').size).toBe(0);
    run(clone, ['fetch', '--quiet', '--unshallow']);
    expect(readHistories(clone, 'docs').get('docs/a.md')?.last.author).toBe('Second');
  });

  it('says nothing outside a repository, and without a commit', () => {
    const root = projectWith({ 'docs/a.md': '1' });
    expect(readHistories(root, 'docs').size).toBe(0);
    run(root, ['init', '--quiet']);
    expect(readHistories(root, 'docs').size).toBe(0);
    rmSync(root, { recursive: true });
    expect(readHistories(root, 'docs').size).toBe(0);
  });

  it('finds pages when the project is a folder of a larger repository', () => {
    const root = repository();
    write(root, { 'portal/docs/p.md': '1' });
    run(root, ['add', '--all']);
    run(root, ['-c', 'user.name=Third', '-c', 'user.email=x@example.com', 'commit', '--quiet', '-m', 'three']);
    expect([...readHistories(path.join(root, 'portal'), 'docs')].map(([file, { last }]) => [file, last.author])).toEqual([['docs/p.md', 'Third']]);
  });
});
