import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PortalError } from '../errors.ts';
import { git } from '../git.ts';
import { cacheFolder } from '../root.ts';

/** What a check reads; the rest of the project is not needed to judge the base. */
const read = ['docs', 'src', 'static', 'sidebars.ts', 'docusaurus.config.ts', 'package.json'];

/**
 * Writes the files of a commit that a check reads into the cache, beside what was remembered of the project's pages and words, and gives
 * the folder. The project's index and files are not touched. Throws PortalError where git cannot.
 */
export function checkOutBase(root: string, commit: string): string {
  const folder = path.join(cacheFolder(root), 'base', commit);
  if (existsSync(path.join(folder, 'docs'))) return folder;
  const parent = path.dirname(folder);
  mkdirSync(parent, { recursive: true });
  // One base is enough; the folders of earlier ones would only grow.
  for (const old of readdirSync(parent)) rmSync(path.join(parent, old), { recursive: true, force: true });
  const top = git(root, ['rev-parse', '--show-toplevel'])?.trim() ?? root;
  const prefix = git(root, ['rev-parse', '--show-prefix'])?.trim() ?? '';
  const unfinished = `${folder}.new`;
  mkdirSync(unfinished, { recursive: true });
  const env = { ...process.env, GIT_INDEX_FILE: path.join(parent, 'index') };
  const run = (args: readonly string[], input?: string): string => {
    const { status, stdout, stderr } = spawnSync('git', ['-C', top, ...args], { env, encoding: 'utf8', input, maxBuffer: 256 * 1024 * 1024 });
    if (status !== 0) throw new PortalError(`${commit.slice(0, 10)} cannot be checked out to compare with: ${stderr.trim()}`);
    return stdout;
  };
  run(['read-tree', `${commit}:${prefix}`.replace(/:$/, '')]);
  const files = run(['ls-files', '-z', '--', ...read]);
  run(['checkout-index', '-z', '--stdin', '-f', `--prefix=${unfinished}/`], files);
  rmSync(path.join(parent, 'index'), { force: true });
  const cache = cacheFolder(unfinished);
  mkdirSync(cache, { recursive: true });
  for (const name of ['pages.json', 'words.json']) {
    const remembered = path.join(cacheFolder(root), name);
    if (existsSync(remembered)) copyFileSync(remembered, path.join(cache, name));
  }
  renameSync(unfinished, folder);
  return folder;
}
