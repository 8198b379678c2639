import type { Row } from '../permalinks/rows.ts';
import { assemble, docIdOf, type FullTable } from './assemble.ts';
import { contextOf, type TableContext } from './context.ts';
import { dataFile } from './descriptions.ts';
import { referencePages } from './pages.ts';

/** All tables that have descriptions of ours, joined with them. */
export function describedTables(context: TableContext): FullTable[] {
  return referencePages(context).flatMap((page) => page.tables.filter(({ described }) => described !== undefined).map((table) => assemble(page, table, context)));
}

/** The rows of all described tables, for the ledger: their addresses are kept for good. Throws PortalError where a pin is damaged. */
export function describedRows(root: string): Row[] {
  return describedTables(contextOf(root)).flatMap(({ page, rows }) => rows.map(({ anchor, name, state }): Row => ({ page: docIdOf(page), id: anchor, title: name, ...(state === 'gone' && { gone: true as const }) })));
}

/** Rows that nothing describes yet, each with its table and the file that wants an entry: what a sync warns of. */
export function undescribedRows(root: string): { readonly table: string; readonly row: string; readonly file: string }[] {
  return describedTables(contextOf(root)).flatMap(({ table, rows, descriptions }) =>
    rows.filter(({ name, state }) => state !== 'gone' && descriptions?.entries.has(name) !== true).map(({ name }) => ({ table: table.name, row: name, file: table.described === undefined ? '' : dataFile(table.described) })),
  );
}
