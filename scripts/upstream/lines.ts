import type { Repository } from './git.ts';
import type { UpstreamTree } from './source.ts';
import { bytewise } from './tree.ts';

/** How many lines each file has, as a pin's file keeps it: a folder's numbers in the order of its files' names. Zero stands for a file that is no text. */
export type LineCounts = Readonly<Record<string, string>>;

/** How far git looks for a null byte before it takes a file for text. */
const PROBE = 8000;

/** Counts the lines of a tree's files, which `files` has by folder and name. */
export async function readLineCounts(repository: Repository, tree: UpstreamTree, files: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<LineCounts> {
  const blobs = await repository.blobs([...tree.files.values()]);
  const count = (path: string): number => {
    const blob = blobs.get(tree.files.get(path) ?? '');
    return blob === undefined ? 0 : linesOf(blob);
  };
  return Object.fromEntries(Object.entries(files).map(([folder, names]) => [folder, Object.keys(names).sort(bytewise).map((name) => count(folder === '' ? name : `${folder}/${name}`)).join(' ')]));
}

/** The number of lines of a file's bytes, whether or not the last one is ended. */
export function linesOf(bytes: Uint8Array): number {
  if (bytes.subarray(0, PROBE).includes(0)) return 0;
  let lines = 0;
  for (const byte of bytes) if (byte === 0x0a) lines += 1;
  return bytes.length > 0 && bytes.at(-1) !== 0x0a ? lines + 1 : lines;
}

/** How many lines a file has; undefined where the pin does not say so, or the file is no text. */
export function lineCount(counts: LineCounts, files: Readonly<Record<string, Readonly<Record<string, string>>>>, path: string): number | undefined {
  const slash = path.lastIndexOf('/');
  const folder = slash < 0 ? '' : path.slice(0, slash);
  const index = Object.keys(files[folder] ?? {}).sort(bytewise).indexOf(path.slice(slash + 1));
  const count = Number(counts[folder]?.split(' ')[index] ?? 0);
  return count === 0 ? undefined : count;
}
