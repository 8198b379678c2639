import { mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { main } from '../../../scripts/main.ts';
import { pageLimits } from '../../../src/plugins/page-limits.ts';
import { makeProject, pageOf } from '../checks/project.ts';
import { stateOf } from './portal.ts';

const start = process.cwd();
let [root, outside] = ['', ''];

beforeEach(() => {
  root = makeProject();
  outside = mkdtempSync(path.join(tmpdir(), 'portal-outside-'));
  process.chdir(root);
});

afterEach(() => {
  process.chdir(start);
  rmSync(outside, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; err: string }> {
  let err = '';
  const spies = [vi.spyOn(process.stdout, 'write').mockReturnValue(true), vi.spyOn(process.stderr, 'write').mockImplementation((text) => { err += text.toString(); return true; })];
  try {
    return { code: await main(args), err: err.replaceAll(root, 'ROOT').replaceAll(outside, 'OUTSIDE') };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Puts a folder of the project elsewhere, with a link in its place. */
function moveOut(folder: string): void {
  renameSync(path.join(root, folder), path.join(outside, path.basename(folder)));
  symlinkSync(path.join(outside, path.basename(folder)), path.join(root, folder));
}

test.each<[string, string[]]>([
  ['src/data', ['words', 'add', 'zebra']],
  ['static', ['generate']],
])('nothing is written through a link from %s', async (folder, args) => {
  moveOut(folder);
  const before = stateOf(outside);
  const { code, err } = await run(...args);
  expect(code).toBe(2);
  expect(err).toMatch(/^portal: \S+: outside the project at ROOT, so nothing is written there\. Give a place below it, and remove links that lead out of it\.\n$/);
  expect(stateOf(outside)).toEqual(before);
});

test.each([
  ['..', /^portal: .+: outside the project/],
  ['/', /^portal: \/index\.html: outside the project/],
  ['.', /^portal: --out-dir \.: a build replaces what is there\. Expected a folder of its own, such as build\.\n$/],
  ['docs', /a build replaces what is there/],
  ['src/data', /a build replaces what is there/],
  ['.git', /a build replaces what is there/],
  ['node_modules/react', /a build replaces what is there/],
  ['linked', /outside the project/],
])('a build does not go to %s', async (folder, expected) => {
  symlinkSync(outside, path.join(root, 'linked'));
  const before = stateOf(root);
  const { code, err } = await run('build', '--out-dir', folder);
  expect(code).toBe(2);
  expect(err).toMatch(expected);
  expect(stateOf(root)).toEqual(before);
});

test('Docusaurus stops at a page over a limit with what the check says, before it parses it', () => {
  const judge = pageLimits('/project');
  const page = pageOf(`${'> '.repeat(300)}a\n`);
  expect(() => judge({ filePath: '/project/docs/testing/a.md', fileContent: page })).toThrow('docs/testing/a.md:7: Quotes, lists and directives are 300 levels deep here. Expected at most 20: flatten them. (structure/deep-nesting)');
  expect(judge({ filePath: '/project/docs/reference/a.md', fileContent: page })).toBe(page);
  expect(judge({ filePath: '/project/docs/testing/a.md', fileContent: pageOf('Text.\r\n') })).toBe(pageOf('Text.\r\n'));
});
