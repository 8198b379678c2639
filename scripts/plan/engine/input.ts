import { mergeChange, type Change } from './change.ts';
import { readListing, type Line } from './listing.ts';
import { isPatch, readPatch } from './patch.ts';
import { unquote } from './quoted.ts';
import type { KnownTree } from './tree.ts';

/** A line that names nothing, and why. */
export interface PassedOver {
  /** Its number in the input, from 1. */
  readonly line: number;
  readonly text: string;
  /** `shortened`: git cut the beginning of the path, and several files of main end like it, or none. */
  readonly reason: 'no path' | 'shortened';
}

/** What was read from an input. */
export interface Input {
  /** Each path once, in the order of the input. */
  readonly changes: readonly Change[];
  readonly passedOver: readonly PassedOver[];
}

/** A line longer than this is no path, and not looked at further. */
const LONGEST_LINE = 2000;

/** Nor is one of a patch a header that is longer than this: it names two paths, which git may quote. */
const LONGEST_HEADER = 4 * LONGEST_LINE;

/**
 * Reads what somebody typed or pasted: paths, the listings of git diff and git status in all their forms, or a patch. Never throws: a line
 * that nothing can be made of is passed over and told.
 */
export function readInput(text: string, tree: KnownTree): Input {
  // Without the colors of a terminal.
  const clean = text.replace(/\u001b\[[0-9;]*[mK]/g, '').replace(/\r\n?/g, '\n').replaceAll('\0', '\n');
  const changes = new Map<string, Change>();
  const add = (change: Change): void => {
    const before = changes.get(change.path);
    changes.set(change.path, before === undefined ? change : mergeChange(before, change));
  };
  if (isPatch(clean)) {
    // Of a line that can be no header only its sign counts.
    const patch = readPatch(clean.split('\n').map((line) => (line.length > LONGEST_HEADER ? line.slice(0, 1) : line)));
    patch.changes.forEach(add);
    // What stands beside a patch is its message, of which only a line that is a known file is meant.
    for (const line of patch.outside) if (tree.hasFile(line.trim())) add({ path: line.trim(), kind: 'changed' });
    return { changes: [...changes.values()], passedOver: [] };
  }
  const passedOver: PassedOver[] = [];
  clean.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const say = (reason: PassedOver['reason']): void => void passedOver.push({ line: index + 1, text: line.trim().slice(0, 120), reason });
    if (line.length > LONGEST_LINE) {
      say('no path');
      return;
    }
    const listed = tree.hasFile(line.trim()) ? undefined : readGit(line, tree);
    if (listed === undefined) {
      const paths = typedPaths(line, tree);
      for (const path of paths) add({ path, kind: 'changed' });
      if (paths.length === 0) say('no path');
    } else if ('shortened' in listed) {
      say('shortened');
    } else {
      for (const change of listed) add(asFolder(change, tree));
    }
  });
  return { changes: [...changes.values()], passedOver };
}

/** Reads a line as one of git's. In the forms that any sentence could have, as "A word", the path must look like one. */
function readGit(line: string, tree: KnownTree): Line | undefined {
  // The lines of the message that `git commit` offers begin with a hash.
  const isComment = /^#(?!#)/.test(line);
  const listed = readListing(isComment ? line.slice(1) : line, tree);
  if (listed === undefined) return isComment ? [] : undefined;
  if ('shortened' in listed) return listed;
  const [isForm, isQuoted] = [/[\t|]/.test(line), line.includes('"')];
  const plausible = ({ path, from }: Change): boolean => {
    if ([path, from ?? path].some((one) => known(one, tree) !== undefined)) return true;
    return /[\s"]/.test(path) ? isQuoted && path.includes('/') : isForm || looksNew(path, tree);
  };
  return listed.every(plausible) ? listed : undefined;
}

/** The paths that a line names which is in no form of git's: one, or several between blanks or commas. */
function typedPaths(line: string, tree: KnownTree): string[] {
  const trimmed = line.trim().replace(/^(?:[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+)/, '');
  const whole = typedPath(trimmed, tree);
  if (whole !== undefined) return [whole];
  const paths = trimmed.split(/[\s,;]+/).filter(Boolean).map((word) => typedPath(word, tree));
  const found = paths.flatMap((path) => path ?? []);
  // A sentence may name a path too; a list of paths holds nothing else.
  return found.length === paths.length ? found : [];
}

/** The path that a word is; undefined for a word that looks like none. */
function typedPath(word: string, tree: KnownTree): string | undefined {
  const bare = unquote(word.replace(/^[`'(<]+|[`')>,;:]+$/g, ''));
  const address = /^https?:\/\/(?:www\.)?github\.com\/[^/]+\/[^/]+\/(?:blob|tree|edit|blame|raw)\/[^/]+\/([^?#]+)/.exec(bare)?.[1];
  if (address !== undefined) return known(decode(address), tree) ?? decode(address);
  if (bare.includes('://')) return undefined;
  const path = bare.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '').replace(/(?::\d+){1,2}$/, '').replace(/\/{2,}/g, '/');
  const right = known(path, tree);
  if (right !== undefined) return right;
  const fromElsewhere = /^(?:\/|~\/|\.\.\/|[A-Za-z]:\/|[abciow]\/)/.test(path);
  if (fromElsewhere) {
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      const inside = known(path.slice(slash + 1), tree);
      if (inside !== undefined) return inside;
    }
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      const folder = path.slice(slash + 1, path.lastIndexOf('/') + 1);
      if (folder !== '' && tree.hasFolder(folder)) return path.slice(slash + 1);
    }
  }
  return looksNew(path, tree) ? path.replace(/^\//, '') : undefined;
}

/** The path as main has it: a folder gets its slash. */
function known(path: string, tree: KnownTree): string | undefined {
  if (tree.hasFile(path)) return path;
  return path !== '' && tree.hasFolder(path) ? `${path.replace(/\/+$/, '')}/` : undefined;
}

/** Whether a path that main lacks can be meant as one: in a folder that main has, or a file with an ending in the root. */
function looksNew(path: string, tree: KnownTree): boolean {
  if (!/^[\p{L}\p{N}_.@+~/-]+$/u.test(path)) return false;
  const parts = path.replace(/^\//, '').split('/');
  const [first = '', ...others] = parts;
  if (others.length === 0) return /^\.?[\w-]+(?:\.[\w-]+)*\.[A-Za-z][A-Za-z0-9]{0,9}$/.test(first);
  return tree.hasFolder(first) || /\.[A-Za-z][A-Za-z0-9]{0,9}$/.test(parts.at(-1) ?? '');
}

function asFolder(change: Change, tree: KnownTree): Change {
  return !change.path.endsWith('/') && tree.hasFolder(change.path) ? { ...change, path: `${change.path}/` } : change;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
