import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readIfPresent, refuseOutside, writeProjectFile } from '../files.ts';
import { generators } from './registry.ts';

/** A file as a generator wants it: path from the root, with its whole content; undefined where it must not exist. */
export interface GeneratedFile {
  readonly file: string;
  readonly content: string | undefined;
}

/** Makes files from the project's data; the same data give the same bytes. */
export interface Generator {
  readonly name: string;
  generate(root: string): GeneratedFile[] | Promise<GeneratedFile[]>;
}

/**
 * Writes what differs from what the generators make. Each one sees what those before it wrote. Gives the files written,
 * the files removed, and how many were right already.
 */
export async function generate(root: string): Promise<{ written: string[]; removed: string[]; unchanged: number }> {
  const result = { written: [] as string[], removed: [] as string[], unchanged: 0 };
  for (const generator of generators) {
    for (const { file, content } of sorted(await generator.generate(root))) {
      if (readIfPresent(path.join(root, file)) === content) {
        result.unchanged += 1;
      } else if (content === undefined) {
        refuseOutside(root, file);
        rmSync(path.join(root, file));
        result.removed.push(file);
      } else {
        writeProjectFile(root, file, content);
        result.written.push(file);
      }
    }
  }
  return result;
}

/** Names each generated file that differs from what the data make, and how. Writes nothing. */
export async function outdated(root: string): Promise<{ file: string; reason: string }[]> {
  const all: GeneratedFile[] = [];
  for (const generator of generators) all.push(...(await generator.generate(root)));
  return sorted(all).flatMap(({ file, content }) => {
    const present = readIfPresent(path.join(root, file));
    if (present === content) return [];
    if (content === undefined) return [{ file, reason: 'no generator makes this file any more' }];
    return [{ file, reason: existsSync(path.join(root, file)) ? 'out of date, or edited by hand' : 'missing' }];
  });
}

function sorted(files: readonly GeneratedFile[]): GeneratedFile[] {
  return [...files].sort((a, b) => (a.file < b.file ? -1 : 1));
}
