import { closest } from '../text/closest.ts';
import type { Pin } from '../upstream/pin.ts';
import { matchesTarget, source as makeTargets, type MakeTarget } from '../upstream/sources/make-targets.ts';
import { renameOf, type Rename } from '../upstream/renames.ts';
import { once, type NameKind } from './kind.ts';
import type { Lookup } from './lookup.ts';
import { fateOfReference, tellFate, tellRename, type Rewrite } from './moved.ts';

interface Targets {
  readonly byFolder: ReadonlyMap<string, readonly MakeTarget[]>;
  readonly variables: ReadonlySet<string>;
}

function targetsOf(pin: Pin): Targets {
  return once(pin, 'make', () => {
    const { targets, variables } = pin.facts(makeTargets);
    const byFolder = new Map<string, MakeTarget[]>();
    for (const target of targets) byFolder.set(target.dir, [...(byFolder.get(target.dir) ?? []), target]);
    return { byFolder, variables: new Set(variables.split(' ')) };
  });
}

/** A target of a makefile; `in` is its folder, by default the root. */
export const make: NameKind = {
  scope: 'branch',
  noun: 'make target',
  find(name, { in: place = '.' }, pin) {
    const target = (targetsOf(pin).byFolder.get(folderName(place)) ?? []).find((one) => matchesTarget(one, name));
    return target && { path: target.file, line: target.line };
  },
  candidates: (pin, { in: place = '.' }) => (targetsOf(pin).byFolder.get(folderName(place)) ?? []).map(({ name }) => name),
  places: (name, pin) => [...targetsOf(pin).byFolder].filter(([, targets]) => targets.some((one) => matchesTarget(one, name))).map(([folder]) => folder),
};

/**
 * What is wrong with the words after `make`, if anything. `folder` is the one that the shell stands in; undefined stands for a name in
 * prose, where any folder's target will do. Variables that no makefile uses are reported, since make takes them in silence.
 */
export function judgeMake(words: readonly string[], folder: string | undefined, lookup: Lookup, pin: Pin): string | undefined {
  const { byFolder, variables } = targetsOf(pin);
  let place = folder;
  let otherFile = false;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const long = /^--directory=(.+)$/.exec(word)?.[1];
    if (word === '-C' || word === '--directory' || long !== undefined || /^-C./.test(word)) {
      const target = long ?? (word.startsWith('-C') && word.length > 2 ? word.slice(2) : words[(index += 1)] ?? '');
      if (isOpen(target) || target.startsWith('/') || target.startsWith('..')) return undefined;
      place = [folder ?? '', target.replace(/^\.\//, '')].filter((part) => part !== '' && part !== '.').join('/');
      place = place === '' ? '' : folderName(place);
      if (!byFolder.has(folderName(place))) {
        const near = closest(folderName(place), byFolder.keys());
        // A clone of another project.
        if (near === undefined && !pin.tree.has(folderName(place).split('/')[0] ?? '')) return undefined;
        const gone = folderName(place);
        const fate = fateOfReference('path', gone, {}, pin);
        if (fate !== undefined) return `There is no folder "${place}". ${tellFate(fate, gone)}`;
        return pin.tree.has(folderName(place)) ? `${place} has no makefile.` : `There is no folder "${place}".${near === undefined ? '' : ` Did you mean "${near}"?`}`;
      }
    } else if (word === '-f' || word.startsWith('--file')) {
      if (!word.includes('=')) index += 1;
      otherFile = true;
    } else if (/^-[jOWo]$|^--jobs$/.test(word)) {
      if (/^\d+$|^\$/.test(words[index + 1] ?? '')) index += 1;
    } else if (word.startsWith('-')) {
      continue;
    } else if (/^[A-Za-z_]\w*[:+?]?=/.test(word)) {
      const name = word.slice(0, word.search(/[:+?]?=/));
      if (!variables.has(name)) {
        const renamed = renamedVariable(name, pin);
        if (renamed !== undefined) return `No makefile on ${pin.name} uses the variable "${name}". ${tellRename(renamed)}`;
        const near = closest(name, variables);
        return `No makefile on ${pin.name} uses the variable "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`;
      }
    } else if (!isOpen(word) && !otherFile) {
      const known = place === undefined ? [...byFolder.values()].some((targets) => targets.some((one) => matchesTarget(one, word))) : make.find(word, { in: place }, pin) !== undefined;
      if (!known) return lookup.judge('make', word, { ...(place !== undefined && place !== '' && { in: place }), ...(pin !== lookup.main && { on: pin.name }) });
    }
  }
  return undefined;
}

/** What a variable of the makefiles is called now, where a commit renamed it. */
function renamedVariable(name: string, pin: Pin): Rename | undefined {
  const { variables } = targetsOf(pin);
  return variables.has(name) ? undefined : renameOf(name, undefined, pin.renamed, (now) => variables.has(now));
}

/** The first of the words after `make` that a commit renamed, and what to write instead. */
export function renamedWord(words: readonly string[], lookup: Lookup): Rewrite | undefined {
  const folder = words.flatMap((word, index) => (word === '-C' ? (words[index + 1] ?? []) : (/^(?:-C|--directory=)(.+)/.exec(word)?.[1] ?? [])))[0];
  const attributes: Readonly<Record<string, string>> = folder === undefined ? {} : { in: folder };
  for (const word of words) {
    const variable = /^([A-Za-z_]\w*)[:+?]?=/.exec(word)?.[1];
    const renamed = variable === undefined ? undefined : renamedVariable(variable, lookup.main);
    if (variable !== undefined && renamed !== undefined) return { from: variable, to: renamed.to };
    const isTarget = variable === undefined && word !== folder && !word.startsWith('-') && make.find(word, attributes, lookup.main) === undefined;
    const rewrite = isTarget ? lookup.rewrite('make', word, attributes) : undefined;
    if (rewrite?.from === word) return rewrite;
  }
  return undefined;
}

function folderName(place: string): string {
  const bare = place.replace(/^\.\//, '').replace(/\/+$/, '');
  return bare === '' ? '.' : bare;
}

function isOpen(word: string): boolean {
  return /[$<>{}*%[\]]|\.\.\.|…/.test(word) || /^[A-Z][A-Z0-9_]*$/.test(word) || word.includes('X.Y');
}
