import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeFileAtomic } from '../../../scripts/files.ts';
import { ledger } from '../../../scripts/tables/ledger.ts';
import { changesOf, example } from './help-setups.ts';
import { makeProject, pageOf } from './project.ts';

/** The root of a project that shows the example of a rule's help section. */
export async function exampleProject(rule: string, text: string): Promise<string> {
  if (!rule.startsWith('permalinks/')) return makeProject(changesOf(rule, text));
  const root = await publishedProject();
  if (rule === 'permalinks/not-compared') return cloned(root, text.includes('--depth 1'));
  writeFileSync(path.join(root, example), `${pageOf(text, 'Run one test')}\n`);
  return root;
}

/** The small clean portal with its ledger, committed twice. */
async function publishedProject(): Promise<string> {
  const root = makeProject({ '.gitignore': 'node_modules/\n' });
  for (const { file, content } of await ledger.generate(root)) if (content !== undefined) writeFileAtomic(path.join(root, file), content);
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'First');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', 'Second');
  return root;
}

function cloned(root: string, isShallow: boolean): string {
  const clone = makeProject();
  git(clone, 'init', '--quiet', '--initial-branch=main');
  git(clone, 'fetch', '--quiet', ...(isShallow ? ['--depth', '1'] : []), pathToFileURL(root).href, 'main');
  git(clone, 'reset', '--hard', '--quiet', 'FETCH_HEAD');
  return clone;
}

function git(root: string, ...args: string[]): void {
  execFileSync('git', ['-C', root, '-c', 'user.name=A Tester', '-c', 'user.email=tester@example.com', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
}
