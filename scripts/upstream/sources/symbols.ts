import * as z from 'zod';
import { readC } from '../parse/c.ts';
import { addGoSymbols } from '../parse/go-symbols.ts';
import type { GoSymbols } from '../parse/go-symbols.ts';
import { folderOf, present } from '../parse/text.ts';
import { defineSource } from '../source.ts';

/** Go folders that are left out to keep a pin small: code generated from specifications that the pin holds, and other modules' inner parts. */
const LEFT_OUT = [
  /^api\/v1\/(?:.+\/)?(?:client|server)\//u,
  /^vendor\/github\.com\/cilium\/proxy\/go\/envoy\//u,
  /^vendor\/.*\/internal\//u,
  /\/testdata\//u,
];

/** Begins generated files, by Go's convention; their methods are left out too. */
const GENERATED = /^\/\/ Code generated .* DO NOT EDIT\.\r?$/mu;
const HEAD = 2000;

/** Names of a folder or file, sorted and with blanks between them; a Go type is followed by its methods: `Type.Method.OtherMethod`. */
const names = z.string();

const schema = z.object({
  /** Exported names of each Go folder, test files aside; of generated files without methods. */
  go: z.record(z.string(), names),
  /** Macros, functions, types, maps and configuration values of each C file below bpf/; of bpf/tests/ the headers only. */
  bpf: z.record(z.string(), names),
});

export const source = defineSource({
  name: 'symbols',
  scope: 'branch',
  schema,
  files: (tree) => [...tree.files.keys()].filter((path) => isGo(path) || isBpf(path)),
  parse: (input) => {
    const paths = [...input.tree.files.keys()];
    const folders = new Map<string, GoSymbols>();
    for (const doc of present(input, paths.filter(isGo))) {
      const folder = folderOf(doc.path);
      const symbols: GoSymbols = folders.get(folder) ?? new Map<string, Set<string>>();
      folders.set(folder, symbols);
      addGoSymbols(doc, symbols, !GENERATED.test(doc.text.slice(0, HEAD)));
    }
    const bpf = present(input, paths.filter(isBpf)).map((doc) => [doc.path, sorted(readC(doc).map(({ name }) => name)).join(' ')] as const);
    return {
      go: Object.fromEntries([...folders].map(([folder, symbols]) => [folder, packGo(symbols)] as const).filter(([, packed]) => packed !== '')),
      bpf: Object.fromEntries(bpf.filter(([, packed]) => packed !== '')),
    };
  },
  count: ({ go, bpf }) => ({ go: countNames(go), bpf: countNames(bpf) }),
});

function isGo(path: string): boolean {
  return path.endsWith('.go') && !path.endsWith('_test.go') && !LEFT_OUT.some((pattern) => pattern.test(path));
}

function isBpf(path: string): boolean {
  return path.startsWith('bpf/') && (path.endsWith('.h') || (path.endsWith('.c') && !path.startsWith('bpf/tests/')));
}

function packGo(symbols: GoSymbols): string {
  return sorted(symbols.keys()).map((name) => [name, ...sorted(symbols.get(name) ?? [])].join('.')).join(' ');
}

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

function countNames(table: Readonly<Record<string, string>>): number {
  return Object.values(table).reduce((sum, packed) => sum + packed.split(/[ .]/u).length, 0);
}

/** Whether a Go folder's exported names are in a pin; those of the folders left out are not, though they exist. */
export function indexesGoFolder(folder: string): boolean {
  return isGo(`${folder}/any.go`);
}
