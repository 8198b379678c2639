import { bytewise } from './tree.ts';

/** Where a path went that is gone now. A folder's path ends in a slash, and so does what it became. */
export interface Move {
  readonly from: string;
  /** Undefined where it was removed. */
  readonly to?: string | undefined;
  /** First 12 hex digits. */
  readonly commit: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** The moves of one commit, as a pin's file keeps them: null stands for a removal. */
export interface MoveGroup {
  readonly commit: string;
  readonly date: string;
  readonly paths: Readonly<Record<string, string | null>>;
}

/** What became of a path. */
export type Fate =
  /** `sure` where this very path moved as a whole, not only most of what was in it or a folder above it. */
  | { readonly kind: 'moved'; readonly from: string; readonly to: string; readonly commit: string; readonly date: string; readonly sure: boolean }
  | { readonly kind: 'removed'; readonly from: string; readonly commit: string; readonly date: string };

const LONGEST_CHAIN = 10;

/**
 * Replaces the moves of whole folders by one move each: where every file below a folder that no longer exists went
 * the same way in one commit. The result is sorted by path.
 */
export function foldMoves(moves: readonly Move[], exists: (path: string) => boolean): Move[] {
  return foldBelow([...moves].sort((a, b) => bytewise(a.from, b.from)), '', exists);
}

function foldBelow(moves: readonly Move[], folder: string, exists: (path: string) => boolean): Move[] {
  const whole = folder !== '' && !exists(folder.slice(0, -1)) ? asOneMove(moves, folder) : undefined;
  if (whole !== undefined) return [whole];
  const result: Move[] = [];
  const below = new Map<string, Move[]>();
  for (const move of moves) {
    const slash = move.from.indexOf('/', folder.length);
    if (slash < 0) {
      result.push(move);
      continue;
    }
    const child = move.from.slice(0, slash + 1);
    const list = below.get(child);
    if (list === undefined) below.set(child, [move]);
    else list.push(move);
  }
  for (const [child, list] of below) {
    const already = list.length === 1 && list[0]?.from === child;
    result.push(...(already ? list : foldBelow(list, child, exists)));
  }
  return result.sort((a, b) => bytewise(a.from, b.from));
}

function asOneMove(moves: readonly Move[], folder: string): Move | undefined {
  const [first] = moves;
  if (first === undefined || moves.length < 2) return undefined;
  const { commit, date } = first;
  if (moves.some((move) => move.commit !== commit)) return undefined;
  if (moves.every((move) => move.to === undefined)) return { from: folder, commit, date };
  const rest = first.from.slice(folder.length);
  if (first.to === undefined || !first.to.endsWith(`/${rest}`)) return undefined;
  const to = first.to.slice(0, -rest.length);
  return moves.every((move) => move.to === to + move.from.slice(folder.length)) ? { from: folder, to, commit, date } : undefined;
}

/** Groups moves by commit, newest first, for a pin's file. */
export function groupMoves(moves: readonly Move[]): MoveGroup[] {
  const groups = new Map<string, { commit: string; date: string; paths: Record<string, string | null> }>();
  for (const { from, to, commit, date } of moves) {
    const group = groups.get(commit) ?? { commit, date, paths: {} };
    group.paths[from] = to ?? null;
    groups.set(commit, group);
  }
  return [...groups.values()].sort((a, b) => bytewise(b.date, a.date) || bytewise(a.commit, b.commit));
}

/** The reverse of `groupMoves`. */
export function ungroupMoves(groups: readonly MoveGroup[]): Move[] {
  return groups.flatMap(({ commit, date, paths }) =>
    Object.entries(paths).map(([from, to]) => (to === null ? { from, commit, date } : { from, to, commit, date })),
  );
}

/**
 * Says what became of a path that does not exist any more: of a file, of a folder, or of the folder that it was in.
 * Moves are followed until a path that exists. Undefined where nothing is known of it.
 */
export function fateOf(path: string, moves: readonly Move[], exists: (path: string) => boolean): Fate | undefined {
  return indexFates(moves, exists)(path);
}

/** `fateOf` for many paths: the moves are sorted in once. */
export function indexFates(moves: readonly Move[], exists: (path: string) => boolean): (path: string) => Fate | undefined {
  const byPath = new Map(moves.map((move) => [move.from, move]));
  return (path) => follow(path.replace(/\/+$/, ''), byPath, exists, LONGEST_CHAIN);
}

/** A move that is not recorded as such, but follows from those that are. */
interface Derived {
  readonly move: Move;
  readonly sure: boolean;
}

function follow(path: string, byPath: ReadonlyMap<string, Move>, exists: (path: string) => boolean, left: number): Fate | undefined {
  const recorded = byPath.get(path) ?? byPath.get(`${path}/`);
  const found = recorded === undefined ? (sumOfFolder(path, byPath, exists) ?? moveOfParent(path, byPath, exists)) : { move: recorded, sure: true };
  if (found === undefined) return undefined;
  const { move, sure } = found;
  const { commit, date } = move;
  const from = withoutSlash(move.from);
  if (move.to === undefined) return { kind: 'removed', from, commit, date };
  const to = withoutSlash(move.to);
  if (exists(to)) return { kind: 'moved', from, to, commit, date, sure };
  const next = left > 0 ? follow(to, byPath, exists, left - 1) : undefined;
  if (next?.kind === 'moved') return { kind: 'moved', from, to: next.to, commit, date, sure: sure && next.sure && next.from === to };
  return next ?? { kind: 'removed', from, commit, date };
}

/** The move of the nearest folder above, applied to the path where that gives something that exists. */
function moveOfParent(path: string, byPath: ReadonlyMap<string, Move>, exists: (path: string) => boolean): Derived | undefined {
  for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
    const move = byPath.get(path.slice(0, slash + 1));
    if (move === undefined) continue;
    if (move.to === undefined) return { move, sure: false };
    const applied = move.to + path.slice(slash + 1);
    return exists(applied) || byPath.has(applied) ? { move: { ...move, from: path, to: applied }, sure: true } : { move, sure: false };
  }
  return undefined;
}

/**
 * What the files of a folder did, when they went one by one. Where the last of them went to one place, and most of those that moved at all,
 * that is where the folder is now, whatever was removed before. Otherwise it is what most of them did.
 */
function sumOfFolder(folder: string, byPath: ReadonlyMap<string, Move>, exists: (path: string) => boolean): Derived | undefined {
  const below = [...byPath.values()].filter((move) => move.from.startsWith(`${folder}/`));
  const targets = new Map<string, Move[]>();
  for (const move of below) {
    const target = wholeTarget(move, folder) ?? move.to?.slice(0, move.to.lastIndexOf('/')) ?? '';
    targets.set(target, [...(targets.get(target) ?? []), move]);
  }
  const most = [...targets].sort(([a, first], [b, second]) => second.length - first.length || bytewise(a, b))[0];
  const last = lastPlace(below, folder);
  const place = last === undefined ? undefined : targets.get(last);
  const isSure = last !== undefined && place !== undefined && exists(last) && 2 * place.length > below.filter(({ to }) => to !== undefined).length;
  const winner = isSure ? ([last, place] as const) : most;
  if (winner === undefined) return undefined;
  const [target, movesThere] = winner;
  const at = newest(movesThere);
  if (at === undefined) return undefined;
  const { commit, date } = at;
  return { move: target === '' ? { from: folder, commit, date } : { from: folder, to: target, commit, date }, sure: isSure };
}

/** Of the files that left a folder last nearly all have to have gone to one place, for that to be where the folder is now. */
const NEARLY_ALL = 0.8;

/** Where the files that left a folder last went, if nearly all kept their places in it; undefined where they did not. */
function lastPlace(below: readonly Move[], folder: string): string | undefined {
  const date = newest(below)?.date;
  const places = below.filter((move) => move.date === date).map((move) => wholeTarget(move, folder));
  return places.find((place) => place !== undefined && places.filter((other) => other === place).length >= NEARLY_ALL * places.length);
}

/** The folder's new place where a file of it kept its place in the folder. */
function wholeTarget({ from, to }: Move, folder: string): string | undefined {
  const rest = from.slice(folder.length);
  return to?.endsWith(rest) === true ? to.slice(0, -rest.length) : undefined;
}

function newest(moves: readonly Move[]): Move | undefined {
  return [...moves].sort((a, b) => bytewise(b.date, a.date) || bytewise(a.commit, b.commit))[0];
}

function withoutSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
