import type { Source, SourceInput } from '../../../scripts/upstream/source.ts';
import { buildTree } from '../../../scripts/upstream/tree.ts';

/** What a source sees of a tree of the given files (path to text). */
export function inputOf(texts: Readonly<Record<string, string>>, name = 'main'): SourceInput {
  const tree = buildTree({ commit: 'c'.repeat(40), files: new Map(Object.keys(texts).map((path) => [path, 'b'.repeat(40)])) });
  return { tree, name, read: (path) => texts[path] };
}

/** Runs a source on the given files as a sync does: only what it asks for can be read, and its schema is applied. */
export function factsOf<Facts>(source: Source<Facts>, texts: Readonly<Record<string, string>>, name = 'main'): Facts {
  const input = inputOf(texts, name);
  const asked = new Set(source.files(input.tree));
  const read = (path: string): string | undefined => {
    if (!asked.has(path) && texts[path] !== undefined) throw new Error(`the source reads ${path} without asking for it`);
    return texts[path];
  };
  return source.schema.parse(source.parse({ ...input, read }));
}
