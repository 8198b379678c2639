import path from 'node:path';
import type { Repository } from '../upstream/git.ts';
import { parseLog } from '../upstream/history.ts';
import { includedFiles, readAnchors, type Anchor } from './rst.ts';

/** What to read of which repository. */
export interface HistoryRequest {
  readonly repository: Repository;
  /** Branches, tags or commits whose first-parent history counts. */
  readonly refs: readonly string[];
  /** The first day that counts, `YYYY-MM-DD`: what stood then counts, and all that came later. */
  readonly since: string;
  /** Sphinx's source folder, from the repository's root. */
  readonly source: string;
  /** The folder of the pages inside it. */
  readonly folder: string;
}

/** A page with every anchor that it had at any time, in the order in which they are met, newest revision first. */
export interface OldPage {
  /** Its address below `/en/VERSION/`, without slashes at its ends: `contributing/testing/e2e`. */
  readonly address: string;
  readonly anchors: readonly Anchor[];
  /** How many different texts it had. */
  readonly revisions: number;
}

/** One text of a page, with what it includes. */
interface Revision {
  readonly page: string;
  readonly blob: string;
  /** Blobs by the included files' paths. */
  readonly includes: ReadonlyMap<string, string>;
}

/**
 * Lists every page that the folder published since a day, those that moved or went too, with every anchor that they had: of headings and
 * labels, with those of included files. Sorted by address. Throws PortalError for an unknown ref and an unreadable repository.
 */
export async function readOldPages({ repository, refs, since, source, folder }: HistoryRequest): Promise<OldPage[]> {
  const pages = path.posix.join(source, folder);
  const texts = new Map<string, string>();
  const targetsOf = (file: string, blob: string): string[] => includedFiles(texts.get(blob) ?? '').map((target) => locate(target, file, source));
  let watched = new Set<string>();
  let revisions: Revision[] = [];
  for (let grown = true; grown; ) {
    const paths = [...watched];
    const replayed = await Promise.all(refs.map((ref) => replay({ repository, ref, since, pages, watched: paths, targetsOf, load })));
    revisions = replayed.flat();
    const files = revisions.flatMap(({ page, blob, includes }) => [[page, blob] as const, ...includes]);
    const all = new Set(files.flatMap(([file, blob]) => targetsOf(file, blob)));
    grown = all.size > watched.size;
    watched = all;
  }
  return collect(revisions, texts, source);

  async function load(blobs: readonly string[]): Promise<void> {
    const found = await repository.blobs(blobs.filter((blob) => !texts.has(blob)));
    for (const [id, content] of found) texts.set(id, content.toString('utf8'));
  }
}

interface Replay {
  readonly repository: Repository;
  readonly ref: string;
  readonly since: string;
  readonly pages: string;
  readonly watched: readonly string[];
  readonly targetsOf: (file: string, blob: string) => string[];
  readonly load: (blobs: readonly string[]) => Promise<void>;
}

/** Goes through a branch's commits from the day on and gives the pages' texts as each commit left them, newest first. */
async function replay({ repository, ref, since, pages, watched, targetsOf, load }: Replay): Promise<Revision[]> {
  const { id: head } = await repository.commit(ref);
  const before = await repository.log(['-1', '--first-parent', '--no-show-signature', '--format=%H', `--before=${since}T00:00:00Z`, head]);
  const base = before.toString('utf8').trim();
  const isPage = (file: string): boolean => file.startsWith(`${pages}/`) && file.endsWith('.rst');
  const standing = new Map<string, string>();
  if (base !== '') {
    for (const { path: file, id } of await repository.list(base)) if (isPage(file) || watched.includes(file)) standing.set(file, id);
  }
  const shape = ['--first-parent', '--diff-merges=first-parent', '--raw', '-z', '--no-renames', '--no-abbrev', '--no-show-signature', '--format=%x01%H %ct %s'];
  const log = parseLog((await repository.log([...shape, base === '' ? head : `${base}..${head}`, '--', pages, ...watched])).toString('utf8')).reverse();
  await load([...standing.values(), ...log.flatMap(({ changes }) => changes.filter(({ status }) => status !== 'D').map(({ blob }) => blob))]);
  const revisions: Revision[] = [];
  const record = (changed: (page: string, includes: ReadonlyMap<string, string>) => boolean): void => {
    for (const [page, blob] of standing) {
      if (!isPage(page)) continue;
      const includes = closure(page, blob);
      if (changed(page, includes)) revisions.push({ page, blob, includes });
    }
  };
  record(() => true);
  for (const { changes } of log) {
    for (const { status, path: file, blob } of changes) {
      if (status === 'D') standing.delete(file);
      else standing.set(file, blob);
    }
    const touched = new Set(changes.map(({ path: file }) => file));
    record((page, includes) => touched.has(page) || [...includes.keys()].some((file) => touched.has(file)));
  }
  return revisions.reverse();

  function closure(page: string, blob: string): ReadonlyMap<string, string> {
    const includes = new Map<string, string>();
    const follow = (file: string, id: string): void => {
      for (const target of targetsOf(file, id)) {
        const found = standing.get(target);
        if (found === undefined || includes.has(target)) continue;
        includes.set(target, found);
        follow(target, found);
      }
    };
    follow(page, blob);
    return includes;
  }
}

function collect(revisions: readonly Revision[], texts: ReadonlyMap<string, string>, source: string): OldPage[] {
  const pages = new Map<string, { anchors: Map<string, Anchor>; seen: Set<string> }>();
  for (const { page, blob, includes } of revisions) {
    const address = addressOf(page, source);
    const old = pages.get(address) ?? { anchors: new Map<string, Anchor>(), seen: new Set<string>() };
    pages.set(address, old);
    const key = [blob, ...[...includes].flat()].join(' ');
    if (old.seen.has(key)) continue;
    old.seen.add(key);
    const include = (target: string): string | undefined => texts.get(includes.get(locate(target, page, source)) ?? '');
    for (const anchor of readAnchors(texts.get(blob) ?? '', include)) if (!old.anchors.has(anchor.id)) old.anchors.set(anchor.id, anchor);
  }
  return [...pages]
    .map(([address, { anchors, seen }]) => ({ address, anchors: [...anchors.values()], revisions: seen.size }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** The address below `/en/VERSION/` that Sphinx gives a file, in the form of folders. */
function addressOf(file: string, source: string): string {
  return path.posix.relative(source, file).replace(/\.rst$/, '').replace(/(^|\/)index$/, '');
}

/** The path of an included file; one that starts with a slash counts from Sphinx's source folder. */
function locate(target: string, from: string, source: string): string {
  return target.startsWith('/') ? path.posix.join(source, target) : path.posix.join(path.posix.dirname(from), target);
}
