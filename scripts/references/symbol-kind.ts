import { indexesGoFolder, source as symbols } from '../upstream/sources/symbols.ts';
import type { Pin } from '../upstream/pin.ts';
import { once, type NameKind } from './kind.ts';

/** An exported Go symbol (`cell.Provide`, `statedb.Table.Insert`) or a name of a C file below bpf/; `in` is its folder or file. */
export const symbol: NameKind = {
  scope: 'branch',
  noun: 'symbol',
  find(name, { in: place = '' }, pin) {
    const folder = place.replace(/\/+$/, '');
    if (folder === '') return undefined;
    if (folder === 'bpf' || folder.startsWith('bpf/')) {
      const file = [...bpfNames(pin, folder)].find(([, names]) => names.has(name))?.[0];
      return file === undefined ? undefined : { path: file };
    }
    if (folder.endsWith('.go') && !pin.tree.has(folder)) return undefined;
    const names = goNames(pin, folder.endsWith('.go') ? folder.slice(0, folder.lastIndexOf('/')) : folder);
    if (names === undefined) return undefined;
    const found = names.has(name) || names.has(withoutPackage(name));
    return found ? { path: folder, isFolder: !folder.endsWith('.go') } : undefined;
  },
  *candidates(pin, { in: place = '' }) {
    const folder = place.replace(/\/+$/, '');
    for (const [, names] of bpfNames(pin, folder)) yield* names;
    const prefix = folder.slice(folder.lastIndexOf('/') + 1);
    for (const name of goNames(pin, folder) ?? []) yield `${prefix}.${name}`;
  },
  places(name, pin) {
    const inBpf = [...bpfNames(pin, 'bpf')].filter(([, names]) => names.has(name)).map(([file]) => file);
    if (inBpf.length > 0) return inBpf;
    const base = /^([a-z]\w*)\./.exec(name)?.[1];
    return goFolders(pin).filter((folder) => (base === undefined || folder.endsWith(`/${base}`)) && goNames(pin, folder)?.has(withoutPackage(name)) === true);
  },
};

/** Whether the pin knows what a folder or file exports; of generated code it keeps no names. */
export function knowsSymbolsOf(place: string, pin: Pin): boolean {
  return place.startsWith('bpf') || !pin.tree.has(place) || indexesGoFolder(place.replace(/\/[^/]+\.go$/, ''));
}

/** Names that a Go folder exports: symbols, and methods as `Type.Method`. Undefined for a folder without any. */
export function goNames(pin: Pin, folder: string): ReadonlySet<string> | undefined {
  const packed = facts(pin).go[folder];
  if (packed === undefined) return undefined;
  return once(pin, `go ${folder}`, () => {
    const names = new Set<string>();
    for (const entry of packed.split(' ')) {
      const [type = '', ...methods] = entry.split('.');
      names.add(type);
      for (const method of methods) names.add(`${type}.${method}`);
    }
    return names;
  });
}

/** The Go folders of a pin that export anything. */
export function goFolders(pin: Pin): string[] {
  return Object.keys(facts(pin).go);
}

/** What C files below a place define, by file. */
export function bpfNames(pin: Pin, place: string): Map<string, ReadonlySet<string>> {
  return once(pin, `bpf ${place}`, () => {
    const files = Object.entries(facts(pin).bpf).filter(([file]) => file === place || file.startsWith(`${place}/`));
    return new Map(files.map(([file, packed]) => [file, new Set(packed.split(' '))]));
  });
}

function facts(pin: Pin): { go: Record<string, string>; bpf: Record<string, string> } {
  return once(pin, 'symbols', () => pin.facts(symbols));
}

/** `cell.Provide` as the folder knows it: the package's name in front goes, a type's stays. */
function withoutPackage(name: string): string {
  const dot = name.indexOf('.');
  return dot > 0 && /^[a-z]/.test(name) ? name.slice(dot + 1) : name;
}
