import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { broughtBy, parseDiff, readChangedLines } from '../../../scripts/checks/changed.ts';
import type { Finding } from '../../../scripts/checks/finding.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { withListsOf } from '../../../scripts/checks/style/lists.ts';
import { makeProject, pageOf } from './project.ts';

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main', ...args], { encoding: 'utf8' });

function repository(): string {
  const root = makeProject();
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'start');
  return root;
}

test('reads added, changed and removed lines from a diff without context', () => {
  const diff = ['--- a/docs/a.md', '+++ b/docs/a.md', '@@ -2 +2,2 @@', '-x', '+y', '+z', '@@ -9,2 +9,0 @@', '-p', '-q', '--- a/docs/b c.md', '+++ b/docs/b c.md\t', '@@ -0,0 +1 @@', '+n'].join('\n');
  expect(Object.fromEntries([...parseDiff(diff)].map(([file, lines]) => [file, [...lines]]))).toEqual({ 'docs/a.md': [2, 3, 9, 10], 'docs/b c.md': [1] });
});

test('compares with the merge base on a branch, and counts files that git does not know', () => {
  const root = repository();
  git(root, 'switch', '--quiet', '--create', 'work');
  writeFileSync(path.join(root, 'docs/testing/new.md'), 'new\n');
  const { lines } = readChangedLines(root, undefined);
  expect([...lines]).toEqual([['docs/testing/new.md', 'all']]);
});

test('says what is missing: history, a commit', () => {
  const bare = makeProject();
  expect(() => readChangedLines(bare, undefined)).toThrowErrorMatchingInlineSnapshot(`[PortalError: --changed needs git history, and this folder is no git repository. Clone the portal with git, or run the check without --changed.]`);
  expect(() => readChangedLines(repository(), 'nowhere')).toThrowErrorMatchingInlineSnapshot(`[PortalError: --changed=nowhere: no such commit. Give a branch, tag or commit that exists here, for example --changed=origin/main.]`);
});

const finding = (line: number, message: string, file = 'docs/a.md'): Finding => ({ rule: 'style/x', severity: 'error', file, line, column: 1, message, help: '' });

test('keeps what stands on changed lines and what the base did not have, wherever it stands', () => {
  const before = [finding(3, 'old'), finding(8, 'twice')];
  const now = [finding(2, 'on a changed line'), finding(30, 'old'), finding(9, 'twice'), finding(12, 'twice'), finding(40, 'caused elsewhere', 'docs/b.md')];
  expect(broughtBy({ lines: new Map([['docs/a.md', new Set([2])]]), renamed: new Map() }, now, before).map(({ line, message }) => `${line} ${message}`)).toEqual(['2 on a changed line', '12 twice', '40 caused elsewhere']);
});

test('a renamed file and numbers that every edit changes bring nothing', () => {
  const root = repository();
  git(root, 'mv', 'docs/testing/run-one-test.md', 'docs/testing/run-a-test.md');
  const { lines, renamed } = readChangedLines(root, undefined);
  expect([...renamed]).toEqual([['docs/testing/run-a-test.md', 'docs/testing/run-one-test.md']]);
  const before = [finding(8, 'Unknown word "teh" (2 times in 9 pages).', 'docs/testing/run-one-test.md')];
  const now = [finding(8, 'Unknown word "teh" (2 times in 10 pages).', 'docs/testing/run-a-test.md')];
  expect(broughtBy({ lines, renamed }, now, before)).toEqual([]);
});

test('what a change to the lists of words brings is not taken for old', async () => {
  const page = pageOf('A NIC and Wireguard.\n');
  const root = makeProject({ 'docs/testing/run-one-test.md': page });
  const folder = makeProject();
  cpSync(path.resolve(import.meta.dirname, '../../../src/data'), path.join(folder, 'src/data'), { recursive: true });
  writeFileSync(path.join(folder, 'src/data/style/abbreviations.txt'), '[words]\nNIC\n');
  const rules = async (): Promise<string[]> => (await checkProject({ root, only: ['style'] })).findings.map(({ rule }) => rule);
  expect(await withListsOf(folder, rules)).toEqual(['style/name']);
  expect(await rules()).toEqual(['style/abbreviation', 'style/name']);
});

test('the command line reports what the change brought, and not what was there before', () => {
  const root = repository();
  mkdirSync(path.join(root, 'node_modules'), { recursive: true });
  const page = path.join(root, 'docs/testing/run-one-test.md');
  const run = (...args: string[]): { code: number; out: string } => {
    try {
      return { code: 0, out: execFileSync(process.execPath, [path.resolve(import.meta.dirname, '../../../scripts/bin/portal.mjs'), 'check', '--only', 'links,style', '--format', 'json', ...args], { cwd: root, encoding: 'utf8' }) };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { code: status, out: stdout };
    }
  };
  writeFileSync(path.join(root, 'docs/testing/old.md'), '---\ntitle: Old\ndescription: A page that shows one thing, with a description that is long enough.\ntype: task\n---\n\n## Without id\n\nText.\n');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'an old fault');
  git(root, 'switch', '--quiet', '--create', 'work');
  rmSync(page);
  const rules = z.array(z.object({ rule: z.string(), file: z.string() }));
  const found = rules.parse((JSON.parse(run('--changed').out) as { findings: unknown }).findings);
  expect(found.map(({ rule, file }) => `${file} ${rule}`)).toContainEqual(expect.stringMatching(/^docs\/testing\/.*links\/dead$/));
  expect(found.filter(({ rule }) => rule === 'style/heading-id')).toEqual([]);
  expect(run().out).toContain('style/heading-id');
});
