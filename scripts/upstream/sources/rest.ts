import * as z from 'zod';
import { callsIn, mustString, readGo, stringOf, textOf } from '../parse/go.ts';
import { linesOf, present, required, surprise } from '../parse/text.ts';
import type { Doc } from '../parse/text.ts';
import { readYamlText } from '../parse/yaml.ts';
import { defineSource } from '../source.ts';

const operation = z.object({
  spec: z.string(),
  line: z.number().int().positive(),
  method: z.enum(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']),
  /** Without the specification's base path. */
  path: z.string(),
  operationId: z.string().optional(),
  /** The name by which a restriction flag allows it; absent where no flag restricts the API. */
  restriction: z.string().optional(),
});

/** A binary with its flag that restricts which operations are served. */
const restriction = z.object({ binary: z.string(), flag: z.string() });

const spec = z.object({ file: z.string(), basePath: z.string(), restrictedBy: restriction.optional() });

export type RestOperation = z.infer<typeof operation>;
export type RestSpec = z.infer<typeof spec>;
type Restriction = z.infer<typeof restriction>;

const SPECS = /^api\/v1\/(?:[^/]+\/)?openapi\.yaml$/u;

/** The generator of upstream's table of restrictions; it alone says which flag restricts which API. */
const GENERATOR = 'tools/api-flaggen/main.go';
const MODULE = 'github.com/cilium/cilium/';
/** Methods that restriction flags know (pkg/api/config.go). */
const RESTRICTABLE = new Set(['DELETE', 'GET', 'PATCH', 'POST', 'PUT']);
/** Words that pkg/api/config.go writes in capitals. */
const CAPITALS = new Set(['bgp', 'id', 'ip', 'ipam', 'lrp']);

const METHODS = operation.shape.method.options;
const paths = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const withId = z.object({ operationId: z.string().optional() });

export const source = defineSource({
  name: 'rest',
  scope: 'branch',
  schema: z.object({ specs: z.array(spec), operations: z.array(operation) }),
  files: (tree) => [GENERATOR, ...[...tree.files.keys()].filter((path) => SPECS.test(path))],
  parse: (input) => {
    const restrictions = readRestrictions(required(input, GENERATOR));
    const read = present(input, [...input.tree.files.keys()].filter((path) => SPECS.test(path))).map((doc) => readSpec(doc, restrictions.get(doc.path)));
    return { specs: read.map((each) => each.spec), operations: read.flatMap((each) => each.operations) };
  },
  count: ({ specs, operations }) => ({ specs: specs.length, operations: operations.length }),
});

/** The specifications that restriction flags apply to: of each its binary and flag, in the calls that print its table. */
function readRestrictions(doc: Doc): Map<string, Restriction> {
  const file = readGo(doc);
  const found = new Map<string, Restriction>();
  let current: Restriction | undefined;
  for (const { callee, args, line } of callsIn(file, 0, file.tokens.length)) {
    const [, first, second] = args;
    if (callee === 'writeFlagPreamble' && first !== undefined && stringOf(file, first, new Map()) !== undefined) {
      current = { binary: mustString(file, first, new Map(), 'a binary', line), flag: mustString(file, second, new Map(), 'a flag', line) };
    } else if (callee === 'writeTable' && first !== undefined && /^\w+\.Document$/u.test(textOf(file, first))) {
      const parameter = file.tokens[first[0]]?.text;
      const type = file.tokens.findIndex((token, at) => token.text === parameter && file.tokens[at + 1]?.text === '*' && file.tokens[at + 4]?.text === 'Spec');
      const path = file.imports.get(file.tokens[type + 2]?.text ?? '');
      if (current === undefined || path === undefined) throw surprise(doc.path, line, 'a table after its flag, of a parameter of a type "*package.Spec"', textOf(file, first));
      found.set(path.replace(MODULE, '').replace(/server$/u, 'openapi.yaml'), current);
    }
  }
  if (found.size === 0) throw surprise(doc.path, undefined, 'calls of writeFlagPreamble and writeTable', 'none');
  return found;
}

function readSpec(doc: Doc, restrictedBy: Restriction | undefined): { spec: RestSpec; operations: RestOperation[] } {
  const lines = linesOf(doc.text);
  const basePath = lines.map((line) => /^basePath: *["']?([^"'\s]+)["']?\s*$/u.exec(line)?.[1]).find((found) => found !== undefined);
  const start = lines.findIndex((line) => /^paths:\s*$/u.test(line));
  if (basePath === undefined || start < 0) throw surprise(doc.path, undefined, 'the keys "basePath" and "paths" of an OpenAPI 2 specification', lines.slice(0, 3).join(' '));
  const end = lines.findIndex((line, at) => at > start && /^[^\s#]/u.test(line));
  const section = lines.slice(start, end < 0 ? undefined : end);
  const { value: parsed, keyLine } = readYamlText({ path: doc.path, text: section.join('\n') }, paths, start + 1);
  const operations: RestOperation[] = [];
  for (const [path, item] of Object.entries(parsed.paths)) {
    for (const [key, body] of Object.entries(item)) {
      const method = METHODS.find((known) => known === key.toUpperCase());
      // A key that comes from a merged or repeated map stands where its path does.
      const line = keyLine(['paths', path, key]) ?? keyLine(['paths', path]) ?? start + 1;
      if (method === undefined && (key === 'parameters' || key.startsWith('x-'))) continue;
      if (method === undefined) throw surprise(doc.path, line, `a method (${METHODS.join(', ').toLowerCase()}) of ${path}`, key);
      const { operationId } = withId.safeParse(body).data ?? {};
      operations.push({
        spec: doc.path,
        line,
        method,
        path,
        ...(operationId === undefined ? {} : { operationId }),
        ...(restrictedBy === undefined || !RESTRICTABLE.has(method) ? {} : { restriction: restrictionName(method, path) }),
      });
    }
  }
  const byPath = operations.sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
  return { spec: { file: doc.path, basePath, ...(restrictedBy === undefined ? {} : { restrictedBy }) }, operations: byPath };
}

/** The name of an operation for a restriction flag, by the rule of pkg/api/config.go: `GetEndpointIDConfig`. */
export function restrictionName(method: string, path: string): string {
  const words = path.replace(/^\//u, '').split(/[/-]/u).map((word) => word.replaceAll(/^[{}]+|[{}]+$/gu, ''));
  return [method.toLowerCase(), ...words].map((word, index) => (index > 0 && CAPITALS.has(word) ? word.toUpperCase() : capitalize(word))).join('');
}

function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}
