import * as z from 'zod';
import type { Repository } from './git.ts';
import { pairTwins, shortId, type Change, type LoggedCommit } from './history.ts';
import { folderOf } from './parse/text.ts';

/** A name in makefiles that one commit replaced by another. */
export const renameSchema = z.strictObject({
  commit: z.string().regex(/^[0-9a-f]{12}$/),
  date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  /** Of a target the makefile's folder, `.` for the root; a variable has none. */
  dir: z.string().optional(),
  from: z.string(),
  to: z.string(),
});

export type Rename = z.infer<typeof renameSchema>;

const MAKEFILE = /(?:^|\/)(?:GNUm|M|m)akefile[^/]*$/u;
const RULE = /^([\w%./-]+(?:[ \t]+[\w%./-]+)*)[ \t]*::?(?!=)(.*)$/u;
/** Patterns, and what make itself knows, are no names that one calls. */
const UNNAMED = /^\.|%/u;
const NAME = /[A-Za-z_]\w*/gu;
const VARIABLE = /\$[({]([A-Za-z_]\w*)(?=[)}:])|^[ \t]*(?:export[ \t]+|override[ \t]+)*([A-Za-z_]\w*)[ \t]*(?:\?|\+|:{0,3})=/gmu;

/**
 * Finds the make targets and variables that commits renamed. The evidence is in one makefile before and after one commit:
 * a target's dependencies and recipe stayed as they were, but for its name and for folders that the commit moved, or all
 * lines with a variable, at least two, stayed so. Where two names would fit, none is taken.
 */
export async function readRenames(repository: Repository, commits: readonly LoggedCommit[]): Promise<Rename[]> {
  const changed = commits.flatMap(({ id, date, changes }) =>
    changes.filter(({ path, status, was }) => (status === 'M' || status === 'R') && was !== undefined && MAKEFILE.test(path)).map((change) => ({ commit: shortId(id), date, change, changes })));
  const blobs = await repository.blobs([...new Set(changed.flatMap(({ change }) => [change.was ?? '', change.blob]))]);
  const textOf = (id: string | undefined): string | undefined => blobs.get(id ?? '')?.toString('utf8');
  const renames = changed.flatMap(({ commit, date, change, changes }) => {
    const [before, after] = [textOf(change.was), textOf(change.blob)];
    if (before === undefined || after === undefined) return [];
    const dir = folderOf(change.to ?? change.path);
    return [
      ...renamedTargets(before, after, folderMoves(changes)).map(([from, to]): Rename => ({ commit, date, dir, from, to })),
      ...renamedVariables(before, after).map(([from, to]): Rename => ({ commit, date, from, to })),
    ];
  });
  // Several makefiles may have a variable.
  return [...new Map(renames.map((rename) => [JSON.stringify(rename), rename])).values()];
}

/** The targets of one makefile that have another name after a change. `moved` says where folders went that recipes name. */
export function renamedTargets(before: string, after: string, moved: ReadonlyMap<string, string> = new Map()): [from: string, to: string][] {
  const [old, now] = [rulesOf(before), rulesOf(after)];
  const gone = [...old].filter(([name]) => !now.has(name));
  const added = [...now].filter(([name]) => !old.has(name));
  return pairs(gone.map(([name]) => name), added.map(([name]) => name), (from, to) => {
    const body = old.get(from) ?? '';
    return body !== '' && withMoves(replaced(body, from, to), moved) === now.get(to);
  });
}

/** The variables of one makefile that have another name after a change. */
export function renamedVariables(before: string, after: string): [from: string, to: string][] {
  const [old, now] = [namesOf(before), namesOf(after)];
  const gone = variablesOf(before).filter((name) => !now.has(name));
  const added = variablesOf(after).filter((name) => !old.has(name));
  if (gone.length === 0 || added.length === 0) return [];
  const lines = new Set(after.split('\n'));
  return pairs(gone, added, (from, to) => {
    const uses = before.split('\n').filter((line) => replaced(line, from, to) !== line);
    return uses.length > 1 && uses.every((line) => lines.has(replaced(line, from, to)));
  });
}

/** Those that fit each other and no other one. */
function pairs(gone: readonly string[], added: readonly string[], fits: (from: string, to: string) => boolean): [string, string][] {
  const found = gone.flatMap((from) => added.filter((to) => fits(from, to)).map((to): [string, string] => [from, to]));
  return found.filter(([from, to]) => found.every(([otherFrom, otherTo]) => (otherFrom === from) === (otherTo === to)));
}

/** Each target's dependencies and recipes, one below the other. */
function rulesOf(text: string): Map<string, string> {
  const rules = new Map<string, string>();
  let open: readonly string[] = [];
  for (const line of text.split('\n')) {
    const head = line.startsWith('\t') ? undefined : RULE.exec(line);
    if (head !== undefined && head !== null) open = (head[1] ?? '').split(/[ \t]+/u).filter((name) => !UNNAMED.test(name));
    else if (!line.startsWith('\t') && line.trim() !== '') open = [];
    const body = (head === undefined ? line : (head?.[2] ?? '')).replace(/##.*$/u, '').trim();
    for (const name of open) rules.set(name, `${rules.get(name) ?? ''}${body === '' ? '' : `${body}\n`}`);
  }
  return rules;
}

function namesOf(text: string): Set<string> {
  return new Set(text.match(NAME));
}

function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].flatMap(([, used, set]) => used ?? set ?? []))];
}

/** The text with a name in place of another one, where that is not a part of a longer name. */
function replaced(text: string, from: string, to: string): string {
  return text.replace(new RegExp(`(?<![\\w.%/-])${from.replaceAll('.', '\\$&')}(?![\\w.%/-])`, 'gu'), () => to);
}

function withMoves(text: string, moved: ReadonlyMap<string, string>): string {
  return moved.size === 0 ? text : text.replace(/[\w.-]+(?:\/[\w.-]+)+/gu, (path) => moved.get(path) ?? path);
}

/** Where the folders went whose makefile a commit moved: of other files, many are alike, and git pairs any with any. */
function folderMoves(changes: readonly Change[]): Map<string, string> {
  return new Map(pairTwins(changes).flatMap(({ path, to }) => (to === undefined || !MAKEFILE.test(path) ? [] : [[folderOf(path), folderOf(to)] as const])));
}

/** What a name in makefiles is called now, with the last commit that renamed it; undefined where no rename leads to a name that exists. */
export function renameOf(name: string, dir: string | undefined, renames: readonly Rename[], exists: (name: string) => boolean): Rename | undefined {
  const seen = new Set<string>();
  for (let from = name; !seen.has(from);) {
    seen.add(from);
    const found = renames.find((one) => one.from === from && one.dir === dir);
    if (found === undefined) return undefined;
    if (exists(found.to)) return { ...found, from: name };
    from = found.to;
  }
  return undefined;
}
