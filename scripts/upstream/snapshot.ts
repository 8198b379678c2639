import path from 'node:path';
import { PortalError } from '../errors.ts';
import { incomplete, type Repository, type TreeEntry } from './git.ts';
import type { UpstreamTree } from './source.ts';
import { buildTree, KEPT_VENDOR } from './tree.ts';

/** One commit of Cilium's repository, before the facts are read. */
export interface Snapshot {
  readonly tree: UpstreamTree;
  /** What VERSION says. */
  readonly version: string;
  /** Modules that vendor/ has a folder of, with their versions. */
  readonly modules: Readonly<Record<string, string>>;
}

const SYMBOLIC_LINK = '120000';
const SUBMODULE = '160000';
const MODULES = 'vendor/modules.txt';

/** What makes a tree Cilium's. */
const MARKS = ['VERSION', 'CODEOWNERS', 'go.mod', 'pkg', 'Documentation'];

/**
 * Lists a commit's tree: symbolic links resolved, of vendor/ the module folders with the files of github.com/cilium.
 * Throws PortalError when the tree is not Cilium's or an object is unreadable.
 */
export async function readSnapshot(repository: Repository, commit: string): Promise<Snapshot> {
  const entries = await repository.list(commit);
  const links = entries.filter(({ mode }) => mode === SYMBOLIC_LINK);
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  checkMarks(repository, commit, entries);
  const wanted = ['VERSION', 'go.mod', MODULES].flatMap((file) => byPath.get(file) ?? []);
  const blobs = await repository.blobs([...wanted, ...links].map(({ id }) => id));
  const missing = wanted.find(({ id }) => !blobs.has(id));
  if (missing !== undefined) throw incomplete(repository.dir, [missing.path]);
  const text = (file: string): string | undefined => blobs.get(byPath.get(file)?.id ?? '')?.toString('utf8');

  if (!/^module github\.com\/cilium\/cilium\s*$/m.test(text('go.mod') ?? '')) throw foreign(repository, commit, 'go.mod does not name the module github.com/cilium/cilium');
  const version = text('VERSION')?.trim() ?? '';
  if (!/^\d+\.\d+\.\d+/.test(version)) throw foreign(repository, commit, 'VERSION holds no version');

  const kept = entries.filter(({ mode, path: file }) => mode !== SYMBOLIC_LINK && mode !== SUBMODULE && (!file.startsWith('vendor/') || file.startsWith(KEPT_VENDOR)));
  const modules = modulesOf(text(MODULES) ?? '', entries);
  const tree = buildTree({
    commit,
    files: new Map(kept.map(({ path: file, id }) => [file, id])),
    links: new Map(links.flatMap((link) => resolveLink(link, blobs.get(link.id)))),
    folders: [...Object.keys(modules).map((module) => `vendor/${module}`), ...entries.filter(({ mode }) => mode === SUBMODULE).map((entry) => entry.path)],
  });
  return { tree, version, modules };
}

function checkMarks(repository: Repository, commit: string, entries: readonly TreeEntry[]): void {
  const top = new Set(entries.map(({ path: file }) => file.split('/', 1)[0]));
  const missing = MARKS.filter((mark) => !top.has(mark));
  if (missing.length > 0) throw foreign(repository, commit, `it has no ${missing.join(', ')}`);
}

function foreign(repository: Repository, commit: string, why: string): PortalError {
  return new PortalError(`${repository.dir}: commit ${commit.slice(0, 12)} is not a tree of cilium/cilium: ${why}. Give a clone of cilium/cilium with --repo.`);
}

/** Where a link leads, relative to the root; nothing where that is outside the repository or the link's blob is missing. */
function resolveLink(link: TreeEntry, blob: Buffer | undefined): [string, string][] {
  if (blob === undefined) return [];
  const target = path.posix.join(path.posix.dirname(link.path), blob.toString('utf8'));
  return target.startsWith('../') || target.startsWith('/') ? [] : [[link.path, target.replace(/\/$/, '')]];
}

/** Modules of `vendor/modules.txt` (lines `# path version`) that really have a folder. */
function modulesOf(text: string, entries: readonly TreeEntry[]): Record<string, string> {
  const folders = new Set<string>();
  for (const { path: file } of entries) {
    for (let slash = file.lastIndexOf('/'); slash > 0 && file.startsWith('vendor/'); slash = file.lastIndexOf('/', slash - 1)) {
      const folder = file.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  const modules: Record<string, string> = {};
  for (const [, module = '', version = ''] of text.matchAll(/^# (\S+) (v\S+)/gm)) {
    if (folders.has(`vendor/${module}`)) modules[module] = version;
  }
  return modules;
}
