import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readIfPresent, writeFileAtomic } from '../files.ts';
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

/** Writes what differs from what the generators make. Gives the files written and how many were right already. */
export async function generate(root: string): Promise<{ written: string[]; unchanged: number }> {
  const wanted = await makeAll(root);
  const changed = wanted.filter((one) => readIfPresent(path.join(root, one.file)) !== one.content);
  for (const { file, content } of changed) {
    if (content === undefined) rmSync(path.join(root, file));
    else writeFileAtomic(path.join(root, file), content);
  }
  return { written: changed.map(({ file }) => file), unchanged: wanted.length - changed.length };
}

/** Names each generated file that differs from what the data make, and how. Writes nothing. */
export async function outdated(root: string): Promise<{ file: string; reason: string }[]> {
  return (await makeAll(root)).flatMap(({ file, content }) => {
    const present = readIfPresent(path.join(root, file));
    if (present === content) return [];
    if (content === undefined) return [{ file, reason: 'no generator makes this file any more' }];
    return [{ file, reason: existsSync(path.join(root, file)) ? 'out of date, or edited by hand' : 'missing' }];
  });
}

async function makeAll(root: string): Promise<GeneratedFile[]> {
  const all: GeneratedFile[] = [];
  for (const generator of generators) all.push(...(await generator.generate(root)));
  return all.sort((a, b) => (a.file < b.file ? -1 : 1));
}
