import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { discoverPages } from '../../../scripts/pages/discover.ts';
import { limits } from '../../../scripts/pages/limits.ts';
import { makeProject } from '../checks/project.ts';

const own = ['docs/testing/index.md', 'docs/testing/run-one-test.md', 'docs/testing/setup.md'];

/** Findings as `file: message`. */
function discover(root: string): { files: string[]; findings: string[] } {
  const { files, findings } = discoverPages(root);
  return { files: files.map(({ file }) => file), findings: findings.map(({ file, message }) => `${file}: ${message}`).sort() };
}

test('pages are listed in order; other files are left alone', () => {
  const root = makeProject({ 'docs/b/page.md': '', 'docs/a.md': '', 'docs/a/picture.png': '', 'docs/data.json': '', 'notes.md': '' });
  expect(discover(root)).toEqual({ files: ['docs/a.md', 'docs/b/page.md', ...own], findings: [] });
});

test.each([
  ['Run-Tests.md', 'Run-Tests'],
  ['run tests.md', 'run tests'],
  ['run_tests.md', 'run_tests'],
  ['_draft.md', '_draft'],
  ['01-start.md', '01-start'],
  ['404.md', '404'],
  ['v1.18.md', 'v1.18'],
  ['ümlaut.md', 'ümlaut'],
  ['-.md', '-'],
  ['.md', ''],
  ['Folder/page.md', 'Folder'],
  ['02-folder/page.md', '02-folder'],
])('docs/%s has no good address', (name, part) => {
  expect(discover(makeProject({ [`docs/${name}`]: '' })).findings).toEqual([
    `docs/${name}: The names of a page and its folders become its address. Expected lower-case words joined by hyphens, such as "run-tests", found "${part}".`,
  ]);
});

test('MDX is refused', () => {
  const { files, findings } = discover(makeProject({ 'docs/page.mdx': '' }));
  expect(files).toEqual(own);
  expect(findings).toEqual(['docs/page.mdx: A page in MDX, which can run code. Expected Markdown: rename it to .md and use directives in place of components.']);
});

test('a page that is too large is not read', () => {
  const maxPageBytes = limits['structure/large-page'];
  const root = makeProject({ 'docs/large.md': 'x'.repeat(maxPageBytes + 1), 'docs/largest.md': 'x'.repeat(maxPageBytes) });
  const { files, findings } = discover(root);
  expect(files).toEqual(['docs/largest.md', ...own]);
  expect(findings).toEqual(['docs/large.md: The page has 262145 bytes. Expected at most 262144: split it, or move its data to a table.']);
});

test('symbolic links are named and never followed', () => {
  const root = makeProject({ 'docs/linked/.keep': '' });
  const outside = makeProject();
  const link = (name: string, target: string): void => { symlinkSync(target, path.join(root, 'docs/linked', name)); };
  link('file.md', path.join(outside, 'docs/testing/index.md'));
  link('folder', outside);
  link('inside.md', '../testing/index.md');
  link('nowhere.md', 'missing.md');
  link('loop', '..');
  expect(discover(root)).toEqual({
    files: own,
    findings: [
      'docs/linked/file.md: A symbolic link that leads out of the project. Expected a file: copy the page here, or link to it from a page.',
      'docs/linked/folder: A symbolic link that leads out of the project. Expected a file: copy the page here, or link to it from a page.',
      'docs/linked/inside.md: A symbolic link to docs/testing/index.md. Expected a file: copy the page here, or link to it from a page.',
      'docs/linked/loop: A symbolic link to docs. Expected a file: copy the page here, or link to it from a page.',
      'docs/linked/nowhere.md: A symbolic link that leads nowhere. Expected a file: copy the page here, or link to it from a page.',
    ],
  });
});

test('a folder with the name of a page is a folder; a pipe, which would never end, is refused', () => {
  const root = makeProject();
  mkdirSync(path.join(root, 'docs/folder.md'));
  execFileSync('mkfifo', [path.join(root, 'docs/pipe.md')]);
  expect(discover(root)).toEqual({ files: own, findings: ['docs/pipe.md: Neither a file nor a folder. Remove it.'] });
});
