import { closest } from '../../text/closest.ts';

/** The files of a commit, as the planner asks about them. */
export interface KnownTree {
  /** Whether there is such a file; of a vendored module every path counts as one. */
  hasFile(path: string): boolean;
  /** Whether there is such a folder; its path may end in a slash. */
  hasFolder(path: string): boolean;
  /** The names of the files in a folder. */
  namesIn(folder: string): readonly string[];
  /** The files below a folder, at any depth. */
  filesBelow(folder: string): readonly string[];
  /** The files whose path ends with these folders and this name. */
  endingWith(tail: string): readonly string[];
  /** The file that was most likely meant by a path that is not there: one of a like path, or of its name in another folder. */
  nearest(path: string): string | undefined;
}

/** A name that more files have than this tells nothing about the one that was meant. */
const MOST_NAMESAKES = 12;

/** Go's list of vendored modules: the one file of vendor/ that is in none of them. */
const MODULE_LIST = 'vendor/modules.txt';

/** Packs files for a page: a line for each folder, with the names in it behind tabs. */
export function packTree(files: Iterable<string>): string {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const slash = file.lastIndexOf('/');
    const folder = slash < 0 ? '' : file.slice(0, slash);
    const names = folders.get(folder);
    if (names) names.push(file.slice(slash + 1));
    else folders.set(folder, [file.slice(slash + 1)]);
  }
  return [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([folder, names]) => [folder, ...names.sort()].join('\t')).join('\n');
}

/** Reads a packed tree. `modules` are the folders below vendor/ whose files it leaves out. */
export function readTree(packed: string, modules: readonly string[]): KnownTree {
  const folders = new Map<string, ReadonlySet<string>>();
  const all = new Set<string>();
  for (const line of packed.split('\n')) {
    const [folder = '', ...names] = line.split('\t');
    folders.set(folder, new Set(names));
    addWithParents(folder);
  }
  const vendored = new Set(modules.map((module) => `vendor/${module}`));
  for (const module of vendored) addWithParents(module);
  let byName: Map<string, string[]> | undefined;

  function addWithParents(folder: string): void {
    for (let at = folder; at !== '' && !all.has(at);) {
      all.add(at);
      at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
    }
  }

  const named = (name: string): readonly string[] => {
    byName ??= index();
    return byName.get(name) ?? [];
  };

  function index(): Map<string, string[]> {
    const found = new Map<string, string[]>();
    for (const [folder, names] of folders) {
      for (const name of names) {
        const path = folder === '' ? name : `${folder}/${name}`;
        const others = found.get(name);
        if (others) others.push(path);
        else found.set(name, [path]);
      }
    }
    return found;
  }

  let children: Map<string, Set<string>> | undefined;
  function childrenOf(folder: string): ReadonlySet<string> {
    if (children === undefined) {
      children = new Map([...folders].map(([at, names]) => [at, new Set(names)]));
      for (const at of all) {
        const names = children.get(parent(at)) ?? new Set();
        children.set(parent(at), names.add(at.slice(at.lastIndexOf('/') + 1)));
      }
    }
    return children.get(folder) ?? new Set();
  }

  const hasFolder = (path: string): boolean => all.has(bare(path));
  return {
    hasFolder,
    hasFile: (path) => {
      const slash = path.lastIndexOf('/');
      if (folders.get(slash < 0 ? '' : path.slice(0, slash))?.has(path.slice(slash + 1)) === true) return true;
      if (!/^vendor\/\S+[^\s/]$/.test(path)) return false;
      let folder = parent(path);
      while (folder !== '' && !vendored.has(folder)) folder = parent(folder);
      return folder !== '' || path === MODULE_LIST;
    },
    namesIn: (path) => [...(folders.get(bare(path)) ?? [])],
    filesBelow: (path) => {
      const folder = bare(path);
      return [...folders].flatMap(([at, names]) => (at === folder || at.startsWith(`${folder}/`) ? [...names].map((name) => `${at}/${name}`) : []));
    },
    endingWith: (tail) => named(tail.slice(tail.lastIndexOf('/') + 1)).filter((path) => path === tail || path.endsWith(`/${tail}`)),
    nearest: (path) => {
      let at = '';
      for (const part of path.split('/')) {
        const names = childrenOf(at);
        const next = names.has(part) ? part : closest(part, names);
        if (next === undefined) break;
        at = at === '' ? next : `${at}/${next}`;
      }
      if (at.split('/').length === path.split('/').length) return at;
      const [best, ...others] = [...named(path.slice(path.lastIndexOf('/') + 1))].sort((a, b) => shared(b, path) - shared(a, path));
      return others.length < MOST_NAMESAKES ? best : undefined;
    },
  };
}

const bare = (path: string): string => path.replace(/\/+$/, '');

const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** How many folders two paths have in common. */
function shared(one: string, other: string): number {
  const names = new Set(other.split('/'));
  return one.split('/').filter((name) => names.has(name)).length;
}
