import { decodePath } from '../links/upstream-address.ts';
import { editDistance } from '../text/closest.ts';
import { fateOf } from '../upstream/moves.ts';
import type { Pin } from '../upstream/pin.ts';
import { source as crds } from '../upstream/sources/crds.ts';
import { source as makeTargets } from '../upstream/sources/make-targets.ts';
import { source as workflowsSource } from '../upstream/sources/workflows.ts';
import { flag } from './commands.ts';
import { once, type ReferenceKind } from './kind.ts';
import type { Lookup } from './lookup.ts';
import { bpfNames, goFolders, goNames } from './symbol-kind.ts';

interface NamedInCode {
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly place?: string;
}

/** A name that inline code plainly is, or undefined for any other code. */
export function nameOfCode(code: string, lookup: Lookup): NamedInCode | undefined {
  const { main } = lookup;
  const path = pathOf(belowClone(code, main), main);
  if (path !== undefined) return exportedBy(path, code, main) ?? { kind: 'path', name: path };
  if (/^@cilium\/[a-z0-9-]+$/.test(code)) return { kind: 'team', name: code.slice('@cilium/'.length) };
  if (/^\/(?:test|ci-|scale-|fqdn-|net-perf|l7-perf)[a-z0-9-]*(?: [a-z-]+=\S+)*$/.test(code)) return { kind: 'trigger', name: code };
  if (/^#(?:sig|dev|team|cilium|ebpf|hubble|tetragon)-[a-z0-9-]+$/.test(code)) return { kind: 'slack', name: code.slice(1) };
  if (/^(?:kind|area|dont-merge|release-note|release-blocker|priority|needs|needs-backport|backport|backport-pending|backport-done|integration|feature|sig|ci|upgrade-impact|good-first-issue)\/[A-Za-z0-9][\w.+-]*$/.test(code)) return isBranchName(code, lookup) ? undefined : { kind: 'label', name: code };
  return fileOf(code, lookup) ?? resourceOf(code, lookup) ?? macroOf(code, main) ?? flagOf(code, main) ?? symbolOf(code, main);
}

/** A path as seen from beside the clone: `cilium/contrib/scripts`. */
function belowClone(code: string, pin: Pin): string {
  const [, top] = /^cilium\/([\w.-]+)\/[\w.-]+/.exec(code) ?? [];
  return top !== undefined && topFolders(pin).has(top) ? code.slice('cilium/'.length) : code;
}

/** What looks like a label and is spelled like none may be somebody's branch. */
function isBranchName(code: string, lookup: Lookup): boolean {
  return /^(?:feature|ci|integration)\//.test(code) && lookup.judge('label', code, {})?.includes('Did you mean') === false;
}

const module = 'github.com/cilium/cilium/';

/** What a package exports, after its path: `pkg/lock.Map`. */
const exported = /(?<=\/[a-z0-9_]+)\.([A-Z]\w*)(?:\(\))?$/;

/** The name that code adds to the path of a Go package. */
function exportedBy(path: string, code: string, pin: Pin): NamedInCode | undefined {
  const name = exported.exec(code)?.[1];
  return name === undefined || goNames(pin, path) === undefined ? undefined : { kind: 'symbol', name: `${path.slice(path.lastIndexOf('/') + 1)}.${name}`, place: path };
}

/** Top folders whose names are plain words: with another word after them they may be an alternative, or another project's path. */
const words = new Set(['api', 'daemon', 'examples', 'hubble', 'images', 'install', 'operator', 'plugins', 'test', 'tools']);

/**
 * The path that code is, if its first part is a top-level folder of the tree: without `./`, the module's name, a line number, a trailing
 * slash or `/...`. Patterns, placeholders and variables are no paths.
 */
export function pathOf(code: string, pin: Pin): string | undefined {
  const written = code.startsWith(module) ? code.slice(module.length) : code;
  const bare = written.replace(exported, '').replace(/^\.\//, '').replace(/(?::\d+)?(?:#L\d+(?:-L\d+)?)?$/, '').replace(/\/(?:\.|\.\.\.)?$/, '');
  if (!/^[\w.@+-]+(?:\/[\w.@+-]+)+$/.test(bare) || /X\.Y|\.\.|[A-Z]{2,}_[A-Z_]+|(?:^|\/)[A-Z]{3,}(?:$|\/)/.test(bare) && !/(?:^|\/)(?:README|CODEOWNERS|LICENSE|VERSION|OWNERS|MAINTAINERS)/.test(bare)) return undefined;
  const [top = '', second = '', ...below] = bare.split('/');
  if (!topFolders(pin).has(top)) return undefined;
  if (words.has(top) && below.length === 0 && /^[a-z][a-z0-9]*$/.test(second) && isUnheardOf(bare, pin)) return undefined;
  return bare;
}

/** Whether the tree neither has nor had a path, nor has one that is spelled almost like it. */
function isUnheardOf(path: string, pin: Pin): boolean {
  if (pin.tree.has(path) || fateOf(path, pin.moved, (one) => pin.tree.has(one)) !== undefined) return false;
  const [top = ''] = path.split('/');
  const beside = once(pin, `beside ${top}`, () => new Set([...pin.tree.files.keys()].filter((file) => file.startsWith(`${top}/`)).map((file) => file.split('/').slice(0, 2).join('/'))));
  const limit = path.length - top.length > 5 ? 2 : 1;
  return ![...beside].some((one) => editDistance(path, one, limit) <= limit);
}

/** A path in the address of a file or folder of Cilium's on GitHub, on a branch that the portal knows. */
export function pathOfLink(url: string, lookup: Lookup): { name: string; on?: string } | undefined {
  const match = /^https:\/\/github\.com\/cilium\/cilium\/(?:blob|tree|edit|raw)\/(main|HEAD|v\d+\.\d+)\/([^?#]+)/.exec(url);
  const [, branch = '', path = ''] = match ?? [];
  if (match === null || !URL.canParse(url)) return undefined;
  const name = decodePath(path).replace(/\/+$/, '');
  if (branch === 'main' || branch === 'HEAD') return { name };
  return lookup.pinOf(branch) === undefined ? undefined : { name, on: branch };
}

/** A name in the address of a page of Cilium's on GitHub: of a workflow's runs or of a label. */
export function nameOfLink(url: string): NamedInCode | undefined {
  if (!/^https:\/\/github\.com\//.test(url) || !URL.canParse(url)) return undefined;
  const { pathname } = new URL(url);
  const workflow = /^\/cilium\/cilium\/actions\/workflows\/([\w.-]+\.ya?ml)\/?$/.exec(pathname)?.[1];
  if (workflow !== undefined) return { kind: 'workflow', name: workflow };
  const label = /^\/cilium\/cilium\/labels\/([^/]+)$/.exec(pathname)?.[1];
  return label === undefined ? undefined : { kind: 'label', name: decodePath(label) };
}

/** A workflow by its file's name alone, or a file at the root that is gone. Other bare file names may be anybody's. */
function fileOf(code: string, { main, stable }: Lookup): NamedInCode | undefined {
  if (!/^[\w.-]*[\w-]\.?[\w-]+$/.test(code)) return undefined;
  const gone = (path: string): boolean => !main.tree.has(path) && main.moved.some(({ from }) => from === path);
  const isWorkflow = (pin: Pin): boolean => pin.tree.has(`.github/workflows/${code}`);
  if (/\.ya?ml$/.test(code)) {
    const path = `.github/workflows/${code}`;
    if (isWorkflow(main)) return { kind: 'workflow', name: code };
    if (gone(path)) return { kind: 'path', name: path };
    if ([...stable].some(isWorkflow) || isMisspelledWorkflow(code, main)) return { kind: 'workflow', name: code };
  }
  return /^\.\w|^[A-Z]\w+$/.test(code) && gone(code) ? { kind: 'path', name: code } : undefined;
}

/** Whether a file name that the tree does not have is spelled almost like a workflow's. */
function isMisspelledWorkflow(code: string, pin: Pin): boolean {
  const names = once(pin, 'base names', () => new Set([...pin.tree.files.keys()].map((file) => file.slice(file.lastIndexOf('/') + 1))));
  if (names.has(code) || !code.includes('-')) return false;
  const workflows = once(pin, 'workflow names', () => pin.facts(workflowsSource).map(({ file }) => file));
  return workflows.some((one) => editDistance(code, one, 2) <= 2);
}

/** A custom resource's kind or plural that a stable branch has, main or not, or that is spelled almost like one. */
function resourceOf(code: string, { main, stable }: Lookup): NamedInCode | undefined {
  if (!/^[Cc]ilium[A-Za-z0-9]+$/.test(code)) return undefined;
  const named = (pin: Pin): string[] => once(pin, 'crd names', () => pin.facts(crds).crds.flatMap(({ kind, plural }) => [kind, plural]));
  if ([main, ...stable].some((pin) => named(pin).includes(code))) return { kind: 'crd', name: code };
  const isGo = once(main, 'go names', () => new Set(goFolders(main).flatMap((folder) => [...(goNames(main, folder) ?? [])]))).has(code);
  return !isGo && named(main).some((one) => editDistance(code, one, 1) <= 1 && code !== `${one}s`) ? { kind: 'crd', name: code } : undefined;
}

/** A macro of the datapath in capitals, or one that is spelled almost like it. Other capitals may be a variable of the environment. */
function macroOf(code: string, pin: Pin): NamedInCode | undefined {
  if (code.length < 8 || !/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(code)) return undefined;
  const macros = once(pin, 'macros', () => [...bpfNames(pin, 'bpf').values()].flatMap((names) => [...names]).filter((name) => /^[A-Z0-9_]+$/.test(name)));
  if (macros.includes(code)) return { kind: 'symbol', name: code, place: 'bpf' };
  const variables = once(pin, 'make variables', () => new Set(pin.facts(makeTargets).variables.split(' ')));
  return !variables.has(code) && macros.some((one) => one.length === code.length - 1 && editDistance(code, one, 1) === 1) ? { kind: 'symbol', name: code, place: 'bpf' } : undefined;
}

/** A long flag that none of Cilium's programs has and that is spelled almost like one of theirs. Any other may be somebody else's. */
function flagOf(code: string, pin: Pin): NamedInCode | undefined {
  const name = /^(--[a-z][a-z0-9-]{9,})(?:=.*)?$/.exec(code)?.[1];
  if (name === undefined || flag.find(name, {}, pin) !== undefined) return undefined;
  return [...flag.candidates(pin, {})].some((one) => editDistance(name, one, 1) === 1) ? { kind: 'flag', name } : undefined;
}

function topFolders(pin: Pin): ReadonlySet<string> {
  return once(pin, 'top folders', () => {
    const folders = new Set<string>();
    for (const file of pin.tree.files.keys()) {
      const slash = file.indexOf('/');
      if (slash > 0) folders.add(file.slice(0, slash));
    }
    return folders;
  });
}

/** Package names that are as often names of variables, or of Go's own packages: a name after them says nothing about Cilium. */
const ambiguous = new Set([
  'bytes', 'cache', 'client', 'cmd', 'config', 'context', 'endpoint', 'errors', 'exec', 'fake', 'flag', 'fmt', 'http', 'identity', 'init', 'io', 'ip', 'iter', 'json', 'list', 'lock', 'log', 'maps',
  'math', 'metrics', 'net', 'netip', 'node', 'option', 'os', 'path', 'pprof', 'runtime', 'service', 'slices', 'slog', 'source', 'store', 'strings', 'sync', 'table', 'testing', 'time', 'tls', 'trace',
  'types', 'url', 'user', 'version', 'yaml',
]);

/** `cell.Provide`: a package of Cilium's, Hive's or StateDB's, and a name that none of the packages so called exports. */
function symbolOf(code: string, pin: Pin): NamedInCode | undefined {
  const match = /^([a-z][a-z0-9]+)\.([A-Z]\w+)(?:\[[^\]]*\])?(?:\(.*\))?$/.exec(code);
  const [, base = '', name = ''] = match ?? [];
  if (!match || ambiguous.has(base)) return undefined;
  const folders = once(pin, 'go folders by name', () => {
    const byName = new Map<string, string[]>();
    for (const folder of goFolders(pin)) {
      const last = folder.slice(folder.lastIndexOf('/') + 1);
      byName.set(last, [...(byName.get(last) ?? []), folder]);
    }
    return byName;
  }).get(base);
  if (folders === undefined) return undefined;
  // Of several packages the one of Hive's or StateDB's is meant; of others nobody knows.
  const place = folders.find((folder) => goNames(pin, folder)?.has(name) === true) ?? folders.find((folder) => folder.startsWith('vendor/')) ?? (folders.length === 1 ? folders[0] : undefined);
  return place === undefined ? undefined : { kind: 'symbol', name: `${base}.${name}`, place };
}
