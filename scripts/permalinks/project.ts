import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkProject } from '../checks/run.ts';
import { PortalError } from '../errors.ts';
import { readIfPresent } from '../files.ts';
import type { Page } from '../pages/page.ts';
import { ledgerFile } from './ledger.ts';
import { parseRedirects, redirectsFile, type Redirect } from './redirects.ts';
import { rows, type Row } from './rows.ts';

/** What a page's move touches. */
export interface Project {
  readonly pages: readonly Page[];
  readonly rows: readonly Row[];
  readonly redirects: readonly Redirect[];
  /** The texts of the pages, and of the files beside them that may name a page, by path from the root. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads the project. Throws PortalError where docs/redirects.yaml is broken, since it is to be rewritten. */
export async function readProject(root: string): Promise<Project> {
  const { site } = await checkProject({ root, only: [] });
  const files = [...site.pages.map(({ file }) => file), ...filesBeside(root), redirectsFile, ledgerFile];
  const texts = new Map(files.flatMap((file) => [readIfPresent(path.join(root, file))].flatMap((text) => (text === undefined ? [] : [[file, text] as const]))));
  const { redirects, findings } = parseRedirects(texts.get(redirectsFile) ?? '');
  const [fault] = findings;
  if (fault) throw new PortalError(`${redirectsFile}:${fault.line}: ${fault.message} Mend it first; "npx portal check --only redirects" says more.`);
  return { pages: site.pages, rows: await rows(root), redirects: redirects.map(({ from, to }) => ({ from, to })), texts };
}

/** Files outside docs/ that may name pages: the site's code and hand-written data, the README, templates for issues and pull requests. */
function filesBeside(root: string): string[] {
  const below = (folder: string): string[] => {
    try {
      return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
      throw error;
    }
  };
  const named = /\.(?:tsx?|ya?ml|json|md)$/;
  const written = [...below('src'), ...below('.github')].filter((file) => named.test(file) && !file.startsWith('src/data/upstream/'));
  const atRoot = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.md'));
  return [...written, ...atRoot.map(({ name }) => name)].filter((file) => readFileSync(path.join(root, file)).length < 1024 * 1024);
}
