import type { UpstreamTree } from './source.ts';

/** Folders of vendor/ whose files a pin keeps; of the other modules it keeps the folder's name alone. */
export const KEPT_VENDOR = 'vendor/github.com/cilium/';

const LONGEST_LINK_CHAIN = 8;

/** What a tree is made of. Paths are relative to the repository's root. */
export interface TreeParts {
  readonly commit: string;
  /** Path to blob id. */
  readonly files: ReadonlyMap<string, string>;
  /** A symbolic link's path to the path that it leads to. */
  readonly links?: ReadonlyMap<string, string>;
  /** Folders that exist although none of their files is listed. */
  readonly folders?: Iterable<string>;
}

/** Orders strings by UTF-16 code unit, which for ASCII is bytewise. */
export function bytewise(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Builds a tree that answers `has` for files, their folders and what symbolic links lead to. */
export function buildTree({ commit, files, links = new Map(), folders = [] }: TreeParts): UpstreamTree {
  const sorted = new Map([...files].sort(([a], [b]) => bytewise(a, b)));
  let known: ReadonlySet<string> | undefined;
  return {
    commit,
    files: sorted,
    links,
    has: (path) => {
      known ??= withParents([...sorted.keys(), ...folders, ...links.keys()]);
      return known.has(path) || known.has(followLinks(path, links));
    },
  };
}

/** The path with each symbolic link on its way replaced by what it leads to. A chain that never ends gives the path as it was. */
export function followLinks(path: string, links: ReadonlyMap<string, string>): string {
  let at = path;
  for (let turn = 0; turn < LONGEST_LINK_CHAIN; turn += 1) {
    const next = followOne(at, links);
    if (next === undefined) return at;
    at = next;
  }
  return path;
}

function followOne(path: string, links: ReadonlyMap<string, string>): string | undefined {
  for (let end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
    const head = end < 0 ? path : path.slice(0, end);
    const target = links.get(head);
    if (target !== undefined) return target + (end < 0 ? '' : path.slice(end));
    if (end < 0) return undefined;
  }
}

/** The paths with all folders above them. */
export function withParents(paths: Iterable<string>): Set<string> {
  const known = new Set<string>();
  for (const path of paths) {
    known.add(path);
    for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash);
      if (known.has(folder)) break;
      known.add(folder);
    }
  }
  return known;
}
