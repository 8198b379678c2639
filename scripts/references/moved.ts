import { fateOf, type Fate } from '../upstream/moves.ts';
import type { Pin } from '../upstream/pin.ts';
import { renameOf, type Rename } from '../upstream/renames.ts';
import type { Attributes, NameKind, ReferenceKind } from './kind.ts';

/** What to write instead of a part of a reference. */
export interface Rewrite {
  readonly from: string;
  readonly to: string;
}

const workflows = '.github/workflows/';

/** What became of the file or folder that a reference which is gone rests on; undefined where it is still there, or nothing is known of it. */
export function fateOfReference(kind: ReferenceKind, name: string, attributes: Attributes, pin: Pin): Fate | undefined {
  const path = pathBehind(kind, name, attributes);
  const exists = (one: string): boolean => pin.tree.has(one);
  return path === undefined || path === '' || exists(path) ? undefined : fateOf(path, pin.moved, exists);
}

/**
 * How a reference has to change because git recorded a move: only where all that was there went to one place, and the name is there.
 * Guesses, such as a name that is spelled alike, are none.
 */
export function rewriteOf(kind: ReferenceKind, name: string, attributes: Attributes, pin: Pin, names: NameKind): Rewrite | undefined {
  if (attributes['on'] !== undefined || attributes['repo'] !== undefined) return undefined;
  const renamed = kind === 'make' ? renamedTarget(name, attributes, pin, names) : undefined;
  if (renamed !== undefined) return { from: name, to: renamed.to };
  const fate = fateOfReference(kind, name, attributes, pin);
  if (fate?.kind !== 'moved' || !fate.sure) return undefined;
  if (kind === 'path') return { from: fate.from, to: fate.to };
  if (kind === 'workflow') {
    const file = fate.to.slice(workflows.length);
    return fate.to.startsWith(workflows) && names.find(file, attributes, pin) ? { from: name, to: file } : undefined;
  }
  // A package that has another name now changes the symbol's name as well.
  if (kind === 'symbol' && lastOf(fate.from) !== lastOf(fate.to) && name.startsWith(`${lastOf(fate.from)}.`)) return undefined;
  return names.find(name, { ...attributes, in: fate.to }, pin) ? { from: fate.from, to: fate.to } : undefined;
}

/** What became of a name, in words. */
export function tellFate(fate: Fate, name: string): string {
  const who = fate.from === name.replace(/\/+$/, '') ? 'It' : fate.from;
  const when = `in ${fate.commit.slice(0, 10)} (${fate.date})`;
  return fate.kind === 'moved' ? `${who} moved to "${fate.to}" ${when}.` : `${who} was removed ${when}.`;
}

/** What a make target is called now, where a commit renamed it. */
export function renamedTarget(name: string, attributes: Attributes, pin: Pin, names: NameKind): Rename | undefined {
  const dir = attributes['in']?.replace(/^\.\/|\/+$/g, '') ?? '.';
  return renameOf(name, dir === '' ? '.' : dir, pin.renamed, (now) => names.find(now, attributes, pin) !== undefined);
}

/** What became of a name in makefiles, in words. */
export function tellRename({ to, commit, date }: Rename): string {
  return `It was renamed to "${to}" in ${commit.slice(0, 10)} (${date}).`;
}

function pathBehind(kind: ReferenceKind, name: string, attributes: Attributes): string | undefined {
  if (kind === 'path') return name.replace(/\/+$/, '');
  if (kind === 'workflow') return `${workflows}${name}`;
  return kind === 'symbol' || kind === 'make' ? attributes['in']?.replace(/\/+$/, '') : undefined;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
