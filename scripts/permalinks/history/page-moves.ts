import { PortalError } from '../../errors.ts';
import { git } from '../../git.ts';
import { likestPages } from './likest.ts';
import { nearestAmong } from '../nearest.ts';
import { commitWorkingTree, withObjectStore, type ObjectStore } from './object-store.ts';
import { changesIn, Tracker, type Fate } from './tracker.ts';

/** Which pages of which repository are asked for. */
export interface HistoryRequest {
  /** A clone or bare repository. */
  readonly gitDir: string;
  /** The commit since which pages moved; undefined for the beginning, and then every page that ever stood in the folder counts. */
  readonly base: string | undefined;
  /** The commit to look from; undefined for the working tree, files that are not committed included. */
  readonly head: string | undefined;
  /** Folder of the pages from the repository's root, without slashes at its ends. */
  readonly folder: string;
  /** How a page's name ends, without the dot: `md`. */
  readonly extension: string;
}

/** What became of the pages; paths are from the repository's root, lists are sorted. */
export interface PageMoves {
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Pages that are gone and whose text no page has now, with the three that have most in common with it. */
  readonly deleted: readonly { readonly from: string; readonly closest: readonly string[] }[];
  /** Number of the pages that count. */
  readonly published: number;
}

/** Pages by their path, with the ids of their texts. */
type Pages = ReadonlyMap<string, string>;

type Read = (args: readonly string[]) => string;

// As git does by itself, but for any number of files and whatever the user's configuration says.
const renames = ['-M50%', '-l0', '--no-rename-empty'];

/**
 * Says where each page went that the head lacks: by the renames that git sees in the commits of the head's first-parent history, else between
 * the base and the head, else by the page's last text. Throws PortalError in a shallow clone, for a commit that does not exist and where
 * there is no repository.
 */
export function pageMoves(request: HistoryRequest): PageMoves {
  const { gitDir } = request;
  if (git(gitDir, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true') {
    throw new PortalError(`${gitDir}: a shallow clone, whose history does not say where pages went. Run "git -C ${gitDir} fetch --unshallow".`);
  }
  return withObjectStore(gitDir, (store) => findMoves(request, store));
}

function findMoves({ gitDir, base, head, folder, extension }: HistoryRequest, store: ObjectStore): PageMoves {
  const read: Read = (args) => {
    const text = git(gitDir, args, { env: store.env });
    if (text === undefined) throw new PortalError(`${gitDir}: "git ${args[0] ?? ''}" failed. Look with "git fsck", or clone the repository again.`);
    return text;
  };
  const since = base === undefined ? undefined : commitOf(gitDir, base);
  const top = head === undefined ? commitWorkingTree(gitDir, folder, store) : commitOf(gitDir, head);
  const present = pagesAt(read, top, folder, extension);
  const tracker = new Tracker(since === undefined ? new Map() : pagesAt(read, since, folder, extension), since === undefined);
  const shape = ['--raw', '-z', '--no-abbrev', ...renames];
  const pages = ['--', `:(top,glob)${folder}/**/*.${extension}`];
  const log = ['log', '--first-parent', '--diff-merges=first-parent', '--topo-order', '--reverse', '--no-show-signature', '--format=%H', ...shape];
  for (const changes of changesIn(read([...log, since === undefined ? top : `${since}..${top}`, ...pages]))) tracker.apply(changes);
  const difference = since === undefined ? [] : [...changesIn(read(['diff-tree', '-r', ...shape, since, top, ...pages]))].flat();
  const renamed = new Map(difference.flatMap(({ path, to }) => (to === undefined ? [] : [[path, to] as const])));
  const gone = tracker.fates().filter(({ from }) => !present.has(from));
  const known = ({ from, at }: Fate): string | undefined => [at, renamed.get(from)].find((to) => to !== undefined && present.has(to));
  const alike = likestPages(gitDir, store, new Set(gone.filter((fate) => known(fate) === undefined).map(({ blob }) => blob)), present);
  const placed = gone.map((fate) => ({ ...fate, to: known(fate) ?? alike.get(fate.blob) })).sort((a, b) => (a.from < b.from ? -1 : 1));
  return {
    moved: placed.flatMap(({ from, to }) => (to === undefined ? [] : [{ from, to }])),
    deleted: withClosest(gitDir, placed.filter(({ to }) => to === undefined), present, store),
    published: tracker.fates().length,
  };
}

function withClosest(gitDir: string, deleted: readonly Fate[], present: Pages, store: ObjectStore): PageMoves['deleted'] {
  if (deleted.length === 0) return [];
  const texts = textsOf(gitDir, new Set([...present.values(), ...deleted.map(({ blob }) => blob)]), store);
  const nearest = nearestAmong(new Map([...present].map(([path, blob]) => [path, texts.get(blob) ?? ''])));
  return deleted.map(({ from, blob }) => ({ from, closest: nearest(from, texts.get(blob) ?? '', 3) }));
}

function textsOf(gitDir: string, blobs: ReadonlySet<string>, { env }: ObjectStore): Map<string, string> {
  const batch = git(gitDir, ['cat-file', '--batch'], { env, encoding: 'latin1', input: [...blobs].map((id) => `${id}\n`).join('') }) ?? '';
  const texts = new Map<string, string>();
  for (let at = 0; at < batch.length; ) {
    const end = batch.indexOf('\n', at);
    const [id = '', , size] = batch.slice(at, end).split(' ');
    const length = Number(size ?? -1);
    if (size !== undefined) texts.set(id, batch.slice(end + 1, end + 1 + length));
    at = end + 2 + length;
  }
  return texts;
}

function pagesAt(read: Read, commit: string, folder: string, extension: string): Map<string, string> {
  const pages = new Map<string, string>();
  for (const entry of read(['ls-tree', '-r', '-z', '--full-tree', commit, '--', `${folder}/`]).split('\0')) {
    const [, blob, path] = /^100\d{3} blob (\w+)\t(.*)$/s.exec(entry) ?? [];
    if (blob !== undefined && path?.endsWith(`.${extension}`)) pages.set(path, blob);
  }
  return pages;
}

function commitOf(gitDir: string, ref: string): string {
  const id = git(gitDir, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])?.trim();
  if (id) return id;
  throw new PortalError(`${ref}: no such commit in ${gitDir}. Expected a branch, tag or commit, for example origin/main; "git fetch origin main" brings that.`);
}
