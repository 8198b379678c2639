import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { portal as run, type Outcome } from '../cli/portal.ts';
import { makePortal, type PortalRepository } from './portal-repository.ts';
import { pageText } from './site.ts';

const cleanups: (() => void)[] = [];
let portal: PortalRepository;
let base: string;
beforeEach(async () => {
  portal = await makePortal(cleanups);
  base = portal.git('rev-parse', 'HEAD');
});
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const says = ({ code, stdout, stderr }: Outcome): string => `${code ?? 'killed'}\n${stdout}${stderr}`;
const move = (from: string, to: string): void => {
  renameSync(path.join(portal.dir, from), path.join(portal.dir, to));
};

test('redirects for pages that moved are written, for committed moves and others, in one hop', () => {
  move('docs/testing/run.md', 'docs/testing/begin.md');
  portal.commit({});
  move('docs/testing/begin.md', 'docs/testing/start.md');
  portal.commit({ 'docs/review/ask.md': pageText('Ask for a review', { 'set-up': 'Set up', words: 'Choose words' }).replace('type: task', 'type: task\nslug: /review/request/') });
  move('docs/testing/read.md', 'docs/review/read.md');
  expect(says(run(portal.dir, 'redirects', '--base', base))).toBe('0\ndocs/redirects.yaml: /testing/read/ → /review/read/\ndocs/redirects.yaml: /testing/run/ → /testing/start/\n2 redirects written, 0 pages gone without one.\n');
  expect(portal.read('docs/redirects.yaml')).toBe('- from: /testing/read/\n  to: /review/read/\n- from: /testing/run/\n  to: /testing/start/\n');
  expect(says(run(portal.dir, 'redirects', '--base', base))).toBe('0\n0 redirects written, 0 pages gone without one.\n');
});

test('a page that went without a trace is an error that lists the closest, until somebody says where its readers go', () => {
  rmSync(path.join(portal.dir, 'docs/testing/run.md'));
  expect(says(run(portal.dir, 'redirects', '--base', base))).toBe(`1
0 redirects written, 1 page gone without one.
portal: /testing/run/ is gone and nothing says where its readers are to go. Add one line to docs/redirects.yaml; these pages are closest:
  - { from: /testing/run/, to: /testing/ }
  - { from: /testing/run/, to: /testing/read/ }
  - { from: /testing/run/, to: /review/ask/ }
`);
  portal.commit({ 'docs/redirects.yaml': '- { from: /testing/run/, to: /testing/ }\n' });
  expect(says(run(portal.dir, 'redirects', '--base', base))).toBe('0\n0 redirects written, 0 pages gone without one.\n');
});

test('a page that moved back has no redirect any more', async () => {
  move('docs/testing/run.md', 'docs/testing/start.md');
  run(portal.dir, 'redirects');
  const there = await portal.publish();
  move('docs/testing/start.md', 'docs/testing/run.md');
  expect(says(run(portal.dir, 'redirects', '--base', there))).toBe('0\ndocs/redirects.yaml: /testing/start/ → /testing/run/\n1 redirect written, 0 pages gone without one.\n');
  expect(portal.read('docs/redirects.yaml')).toBe('- from: /testing/start/\n  to: /testing/run/\n');
});

test('a base that does not exist is said to be none', () => {
  expect(says(run(portal.dir, 'redirects', '--base', 'nowhere'))).toBe('2\nportal: --base nowhere: no such commit. Expected a branch, tag or commit, for example origin/main; "git fetch origin main" brings that.\n');
});
