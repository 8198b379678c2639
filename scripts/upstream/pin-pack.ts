import * as z from 'zod';
import type { PinFile } from './pin.ts';
import { bytewise } from './tree.ts';

/** A folder of the packed tree: below each name a folder, or a file's blob and its number of lines where it is text. */
interface PackedFolder {
  readonly [name: string]: string | PackedFolder;
}

const packedFolder: z.ZodType<PackedFolder> = z.record(z.string(), z.union([z.string().regex(/^[0-9a-f]{12}(?: \d+)?$/), z.lazy(() => packedFolder)]));

/** Commit and date, then paths: one removed alone, one that moved as `a/{b => c}/d`, or in a list of its own where it has such signs itself. */
const packedMoves = z.array(z.tuple([z.string().regex(/^\d{4}-\d\d-\d\d [0-9a-f]{12}$/)], z.union([z.string(), z.array(z.string()).min(1).max(2)])));

/** The parts of a pin's file that are written shorter than they are used: the tree with its line counts, and the moves. */
export const packedParts = { tree: packedFolder, moved: packedMoves };

type Files = Pick<PinFile, 'files' | 'lines'>;
type Packed = { readonly tree: PackedFolder; readonly moved: z.infer<typeof packedMoves> };

/** The tree as folders in folders, which names each once, and the moves with what two paths have in common written once. */
export function packParts({ files, lines, moved }: Pick<PinFile, 'files' | 'lines' | 'moved'>): Packed {
  return { tree: packTree({ files, lines }), moved: moved.map(({ date, commit, paths }) => [`${date} ${commit}`, ...Object.entries(paths).sort(([a], [b]) => bytewise(a, b)).map(([from, to]) => packMove(from, to))]) };
}

/** The reverse of `packParts`. */
export function unpackParts({ tree, moved }: Packed): Pick<PinFile, 'files' | 'lines' | 'moved'> {
  return {
    ...unpackTree(tree),
    moved: moved.map(([head, ...paths]) => ({ date: head.slice(0, 10), commit: head.slice(11), paths: Object.fromEntries(paths.map(unpackMove)) })),
  };
}

function packTree({ files, lines }: Files): PackedFolder {
  const root: Record<string, string | PackedFolder> = {};
  for (const [folder, names] of Object.entries(files)) {
    let place = root;
    for (const part of folder === '' ? [] : folder.split('/')) place = (place[part] ??= {}) as Record<string, string | PackedFolder>;
    const counts = lines?.[folder]?.split(' ') ?? [];
    Object.keys(names).sort(bytewise).forEach((name, index) => {
      const count = counts[index] ?? '0';
      place[name] = count === '0' ? (names[name] ?? '') : `${names[name] ?? ''} ${count}`;
    });
  }
  return root;
}

function unpackTree(root: PackedFolder): Files {
  const files: Record<string, Record<string, string>> = {};
  const lines: Record<string, string> = {};
  const walk = (folder: string, entries: PackedFolder): void => {
    const counts: [name: string, count: string][] = [];
    for (const [name, entry] of Object.entries(entries)) {
      if (typeof entry !== 'string') {
        walk(folder === '' ? name : `${folder}/${name}`, entry);
        continue;
      }
      (files[folder] ??= {})[name] = entry.slice(0, 12);
      counts.push([name, entry.slice(13) || '0']);
    }
    // An object gives names that are numbers first.
    if (counts.length > 0) lines[folder] = counts.sort(([a], [b]) => bytewise(a, b)).map(([, count]) => count).join(' ');
  };
  walk('', root);
  return { files, lines };
}

const marks = /[{}]| => /;
const renamed = /^(.*)\{(.*) => (.*)\}(.*)$/;

function packMove(from: string, to: string | null): string | string[] {
  if (marks.test(from) || marks.test(to ?? '')) return to === null ? [from] : [from, to];
  if (to === null) return from;
  const [a, b] = [from.split('/'), to.split('/')];
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const lead = a.slice(0, start).map((part) => `${part}/`).join('');
  const tail = a.slice(a.length - end).map((part) => `/${part}`).join('');
  // Of a path inside the other the part between the braces is empty on one side.
  const middle = (parts: readonly string[]): string => parts.slice(start, parts.length - end).join('/');
  return `${lead}{${middle(a)} => ${middle(b)}}${tail}`;
}

function unpackMove(packed: string | readonly string[]): [from: string, to: string | null] {
  if (typeof packed !== 'string') return [packed[0] ?? '', packed[1] ?? null];
  const [, lead = '', a = '', b = '', tail = ''] = renamed.exec(packed) ?? [];
  if (!renamed.test(packed)) return [packed, null];
  const join = (middle: string): string => (middle === '' ? `${lead.slice(0, -1)}${tail}`.replace(/^\//, '') : `${lead}${middle}${tail}`);
  return [join(a), join(b)];
}
