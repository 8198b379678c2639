import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { main } from '../../../scripts/main.ts';
import { tinyPins, pagesOf } from '../tables/tiny.ts';
import { makeProject, pageOf } from './project.ts';

const start = process.cwd();
afterEach(() => { process.chdir(start); });

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', ['-C', root, '-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main', ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

const glossary = (name: string): string => `- name: ${name}\n  definition: A proposal to change how something works.\n`;
const page = 'docs/testing/run-one-test.md';

/** A portal with history, whose pages use a term, a word of their own and a picture, and have one fault that was there before. */
function repository(): string {
  const files = { ...tinyPins({ main: {} }), 'src/data/glossary.yaml': glossary('CFP'), 'src/data/words.txt': 'flumper\nnetlink\n', '.gitignore': 'node_modules/\n', [page]: pageOf('Write a :term[CFP] with the flumper.\n\n## Old fault\n\n![Three steps](/img/steps.svg)\n', 'Run one test') };
  const root = makeProject({ ...files, ...pagesOf(makeProject(files)) });
  git(root, 'init', '--quiet');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'First');
  return root;
}

const report = z.object({ findings: z.array(z.object({ rule: z.string(), file: z.string(), line: z.number() })) });

/** What a check of the change finds: `file:line rule`, the exit code, and what is said besides. */
async function changed(root: string, ...args: string[]): Promise<{ code: number; found: string[]; err: string }> {
  process.chdir(root);
  let [out, err] = ['', ''];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out += text.toString(); return true; }),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => { err += text.toString(); return true; }),
  ];
  try {
    const code = await main(['check', '--format', 'json', ...(args.length > 0 ? args : ['--changed', '--only', 'references,spelling/unknown-word,links,style/heading-id'])]);
    return { code, found: out === '' ? [] : report.parse(JSON.parse(out)).findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`), err };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

test('what a change causes in pages that it does not touch', async () => {
  const root = repository();
  expect(await changed(root)).toEqual({ code: 0, found: [], err: '' });

  writeFileSync(path.join(root, 'src/data/glossary.yaml'), glossary('Proposal'));
  expect(await changed(root)).toEqual({ code: 1, found: [`${page}:7 references/unknown-name`], err: '' });
  git(root, 'checkout', '--quiet', '.');

  writeFileSync(path.join(root, 'src/data/words.txt'), 'netlink\n');
  expect(await changed(root)).toEqual({ code: 1, found: [`${page}:7 spelling/unknown-word`], err: '' });
  git(root, 'checkout', '--quiet', '.');

  rmSync(path.join(root, 'static/img/steps.svg'));
  const { found } = await changed(root);
  expect(found.filter((one) => one.startsWith(page))).toEqual([`${page}:11 links/dead`]);
  git(root, 'checkout', '--quiet', '.');

  writeFileSync(path.join(root, page), readFileSync(path.join(root, page), 'utf8').replace('## Old fault', '## New fault'));
  expect((await changed(root)).found).toEqual([`${page}:9 style/heading-id`]);
});

test('a clone without the commit to compare with says how to get it', async () => {
  const root = repository();
  const first = git(root, 'rev-parse', 'HEAD').trim();
  git(root, 'commit', '--quiet', '--allow-empty', '--message', 'Second');
  const clone = makeProject();
  rmSync(clone, { recursive: true });
  execFileSync('git', ['clone', '--quiet', '--depth', '1', pathToFileURL(root).href, clone]);
  expect(await changed(clone, `--changed=${first}`, '--only', 'links')).toEqual({
    code: 2, found: [], err: 'portal: The clone is shallow and lacks the commit to compare with. Run "git fetch --unshallow", or check out with "fetch-depth: 0".\n',
  });
});
