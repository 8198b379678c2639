import type { SourceInput, UpstreamTree } from '../source.ts';
import { readMake } from './make-read.ts';
import type { MakeDatabase } from './make-read.ts';

const MAKEFILE = /(?:^|\/)(?:(?:GNUm|M|m)akefile(?:\.[^/]+)?|[^/]+\.mk)$/u;

/** The makefiles of a tree, those to be included among them; vendor/ aside. */
export function makefilesOf(tree: UpstreamTree): string[] {
  return [...tree.files.keys()].filter(isMakefile);
}

/** Reads a makefile of a commit; `seen` takes the paths of what it includes, and its own. A source that calls it asks for `makefilesOf`. */
export function readMakefile(entry: string, input: SourceInput, seen = new Set<string>()): MakeDatabase {
  const read = (path: string): string | undefined => {
    seen.add(path);
    return isMakefile(path) ? input.read(path) : undefined;
  };
  return readMake(entry, read, (pattern) => matching(pattern, input.tree));
}

function isMakefile(path: string): boolean {
  return MAKEFILE.test(path) && !path.startsWith('vendor/');
}

/** Files that a pattern of make's matches: `*` and `?` within a folder. */
function matching(pattern: string, tree: UpstreamTree): string[] {
  if (!/[*?]/u.test(pattern)) return tree.has(pattern) ? [pattern] : [];
  return filesLike(pattern, tree);
}

/** Files that a pattern matches: `*` within a folder, `**` also across folders. */
export function filesLike(pattern: string, tree: UpstreamTree): string[] {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/gu, String.raw`\$&`)
    .replaceAll('?', '[^/]')
    .replaceAll('**/', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0000', '(?:.*/)?');
  const expression = new RegExp(`^${source}$`, 'u');
  return [...tree.files.keys()].filter((path) => expression.test(path));
}
