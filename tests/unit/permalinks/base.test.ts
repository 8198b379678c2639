import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { baseCommits, readBase } from '../../../scripts/permalinks/base.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { makeRepository, temporaryFolder } from '../upstream/repository.ts';
import { firstFiles, makePortal } from './portal-repository.ts';
import { pageText } from './site.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const commits = (root: string, base?: string): unknown => {
  const found = readBase(root, baseCommits(root, base));
  return found.kind === 'ledgers' ? found.ledgers.map(({ commit }) => commit) : found;
};

describe('published links are compared', () => {
  test('on the default branch with the last commit and its first parent', async () => {
    const portal = await makePortal(cleanups);
    const first = portal.git('rev-parse', 'HEAD');
    const second = portal.commit({ 'docs/testing/other.md': pageText('Other') });
    expect(commits(portal.dir)).toEqual([second, first]);
  });

  test('on another branch with the commit where it left the default branch', async () => {
    const portal = await makePortal(cleanups);
    portal.git('checkout', '-q', '-b', 'topic');
    const left = portal.git('rev-parse', 'HEAD');
    portal.commit({ 'docs/testing/other.md': pageText('Other') });
    portal.git('checkout', '-q', 'main');
    await portal.publish({ 'docs/testing/new.md': pageText('New') });
    portal.git('checkout', '-q', 'topic');
    expect(commits(portal.dir)).toEqual([left]);
    // A page that main got meanwhile is none that the branch removed.
    expect(commits(portal.dir, 'main')).toEqual([left]);
    expect(await portal.says('main')).toEqual([]);
  });

  test('with the fetched default branch rather than a local one that is behind', async () => {
    const portal = await makePortal(cleanups);
    const clone = path.join(temporaryFolder(cleanups), 'clone');
    execFileSync('git', ['clone', '--quiet', pathToFileURL(portal.dir).href, clone]);
    const published = portal.git('rev-parse', 'HEAD');
    execFileSync('git', ['-C', clone, '-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '-q', '--allow-empty', '-m', 'Local']);
    expect(commits(clone)).toEqual([published]);
  });

  test('with the commit that --base names', async () => {
    const portal = await makePortal(cleanups);
    const first = portal.git('rev-parse', 'HEAD');
    await portal.publish({ 'docs/testing/run.md': pageText('Run tests', { 'set-up': 'Set up', 'all-tests': 'Run all tests' }) });
    await portal.publish({ 'docs/testing/other.md': pageText('Other') });
    portal.commit({});
    expect(await portal.says()).toEqual([]);
    expect(await portal.says(first)).toEqual([expect.stringContaining('"/testing/run/#one-test" was published')]);
    expect(() => baseCommits(portal.dir, 'nowhere')).toThrow('--base nowhere: no such commit. Expected a branch, tag or commit, for example origin/main; "git fetch origin main" brings that.');
  });

  test('in a portal that is a folder of a repository', async () => {
    const portal = await makePortal(cleanups);
    const outer = makeRepository(cleanups);
    cpSync(portal.dir, path.join(outer.dir, 'site'), { recursive: true, filter: (file) => !file.includes(`${path.sep}.git`) });
    outer.commit({});
    rmSync(path.join(outer.dir, 'site/docs/testing/run.md'));
    writeFileSync(path.join(outer.dir, 'site/docs/testing/start.md'), firstFiles['docs/testing/run.md']);
    const { findings } = await checkProject({ root: path.join(outer.dir, 'site'), only: ['permalinks'] });
    expect(findings.map(({ redirect }) => redirect)).toEqual([{ from: '/testing/run/', to: '/testing/start/' }]);
  });
});

describe('where there is nothing to compare with', () => {
  test('before the first commit and before the first ledger nothing is said', async () => {
    const empty = makeRepository(cleanups);
    expect(commits(empty.dir)).toEqual({ kind: 'nothing' });
    empty.commit(firstFiles);
    expect(commits(empty.dir)).toEqual({ kind: 'nothing' });
    expect((await checkProject({ root: empty.dir, only: ['permalinks'] })).findings).toEqual([]);
  });

  test('without git there is a warning', async () => {
    const portal = await makePortal(cleanups);
    rmSync(path.join(portal.dir, '.git'), { recursive: true });
    expect(await portal.says()).toEqual([
      'static/permalinks.json:1 permalinks/not-compared Published links were not compared: this folder is no git repository, or git refuses to read it. Clone the portal with git; "git status" says what is wrong.',
    ]);
    expect((await portal.findings())[0]?.severity).toBe('warning');
  });

  test('in a shallow clone there is an error with the command that mends it', async () => {
    const portal = await makePortal(cleanups);
    await portal.publish({ 'docs/testing/other.md': pageText('Other') });
    const clone = path.join(temporaryFolder(cleanups), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', pathToFileURL(portal.dir).href, clone]);
    const { findings } = await checkProject({ root: clone, only: ['permalinks'] });
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
      ['error', 'Published links were not compared: the clone is shallow. Run "git fetch --unshallow"; in a workflow, check out with "fetch-depth: 0".'],
    ]);
  });

  test('with a damaged ledger there is an error that names the commit', async () => {
    const portal = await makePortal(cleanups);
    const broken = portal.commit({ 'static/permalinks.json': '{' });
    expect(await portal.says()).toEqual([
      `static/permalinks.json:1 permalinks/not-compared Published links were not compared: static/permalinks.json at ${broken.slice(0, 10)} is damaged. Choose a commit with --base at which it is whole.`,
    ]);
  });
});
