import { goFolders, goNames } from './symbol-kind.ts';
import { once, type ReferenceKind } from './kind.ts';
import type { Lookup } from './lookup.ts';
import type { Pin } from '../upstream/pin.ts';

/** A name that inline code plainly is, or undefined for any other code. */
export function nameOfCode(code: string, lookup: Lookup): { kind: ReferenceKind; name: string; place?: string } | undefined {
  const { main } = lookup;
  const path = pathOf(code, main);
  if (path !== undefined) return { kind: 'path', name: path };
  if (/^@cilium\/[a-z0-9-]+$/.test(code)) return { kind: 'team', name: code.slice('@cilium/'.length) };
  if (/^\/(?:test|ci-|scale-|fqdn-|net-perf|l7-perf)[a-z0-9-]*$/.test(code)) return { kind: 'trigger', name: code };
  if (/^#(?:sig|dev|team|cilium|ebpf|hubble|tetragon)-[a-z0-9-]+$/.test(code)) return { kind: 'slack', name: code.slice(1) };
  if (/^(?:kind|area|dont-merge|release-note|release-blocker|priority|needs|needs-backport|backport|backport-pending|backport-done|integration|feature|sig|ci|upgrade-impact|good-first-issue)\/[A-Za-z0-9][\w.+-]*$/.test(code)) return { kind: 'label', name: code };
  return symbolOf(code, main);
}

/**
 * The path that code is, if its first part is a top-level folder of the tree: without `./`, a line number, a trailing slash or `/...`.
 * Patterns, placeholders and variables are no paths.
 */
export function pathOf(code: string, pin: Pin): string | undefined {
  const bare = code.replace(/^\.\//, '').replace(/(?::\d+)?(?:#L\d+)?$/, '').replace(/\/(?:\.|\.\.\.)?$/, '');
  if (!/^[\w.@+-]+(?:\/[\w.@+-]+)+$/.test(bare) || /X\.Y|\.\.|[A-Z]{2,}_[A-Z_]+|(?:^|\/)[A-Z]{3,}(?:$|\/)/.test(bare) && !/(?:^|\/)(?:README|CODEOWNERS|LICENSE|VERSION|OWNERS|MAINTAINERS)/.test(bare)) return undefined;
  if (code.startsWith('./') && !topFolders(pin).has(bare.split('/')[0] ?? '')) return undefined;
  return topFolders(pin).has(bare.split('/')[0] ?? '') ? bare : undefined;
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
function symbolOf(code: string, pin: Pin): { kind: ReferenceKind; name: string; place?: string } | undefined {
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
