import { git } from '../../git.ts';
import type { ObjectStore } from './object-store.ts';

/** How much of a text a page must have to be its successor where no commit says so. With less, short lists of links count as each other. */
const similarity = '80%';

/**
 * Finds for each text the page that has most of it, by git's own measure of similarity; a page may be the answer for many.
 * Takes blob ids, and pages as paths with their blob ids; a text that no page resembles is left out.
 */
export function likestPages(gitDir: string, store: ObjectStore, texts: ReadonlySet<string>, pages: ReadonlyMap<string, string>): Map<string, string> {
  // Git compares trees: the pages are one, the texts the other, so that each text looks like a copy of a page.
  const paths = [...pages.keys()];
  const before = makeTree(gitDir, store, paths.map((path, index) => [`page-${index}`, pages.get(path) ?? '']));
  const after = makeTree(gitDir, store, [...texts].map((blob) => [`text-${blob}`, blob]));
  const raw = git(gitDir, ['diff-tree', '-r', '-z', '--name-status', `-C${similarity}`, '--find-copies-harder', '-l0', '--no-rename-empty', before, after], { env: store.env });
  const tokens = (raw ?? '').split('\0');
  const found = new Map<string, string>();
  for (let index = 0; index + 1 < tokens.length; ) {
    const isPair = /^[RC]/.test(tokens[index] ?? '');
    if (isPair) {
      const page = paths[Number((tokens[index + 1] ?? '').slice('page-'.length))];
      if (page !== undefined) found.set((tokens[index + 2] ?? '').slice('text-'.length), page);
    }
    index += isPair ? 3 : 2;
  }
  return found;
}

function makeTree(gitDir: string, { env }: ObjectStore, entries: readonly (readonly [name: string, blob: string])[]): string {
  return git(gitDir, ['mktree', '-z', '--missing'], { env, input: entries.map(([name, blob]) => `100644 blob ${blob}\t${name}\0`).join('') })?.trim() ?? '';
}
