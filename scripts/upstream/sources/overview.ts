import * as z from 'zod';
import { defineSource } from '../source.ts';

export const source = defineSource({
  name: 'overview',
  scope: 'branch',
  schema: z.object({
    /** Folders at the root. */
    top: z.array(z.string()),
    /** Folders directly below pkg/, by their own name. */
    pkg: z.array(z.string()),
  }),
  files: () => [],
  parse: ({ tree }) => ({ top: foldersIn(tree.files.keys(), ''), pkg: foldersIn(tree.files.keys(), 'pkg/') }),
  count: ({ top, pkg }) => ({ top: top.length, pkg: pkg.length }),
});

function foldersIn(paths: Iterable<string>, parent: string): string[] {
  const names = new Set<string>();
  for (const path of paths) {
    const slash = path.startsWith(parent) ? path.indexOf('/', parent.length) : -1;
    if (slash >= 0) names.add(path.slice(parent.length, slash));
  }
  return [...names].sort();
}
