import { closest } from '../text/closest.ts';
import { assemble, docIdOf, type FullRow, type FullTable } from './assemble.ts';
import type { TableContext } from './context.ts';
import { referencePages } from './pages.ts';
import type { Column } from './table.ts';

/** What `::table{name=… rows="…" columns="…"}` asks for. */
export interface Inclusion {
  readonly full: FullTable;
  readonly columns: readonly Column[];
  readonly rows: readonly FullRow[];
}

/** Attributes that the directive takes. */
export const tableAttributes = ['name', 'rows', 'columns'] as const;

/** Finds what a `::table` directive asks for, or says what is wrong with it. Rows that are gone are left out unless asked for. */
export function includeTable(attributes: Readonly<Record<string, string>>, context: TableContext): Inclusion | string {
  const other = Object.keys(attributes).find((key) => !tableAttributes.some((known) => known === key));
  if (other !== undefined) return `"::table" has no attribute "${other}". It takes ${tableAttributes.join(', ')}.`;
  const { name, rows, columns } = attributes;
  if (name === undefined || name === '') return '"::table" names no table. Write ::table{name=ci-triggers}.';
  const pages = referencePages(context);
  const page = pages.find(({ tables }) => tables.some((table) => table.name === name));
  const table = page?.tables.find((one) => one.name === name);
  if (page === undefined || table === undefined) return `There is no table "${name}".${suggest(name, pages.flatMap(({ tables }) => tables.map((one) => one.name)))}`;
  const full = assemble(page, table, context);
  const chosenRows = chosen(rows, full.rows.map((row) => row.name), `The table "${name}" has no row`);
  if (typeof chosenRows === 'string') return chosenRows;
  const chosenColumns = chosen(columns, full.columns.map(({ key }) => key), `The table "${name}" has no column`);
  if (typeof chosenColumns === 'string') return chosenColumns;
  return {
    full,
    columns: chosenColumns === undefined ? full.columns : chosenColumns.flatMap((key) => full.columns.find((column) => column.key === key) ?? []),
    rows: chosenRows === undefined ? full.rows.filter(({ state }) => state !== 'gone') : chosenRows.flatMap((one) => full.rows.find((row) => row.name === one) ?? []),
  };
}

/** The names of a list with commas, all of which must be known; undefined where there is no list. */
function chosen(list: string | undefined, known: readonly string[], lack: string): string[] | string | undefined {
  if (list === undefined) return undefined;
  const names = list.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return `${lack} "${unknown}".${suggest(unknown, known)}`;
  return names.length === 0 ? `${lack} of an empty name. Leave the attribute out, or name one.` : names;
}

function suggest(name: string, known: readonly string[]): string {
  const near = closest(name, known);
  return near === undefined ? ` It can be ${known.slice(0, 12).join(', ')}${known.length > 12 ? ' …' : ''}.` : ` Did you mean "${near}"?`;
}

/** The address of a row on its own page, as a link of ours. */
export function rowTarget({ page }: FullTable, { anchor }: FullRow): string {
  return `page:${docIdOf(page)}#${anchor}`;
}
