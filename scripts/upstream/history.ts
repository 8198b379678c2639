import type { Repository } from './git.ts';
import { indexFates, type Move } from './moves.ts';
import { messageOf } from '../errors.ts';
import { bytewise } from './tree.ts';

/** A commit that changed a file, with the file's blob after it. Ids are the first 12 hex digits. */
export interface Touch {
  readonly commit: string;
  /** `YYYY-MM-DD`, in UTC. */
  readonly date: string;
  readonly blob: string;
  /** The pull request, where the commit's subject names one. */
  readonly pr?: number | undefined;
}

/** What one reading of the history gives. */
export interface History {
  /** Where each path that is gone now went, one move a path, unsorted. */
  readonly moves: readonly Move[];
  /** For each wanted path, or where it is now, the commits that changed it, newest first, at most `MOST_TOUCHES`; earlier names of it included. */
  readonly touches: Readonly<Record<string, readonly Touch[]>>;
  readonly warnings: readonly string[];
}

/** A touch as a pin's file keeps it: date, commit, blob and, where it is known, the pull request. */
export const PACKED_TOUCH = /^(\d{4}-\d\d-\d\d) ([0-9a-f]{12}) ([0-9a-f]{12})(?: #(\d+))?$/;

/** A touch in one string, for a pin's file. */
export function packTouch({ date, commit, blob, pr }: Touch): string {
  return `${date} ${commit} ${blob}${pr === undefined ? '' : ` #${pr}`}`;
}

/** The reverse of `packTouch`. */
export function unpackTouch(packed: string): Touch {
  const [, date = '', commit = '', blob = '', pr] = PACKED_TOUCH.exec(packed) ?? [];
  return { date, commit, blob, ...(pr === undefined ? {} : { pr: Number(pr) }) };
}

/** How many of a file's last commits a pin keeps. */
export const MOST_TOUCHES = 30;

/** Short ids as the pin writes them. */
export function shortId(id: string): string {
  return id.slice(0, 12);
}

/** Other modules' code: nobody refers to a file of it, and it is most of what a clone without large blobs lacks. */
const NOT_VENDOR = ['--', '.', ':(exclude)vendor', ':(exclude)cilium-cli/vendor'];

const LOG = ['--first-parent', '--diff-merges=first-parent', '--raw', '-z', '--no-abbrev', '--no-show-signature', '--format=%x01%H %ct %s'];

/** With a limit of its own, so that the result does not depend on the user's `diff.renameLimit`. */
const RENAMES = ['-M50%', '-l3000'];

/** What a commit did to one file. */
export interface Change {
  readonly status: string;
  readonly path: string;
  /** The new path of a rename. */
  readonly to?: string | undefined;
  /** The blob before; of a new file there is none. */
  readonly was?: string;
  readonly blob: string;
}

/** One commit of the history, with what it did to each file. */
export interface LoggedCommit {
  readonly id: string;
  readonly date: string;
  readonly subject: string;
  readonly changes: readonly Change[];
}

/** What git said of the history. */
export interface LoggedHistory {
  /** Newest first. */
  readonly commits: readonly LoggedCommit[];
  readonly warnings: readonly string[];
}

/** Reads `since..commit` with one `git log` (the whole history where `since` is undefined), for `digestHistory`. */
export async function readHistory(repository: Repository, { commit, since }: { readonly commit: string; readonly since?: string | undefined }): Promise<LoggedHistory> {
  const range = since === undefined ? commit : `${since}..${commit}`;
  try {
    return { commits: parseLog((await repository.log([...LOG, ...RENAMES, range, ...NOT_VENDOR])).toString('utf8')), warnings: [] };
  } catch (error) {
    const log = await repository.log([...LOG, '--no-renames', range, ...NOT_VENDOR]);
    return { commits: parseLog(log.toString('utf8')), warnings: [`Renames are not recognised, only removals, since a blob of the history is missing. ${messageOf(error)}`] };
  }
}

/** Takes renames, removals and the last commits of `wanted` files out of the history. `exists` answers for the tree of its newest commit. */
export function digestHistory({ commits, warnings }: LoggedHistory, wanted: readonly string[], exists: (path: string) => boolean): History {
  return { ...digest(commits, wanted, exists), warnings };
}

/** Parses what `git log --raw -z` prints with our format. */
export function parseLog(text: string): LoggedCommit[] {
  const commits: LoggedCommit[] = [];
  const tokens = text.split('\0');
  let changes: Change[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (token.startsWith('\u0001')) {
      const [id = '', seconds = '', ...subject] = token.slice(1).split(' ');
      changes = [];
      commits.push({ id, date: new Date(Number(seconds) * 1000).toISOString().slice(0, 10), subject: subject.join(' '), changes });
      continue;
    }
    const entry = token.startsWith('\n') ? token.slice(1) : token;
    if (!entry.startsWith(':')) continue;
    const [, , was = '', blob = '', status = ''] = entry.split(' ');
    const path = tokens[(at += 1)] ?? '';
    const to = status.startsWith('R') ? tokens[(at += 1)] : undefined;
    changes.push({ status: status.charAt(0), path, to, blob, ...(status !== 'A' && { was }) });
  }
  return commits;
}

function digest(commits: readonly LoggedCommit[], wanted: readonly string[], exists: (path: string) => boolean): Omit<History, 'warnings'> {
  const moves = new Map<string, Move>();
  const paired = commits.map((one) => ({ ...one, commit: shortId(one.id), changes: pairTwins(one.changes) }));
  for (const { commit, date, changes } of paired) {
    for (const { status, path, to } of changes) {
      if ((status === 'D' || status === 'R') && !exists(path) && !moves.has(path)) moves.set(path, { from: path, to, commit, date });
    }
  }
  const touches: Record<string, Touch[]> = {};
  // Under which of today's names a file's earlier names are kept; grows as renames are met on the way back in time.
  const today = new Map(todaysNames(wanted, [...moves.values()], exists).map((path) => [path, path]));
  for (const { commit, date, subject, changes } of paired) {
    for (const { status, path, to, blob } of changes) {
      const name = today.get(to ?? path);
      if (name === undefined || status === 'D') continue;
      const list = (touches[name] ??= []);
      if (list.length < MOST_TOUCHES) list.push({ commit, date, blob: shortId(blob), ...prOf(subject) });
      if (to !== undefined) today.set(path, name);
    }
  }
  return { moves: [...moves.values()], touches };
}

/** The wanted files; of one that moved since a page named it, the place where it is now. */
function todaysNames(wanted: readonly string[], moves: readonly Move[], exists: (path: string) => boolean): string[] {
  const fate = indexFates(moves, exists);
  return wanted.flatMap((path) => {
    if (exists(path)) return [path];
    const found = fate(path);
    return found?.kind === 'moved' && found.sure ? [found.to] : [];
  });
}

/** Of more files than this with the same contents nobody looks for the best pairs. */
const MOST_TWINS = 40;

/**
 * Of several files with the same contents, before and after, that moved in one commit git pairs any with any. Here each goes to the place whose path ends
 * most like its own.
 */
export function pairTwins(changes: readonly Change[]): readonly Change[] {
  const twins = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.was ?? ''} ${change.blob}`;
    if (change.to !== undefined) twins.set(key, [...(twins.get(key) ?? []), change]);
  }
  const targets = new Map<string, string>();
  for (const group of twins.values()) {
    if (group.length === 1 || group.length > MOST_TWINS) continue;
    const pairs = group.flatMap(({ path }) => group.flatMap(({ to }) => (to === undefined ? [] : [{ path, to, common: commonEnd(path, to) }])));
    const taken = new Set<string>();
    for (const { path, to } of pairs.sort((a, b) => b.common - a.common || bytewise(a.path, b.path) || bytewise(a.to, b.to))) {
      if (targets.has(path) || taken.has(to)) continue;
      targets.set(path, to);
      taken.add(to);
    }
  }
  return targets.size === 0 ? changes : changes.map((change) => (targets.has(change.path) ? { ...change, to: targets.get(change.path) } : change));
}

/** How many parts two paths have in common at their ends. */
function commonEnd(a: string, b: string): number {
  const [first, second] = [a.split('/').reverse(), b.split('/').reverse()];
  const differs = first.findIndex((part, index) => part !== second[index]);
  return differs === -1 ? first.length : differs;
}

/** GitHub names the pull request in the subject of a squashed commit, `… (#123)`, and of a merge. */
function prOf(subject: string): { pr?: number } {
  const number = /\(#(\d+)\)$|^Merge pull request #(\d+) /.exec(subject);
  return number === null ? {} : { pr: Number(number[1] ?? number[2]) };
}
