import * as z from 'zod';
import { cut, linesOf, required, surprise } from '../parse/text.ts';
import type { Doc } from '../parse/text.ts';
import { defineSource } from '../source.ts';

/** A value of the Helm chart. */
export interface HelmValue {
  /** Its path in values.yaml, with dots. */
  readonly path: string;
  readonly type: string;
  /** As JSON, cut where it is long; absent where the chart describes it in words instead. */
  readonly default?: string;
}

const schema = z.object({
  /** Each value's path with its type and default as `type=default`; packed, for they are a thousand (`helmValues`). */
  values: z.record(z.string(), z.string().regex(/^\w+(?:=.*)?$/su)),
});

/** The list that helm-docs generates from values.yaml; upstream's CI checks that it is up to date. */
const FILE = 'Documentation/helm-values.rst';
const HEADINGS = ['Key', 'Description', 'Type', 'Default'];
const ROW = /^ {3}\* - (.*)$/u;
const CELL = /^ {5}- ?(.*)$/u;
const KEY = /^:spelling:ignore:`([^`]+)`$/u;
const LITERAL = /^``(.*)``$/u;
/** A default in words is no fact of ours; a single word or number without markup is a value all the same. */
const PLAIN_VALUE = /^[\w.:/-]+$/u;

export const source = defineSource({
  name: 'helm',
  scope: 'branch',
  schema,
  files: () => [FILE],
  parse: (input) => ({ values: Object.fromEntries(readRows(required(input, FILE))) }),
  count: ({ values }) => Object.keys(values).length,
});

/** The values of a pin, unpacked. */
export function helmValues({ values }: z.infer<typeof schema>): HelmValue[] {
  return Object.entries(values).map(([path, packed]) => {
    const sign = packed.indexOf('=');
    return sign < 0 ? { path, type: packed } : { path, type: packed.slice(0, sign), default: packed.slice(sign + 1) };
  });
}

function readRows(doc: Doc): [string, string][] {
  const rows: { cells: string[]; line: number }[] = [];
  for (const [index, line] of linesOf(doc.text).entries()) {
    const row = ROW.exec(line)?.[1];
    const cell = CELL.exec(line)?.[1];
    const last = rows.at(-1);
    if (row !== undefined) rows.push({ cells: [row.trim()], line: index + 1 });
    else if (cell !== undefined && last !== undefined) last.cells.push(cell.trim());
    else if (last !== undefined && line.trim() !== '') throw surprise(doc.path, index + 1, 'a row or cell of the list table', line);
  }
  const [head, ...values] = rows;
  const titles = head?.cells.map((cell) => KEY.exec(cell)?.[1] ?? cell);
  if (titles?.join() !== HEADINGS.join()) throw surprise(doc.path, head?.line, `the columns ${HEADINGS.join(', ')}`, titles?.join(', ') ?? 'no table');
  const seen = new Set<string>();
  return values.map(({ cells, line }) => {
    const read = readValue(doc, cells, line);
    if (seen.has(read[0])) throw surprise(doc.path, line, 'a value that no other row has', read[0]);
    seen.add(read[0]);
    return read;
  });
}

function readValue(doc: Doc, cells: readonly string[], line: number): [string, string] {
  const [key = '', , type, written = ''] = cells;
  const path = KEY.exec(key)?.[1];
  if (path === undefined || type === undefined || cells.length !== HEADINGS.length) throw surprise(doc.path, line, 'a row of key, description, type and default', cells.join(' | '));
  const literal = LITERAL.exec(written)?.[1] ?? (PLAIN_VALUE.test(written) ? written : undefined);
  return [path, literal === undefined || literal.includes('``') ? type : `${type}=${cut(literal)}`];
}
