import type { Repository } from './git.ts';
import { shortId } from './history.ts';
import type { UpstreamTree } from './source.ts';
import { bytewise } from './tree.ts';

/** How many lines each file has, as a pin's file keeps it: a folder's numbers in the order of its files' names. Zero stands for a file that is no text. */
export type LineCounts = Readonly<Record<string, string>>;

/** How far git looks for a null byte before it takes a file for text. */
const PROBE = 8000;

/** The files of a commit by folder and name, with the first digits of their blobs' ids, as a pin's file keeps them. */
export type NestedFiles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Counts the lines of a tree's files, which `files` has by folder and name. What `before`, an older pin, counted of the same blobs is not
 * counted again.
 */
export async function readLineCounts(repository: Repository, tree: UpstreamTree, files: NestedFiles, before?: { readonly files: NestedFiles; readonly lines?: LineCounts | undefined }): Promise<LineCounts> {
  const counted = new Map<string, number>();
  for (const [folder, names] of Object.entries(before?.files ?? {})) {
    const numbers = before?.lines?.[folder]?.split(' ') ?? [];
    Object.keys(names).sort(bytewise).forEach((name, index) => {
      const number = numbers[index];
      if (number !== undefined) counted.set(names[name] ?? '', Number(number));
    });
  }
  const wanted = [...tree.files.values()].filter((blob) => !counted.has(shortId(blob)));
  await repository.eachBlob(wanted, (id, bytes) => void counted.set(shortId(id), linesOf(bytes)));
  return Object.fromEntries(Object.entries(files).map(([folder, names]) => [folder, Object.keys(names).sort(bytewise).map((name) => counted.get(names[name] ?? '') ?? 0).join(' ')]));
}

/** The number of lines of a file's bytes, whether or not the last one is ended. */
export function linesOf(bytes: Buffer): number {
  if (bytes.subarray(0, PROBE).includes(0)) return 0;
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines += 1;
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
