import { existsSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { PortalError } from '../errors.ts';
import { readIfPresent, writeProjectFile } from '../files.ts';
import { closest } from '../text/closest.ts';
import { BRANCHES_FILE, loadBranches } from './branches.ts';
import { loadReviewed, neededTouches, type Reviewed } from './drift.ts';
import { readFacts } from './facts.ts';
import { openRepository, type Commit, type Repository } from './git.ts';
import { findLosses, type Guarded } from './guards.ts';
import { digestHistory, packTouch, readHistory, shortId, type History, type LoggedHistory } from './history.ts';
import { readLineCounts, type LineCounts } from './lines.ts';
import { foldMoves, groupMoves, indexFates, ungroupMoves, type Move } from './moves.ts';
import { readPageSources } from './page-sources.ts';
import { formatPin, parsePinFile, PIN_FORMAT, pinPath, pinSchema, type Counts, type PinFile } from './pin.ts';
import { sources as allSources } from './registry.ts';
import { readRenames, type Rename } from './renames.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import type { Source, UpstreamTree } from './source.ts';
import { followLinks, KEPT_VENDOR } from './tree.ts';

/** Size over which a pin is too large to commit again and again, in bytes. */
export const LARGEST_PIN = 1_500_000;

/** What a sync needs to know. */
export interface SyncOptions {
  /** The project's root. */
  readonly root: string;
  /** A clone or bare repository of cilium/cilium. */
  readonly repo: string;
  readonly ref: string;
  /** The pin's name; `src/data/branches.yaml` must list it. */
  readonly name: string;
  /** Tables that may be empty or may shrink this once: `source` or `source.table`. */
  readonly accept?: readonly string[];
  readonly sources?: readonly Source<unknown>[];
  readonly log: (line: string) => void;
}

/** What a sync did. */
export interface SyncResult {
  /** The pin's file, relative to the root. */
  readonly file: string;
  readonly commit: string;
  readonly bytes: number;
  readonly counts: Counts;
  readonly warnings: readonly string[];
  /** Whether the pin differs from the one before. */
  readonly changed: boolean;
}

/**
 * Reads the facts about one commit of a Cilium repository and writes them as the pin `src/data/upstream/NAME.json`.
 * Throws PortalError on any problem, and then leaves the old pin as it was.
 */
export async function syncPin(options: SyncOptions): Promise<SyncResult> {
  const { root, repo, ref, name, log, accept = [], sources = allSources } = options;
  const { branches, since } = loadBranches(root);
  if (!branches.some((branch) => branch.name === name)) {
    throw new PortalError(`${BRANCHES_FILE}: has no branch ${name}. Add it there first, or choose from ${branches.map((branch) => branch.name).join(', ')}.`);
  }
  const repository = await openRepository(repo);
  const commit = await repository.commit(ref);
  const reading = startReading(repository, commit, since);
  // What is wrong with the tree is said first.
  reading.catch(() => undefined);
  const snapshot = await readSnapshot(repository, commit.id);
  const { tree } = snapshot;
  log(`${repo}: ${commit.id.slice(0, 12)} of ${commit.date}, version ${snapshot.version}, ${tree.files.size} files`);

  const warnings: string[] = [];
  const before = oldPin(root, name, warnings);
  const files = nestFiles(tree);
  const renaming = reading.then(({ commits }) => readRenames(repository, commits));
  const [{ facts, counts }, lines, logged, renames] = await Promise.all([readFacts(repository, tree, name, sources), readLineCounts(repository, tree, files, before), reading, renaming]);
  const history = digestHistory(logged, name === 'main' ? wantedTouches(root, tree) : [], (file) => tree.has(file));
  warnings.unshift(...history.warnings);
  const guarded = sources.flatMap((source) => {
    const now = counts[source.name];
    return now === undefined ? [] : [{ source, now, before: before?.counts[source.name] }];
  });
  checkAccepted(accept, guarded, sources);
  const losses = findLosses(guarded, name, accept);
  if (losses.length > 0) throw new PortalError(lossMessage(name, losses));

  const moves = withOldMoves(foldMoves(history.moves, (file) => tree.has(file)), before, { tree, commit });
  const text = checkedText({ snapshot, name, commit, facts, counts, files, lines, moves, renamed: withOldRenames(renames, before, { logged, commit }), history: packHistory(history.touches, tree, loadReviewed(root)) });
  const changed = readIfPresent(path.join(root, pinPath(name))) !== text;
  if (changed) writeProjectFile(root, pinPath(name), text);
  return { changed, file: pinPath(name), commit: commit.id, bytes: Buffer.byteLength(text), counts, warnings };
}

/** A misspelled table would be accepted in silence, and the loss found only in the next sync. */
function checkAccepted(accept: readonly string[], guarded: readonly Guarded[], sources: readonly Source<unknown>[]): void {
  const tables = guarded.flatMap(({ source, now, before }) => [source.name, ...[now, before ?? {}].flatMap((counts) => (typeof counts === 'number' ? [] : Object.keys(counts).map((table) => `${source.name}.${table}`)))]);
  // A branch may lack the facts of a source that another branch, synced by the same command, has.
  const unread = sources.map(({ name }) => name).filter((name) => !tables.includes(name));
  const wrong = accept.find((one) => !tables.includes(one) && !unread.includes(one.split('.')[0] ?? ''));
  if (wrong === undefined) return;
  const near = closest(wrong, tables);
  throw new PortalError(`--accept ${wrong}: there is no such table. ${near === undefined ? `The tables are ${[...new Set(tables)].join(', ')}.` : `Did you mean ${near}?`}`);
}

function lossMessage(name: string, losses: readonly string[]): string {
  return (
    `${pinPath(name)} is left as it was, for tables came out too small: ${losses.join('; ')}. Mend the source's parser in scripts/upstream/sources/, ` +
    'declare it there (mayBeEmpty), or, if upstream really dropped these rows, accept it with --accept TABLE.'
  );
}

/** Sources that pages rest on, as paths of real files: the footer and the drift check list the commits that touched them. */
function wantedTouches(root: string, tree: UpstreamTree): string[] {
  if (!existsSync(path.join(root, 'docs'))) return [];
  const named = [...readPageSources(root).values()].flat();
  return [...new Set(named.map((source) => followLinks(source, tree.links)))].sort();
}

function packHistory(touches: History['touches'], tree: UpstreamTree, reviewed: Reviewed): PinFile['history'] {
  const packed = Object.entries(touches).map(([source, list]): [string, string[]] => {
    const now = shortId(tree.files.get(source) ?? '');
    return [source, neededTouches(source, list, now, reviewed).map(packTouch)];
  });
  return Object.fromEntries(packed.filter(([, list]) => list.length > 0));
}

/** Begins to read the history, which takes git as long as everything else takes us. */
async function startReading(repository: Repository, commit: Commit, since: string | undefined): Promise<LoggedHistory> {
  return readHistory(repository, { commit: commit.id, since: since && (await startOf(repository, commit, since)) });
}

async function startOf(repository: Repository, commit: Commit, since: string): Promise<string> {
  const start = await repository.commit(since);
  const base = await repository.mergeBase(start.id, commit.id);
  if (base === undefined) {
    throw new PortalError(`${repository.dir}: ${shortId(commit.id)} has no history in common with ${shortId(since)}, the \`since\` of ${BRANCHES_FILE}.`);
  }
  return base;
}

function oldPin(root: string, name: string, warnings: string[]): PinFile | undefined {
  const text = readIfPresent(path.join(root, pinPath(name)));
  if (text === undefined) return undefined;
  const pin = parsePinFile(text);
  if (pin === undefined) warnings.push(`${pinPath(name)}: the old pin is unreadable, so nothing is compared with it.`);
  return pin;
}

/** The moves found now, and those of the old pin that lie before the history that was read; none that is younger than the commit. */
function withOldMoves(moves: readonly Move[], before: PinFile | undefined, { tree, commit }: { tree: UpstreamTree; commit: Commit }): Move[] {
  const exists = (file: string): boolean => tree.has(file);
  const fate = indexFates(moves, exists);
  const old = ungroupMoves(before?.moved ?? []).filter(({ from, date }) => date <= commit.date && !exists(from.replace(/\/$/, '')) && fate(from) === undefined);
  return [...moves, ...old];
}

/** The renames found now, and those of the old pin that lie before the history that was read. */
function withOldRenames(renames: readonly Rename[], before: PinFile | undefined, { logged, commit }: { logged: LoggedHistory; commit: Commit }): Rename[] {
  const read = new Set(logged.commits.map(({ id }) => shortId(id)));
  return [...renames, ...(before?.renamed ?? []).filter((one) => !read.has(one.commit) && one.date <= commit.date)];
}

interface Parts {
  readonly snapshot: Snapshot;
  readonly name: string;
  readonly commit: Commit;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly counts: Counts;
  readonly files: PinFile['files'];
  readonly lines: LineCounts;
  readonly moves: readonly Move[];
  readonly renamed: readonly Rename[];
  readonly history: PinFile['history'];
}

function checkedText({ snapshot, name, commit, facts, counts, files, lines, moves, renamed, history }: Parts): string {
  const { tree, version, modules } = snapshot;
  const parsed = pinSchema.safeParse({
    format: PIN_FORMAT, name, commit: commit.id, date: commit.date, version, counts, facts,
    files, lines, links: Object.fromEntries(tree.links), modules, moved: groupMoves(moves), renamed: renamed.length === 0 ? undefined : renamed, history,
  });
  if (!parsed.success) throw new PortalError(`${pinPath(name)} is left as it was, for what was read does not fit its format. ${z.prettifyError(parsed.error)}`);
  const text = formatPin(parsed.data);
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_PIN) {
    throw new PortalError(`${pinPath(name)} is left as it was, for it would have ${bytes} bytes, over the limit of ${LARGEST_PIN}. ${largestParts(parsed.data)}`);
  }
  return text;
}

function largestParts({ facts, files, lines = {}, moved, history }: PinFile): string {
  const sizes = Object.entries({ ...facts, files, lines, moved, history }).map(([part, value]): [string, number] => [part, JSON.stringify(value).length]);
  return `Largest: ${sizes.sort(([, a], [, b]) => b - a).slice(0, 4).map(([part, size]) => `${part} ${size}`).join(', ')}.`;
}

function nestFiles(tree: UpstreamTree): Record<string, Record<string, string>> {
  const nested: Record<string, Record<string, string>> = {};
  for (const [file, blob] of tree.files) {
    if (file.startsWith('vendor/') && !file.startsWith(KEPT_VENDOR)) continue;
    const slash = file.lastIndexOf('/');
    (nested[slash < 0 ? '' : file.slice(0, slash)] ??= {})[file.slice(slash + 1)] = shortId(blob);
  }
  return nested;
}

