import { createHash } from 'node:crypto';
import { closest } from '../text/closest.ts';
import { loadBranches, type Branch } from '../upstream/branches.ts';
import { loadPin, type Pin } from '../upstream/pin.ts';
import { flag } from './commands.ts';
import type { Attributes, Found, NameKind, ReferenceKind } from './kind.ts';
import { crd } from './crd-kind.ts';
import { label, slack } from './project-kinds.ts';
import { make } from './make-kind.ts';
import { fateOfReference, renamedTarget, rewriteOf, tellFate, tellRename, type Rewrite } from './moved.ts';
import { registeredNames } from './registries.ts';
import { symbol } from './symbol-kind.ts';
import { path, team, trigger, workflow } from './tree-kinds.ts';

const repository = 'https://github.com/cilium/cilium';

/** A reference as a reader sees it. */
export interface Resolved {
  readonly url?: string;
  readonly label: string;
  /** A remark beside the name: the branch that it holds on, or the maintained ones that lack it. */
  readonly badge?: string;
}

/** Looks names up in the pins of all maintained branches. */
export interface Lookup {
  readonly main: Pin;
  /** Pins of the maintained branches, newest first, without main. */
  readonly stable: Iterable<Pin>;
  /** The pin of a branch; undefined for a name that is no branch. */
  pinOf(branch: string): Pin | undefined;
  /** What is wrong with a reference, as a message with the way to mend it; undefined where it is right. */
  judge(kind: ReferenceKind, name: string, attributes: Attributes): string | undefined;
  /** What is wrong with an `on=` that is not needed, since main has the name too. */
  judgeBranch(kind: ReferenceKind, name: string, attributes: Attributes): string | undefined;
  /** What to write instead of a reference that is wrong because the tree's records say that it moved; undefined where that would be a guess. */
  rewrite(kind: ReferenceKind, name: string, attributes: Attributes): Rewrite | undefined;
  resolve(kind: ReferenceKind, name: string, attributes: Attributes): Resolved;
  /** Changes with whatever an answer depends on. */
  readonly inputs: string;
}

/** Loads the pins and registries of the project. Throws PortalError where one is missing or damaged. */
export function createLookup(root: string): Lookup {
  const branches = loadBranches(root).branches.filter(({ status }) => status !== 'ended');
  const pins = new LoadedPins(root, branches.map(({ name }) => name));
  const main = pins.get('main') ?? loadPin(root, 'main');
  const stable: Iterable<Pin> = {
    * [Symbol.iterator]() {
      for (const { name } of branches) {
        const pin = name === 'main' ? undefined : pins.get(name);
        if (pin) yield pin;
      }
    },
  };
  const registries = { label: registeredNames(root, 'label'), slack: registeredNames(root, 'slack'), term: registeredNames(root, 'term') };
  const kinds: Record<Exclude<ReferenceKind, 'issue' | 'pr' | 'term'>, NameKind> = {
    path, make, team, trigger, workflow, flag, crd, symbol, label: label(registries.label), slack: slack(registries.slack),
  };
  const hashOfInputs = (): string =>
    createHash('sha256')
      .update(branches.map(({ name }) => pins.get(name)?.hash).join())
      .update(JSON.stringify([branches, [...registries.label], [...registries.slack], [...registries.term]]))
      .digest('hex')
      .slice(0, 16);

  const judge: Lookup['judge'] = (kind, name, attributes) => {
    if (name.trim() === '') return `":${kind}[]" names nothing. Write the name between the brackets.`;
    if (kind === 'issue' || kind === 'pr') return /^[1-9]\d*$/.test(name) ? undefined : `":${kind}[${name}]" is no number. Write the number alone, as in :${kind}[27116].`;
    if (kind === 'term') return registries.term.has(name) ? undefined : `The glossary has no "${name}".${suggest(name, registries.term)} Add it to src/data/glossary.yaml.`;
    if (attributes['repo'] !== undefined) return /^[\w.-]+\/[\w.-]+$/.test(attributes['repo']) ? undefined : `"repo=${attributes['repo']}" is no repository. Expected owner/name.`;
    const on = attributes['on'];
    const names = kinds[kind];
    const pin = on === undefined ? main : pins.get(on);
    if (pin === undefined) return `There is no branch "${on ?? ''}" here. The branches are ${branches.map(({ name: branch }) => branch).join(', ')} (src/data/branches.yaml).`;
    if (names.scope === 'project' && on !== undefined) return `A ${names.noun} is the project's, not a branch's. Remove "on=${on}".`;
    const found = names.find(name, attributes, pin);
    if (found === undefined) return missing(kind, names, name, attributes, pin, branches, pins);
    return undefined;
  };

  const judgeBranch: Lookup['judgeBranch'] = (kind, name, attributes) => {
    const { on } = attributes;
    if (on === undefined || on === 'main' || kind === 'issue' || kind === 'pr' || kind === 'term' || attributes['repo'] !== undefined) return undefined;
    return kinds[kind].find(name, attributes, main) ? `main has this ${kinds[kind].noun} too. Remove "on=${on}".` : undefined;
  };

  const resolve: Lookup['resolve'] = (kind, name, attributes) => {
    if (kind === 'issue') return { url: `${repository}/issues/${name}`, label: `#${name}` };
    if (kind === 'pr') return { url: `${repository}/pull/${name}`, label: `#${name}` };
    if (kind === 'term') return { label: name };
    const shown = kind === 'team' ? `@cilium/${name}` : kind === 'slack' ? `#${name}` : name;
    const { repo, on } = attributes;
    if (repo !== undefined) return { url: `https://github.com/${repo}${kind === 'path' ? `/blob/HEAD/${name}` : ''}`, label: shown };
    const names = kinds[kind];
    const pin = pins.get(on ?? 'main') ?? main;
    const found = names.find(name, attributes, pin);
    const url = found && urlOf(found, pin);
    const badge = on !== undefined ? on : found && names.scope === 'branch' ? lacking(names, name, attributes) : undefined;
    return { label: shown, ...(url !== undefined && { url }), ...(badge !== undefined && { badge }) };
  };

  const lacking = (names: NameKind, name: string, attributes: Attributes): string | undefined => {
    const others = [...stable];
    const without = others.filter((pin) => names.find(name, attributes, pin) === undefined).map((pin) => pin.name);
    if (without.length === 0) return undefined;
    return without.length === others.length ? `${main.name} only` : `not on ${without.join(', ')}`;
  };

  const rewrite: Lookup['rewrite'] = (kind, name, attributes) =>
    kind === 'issue' || kind === 'pr' || kind === 'term' ? undefined : rewriteOf(kind, name, attributes, main, kinds[kind]);

  return { main, stable, pinOf: (branch) => pins.get(branch), judge, judgeBranch, rewrite, resolve, get inputs() { return hashOfInputs(); } };
}

/** The pins of some branches, each loaded when it is first asked for: most pages are about main alone. */
class LoadedPins {
  readonly #root: string;
  readonly #names: readonly string[];
  readonly #loaded = new Map<string, Pin>();

  constructor(root: string, names: readonly string[]) {
    this.#root = root;
    this.#names = names;
  }

  get(name: string): Pin | undefined {
    let pin = this.#loaded.get(name);
    if (pin === undefined && this.#names.includes(name)) this.#loaded.set(name, (pin = loadPin(this.#root, name)));
    return pin;
  }
}

function missing(
  kind: ReferenceKind,
  names: NameKind,
  name: string,
  attributes: Attributes,
  pin: Pin,
  branches: readonly Branch[],
  pins: LoadedPins,
): string {
  const at = attributes['in'] === undefined ? '' : ` in ${attributes['in']}`;
  const lost = `${pin.name} has no ${names.noun} "${name}"${at}.`;
  const fate = fateOfReference(kind, name, attributes, pin);
  if (fate !== undefined) return `${lost} ${tellFate(fate, name)}`;
  if (kind === 'symbol' && attributes['in'] === undefined) return `":symbol[${name}]" needs the folder or file that it stands in: :symbol[${name}]{in=${names.places?.(name, pin)[0] ?? 'pkg/hive'}}.`;
  const elsewhere = names.scope === 'branch' ? branches.filter((branch) => branch.name !== pin.name && hasOn(names, name, attributes, pins.get(branch.name))).map((branch) => branch.name) : [];
  const stableOnly = elsewhere.length > 0 && !elsewhere.includes('main') ? ` It is on ${elsewhere.join(', ')}: if that is meant, write {on=${elsewhere[0] ?? ''}}.` : '';
  const renamed = kind === 'make' ? renamedTarget(name, attributes, pin, names) : undefined;
  if (renamed !== undefined) return `${lost} ${tellRename(renamed)}${stableOnly}`;
  return `${lost}${placed(names.places?.(name, pin) ?? []) ?? suggest(kind === 'trigger' ? (name.split(' ')[0] ?? '') : name, names.candidates(pin, attributes))}${stableOnly}`;
}

/** Where the name is instead, if it is in one place or a few. */
function placed(places: readonly string[]): string | undefined {
  if (places.length === 0) return undefined;
  const more = places.length > 3 ? ` and ${places.length - 3} more` : '';
  return ` It is in ${places.slice(0, 3).map((place) => (place === '.' ? 'the root\'s makefile' : place)).join(', ')}${more}.`;
}

function hasOn(names: NameKind, name: string, attributes: Attributes, pin: Pin | undefined): boolean {
  return pin !== undefined && names.find(name, attributes, pin) !== undefined;
}

function suggest(name: string, candidates: Iterable<string>): string {
  const near = closest(name, candidates);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

function urlOf({ url, path: file, isFolder, line }: Found, pin: Pin): string | undefined {
  if (url !== undefined) return url;
  if (file === undefined) return undefined;
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  return `${repository}/${isFolder === true ? 'tree' : 'blob'}/${pin.commit}/${encoded}${line === undefined ? '' : `#L${line}`}`;
}
