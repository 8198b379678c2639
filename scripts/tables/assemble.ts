import { fateOf, type Fate } from '../upstream/moves.ts';
import { anchorsOf, slug } from './anchor.ts';
import { branchesCell } from './branches.ts';
import { code, empty, join, link, pageLink, prose, text, type Cell } from './cell.ts';
import { commitUrl, type TableContext } from './context.ts';
import { descriptionsOf, type Descriptions, type Entry } from './descriptions.ts';
import type { BranchFact, Column, ReferencePage, Row, Table } from './table.ts';

/** What a row is: there, on older branches alone, or nowhere any more, so that it only answers links to it. */
export type RowState = 'present' | 'older' | 'gone';

/** A row with all of its cells. */
export interface FullRow {
  readonly name: string;
  readonly anchor: string;
  readonly label: Cell;
  /** By the columns' keys; a column without an entry is empty. */
  readonly cells: ReadonlyMap<string, Cell>;
  readonly state: RowState;
  /** Names of the branches that have it, where the table tells them apart. */
  readonly branches: readonly string[];
}

/** A table joined with its descriptions. */
export interface FullTable {
  readonly page: ReferencePage;
  readonly table: Table;
  /** Without the name's; those of the branches last. */
  readonly columns: readonly Column[];
  readonly rows: readonly FullRow[];
  readonly descriptions: Descriptions | undefined;
}

const cache = new WeakMap<TableContext, Map<string, FullTable>>();

/** The page's id, as Docusaurus and the ledger have it. */
export function docIdOf({ page }: Pick<ReferencePage, 'page'>): string {
  return `reference/${page}`;
}

/** Joins a table with its descriptions, once for a context. Throws PortalError where facts of a pin are not as expected. */
export function assemble(page: ReferencePage, table: Table, context: TableContext): FullTable {
  let tables = cache.get(context);
  if (tables === undefined) cache.set(context, (tables = new Map<string, FullTable>()));
  let full = tables.get(table.name);
  if (full === undefined) tables.set(table.name, (full = make(page, table, context)));
  return full;
}

function make(page: ReferencePage, table: Table, context: TableContext): FullTable {
  const docId = docIdOf(page);
  const descriptions = table.described && descriptionsOf(context, table.described);
  const rows = table.rows(context);
  const names = new Set(rows.map(({ name }) => name));
  if (names.size !== rows.length) throw new TypeError(`table ${table.name}: two rows have the same name`);
  const published = table.described === undefined ? new Map<string, string>() : publishedRows(page, table, context);
  const anchors = anchorsOf(names, table.prefix, (anchor) => published.get(anchor));
  const taken = new Set(anchors.values());
  const gone = [...published].filter(([anchor, name]) => !taken.has(anchor) && !names.has(name)).map(([anchor, name]) => ({ name, anchor }));
  const anchorOf = (name: string): string | undefined => anchors.get(name) ?? gone.find((row) => row.name === name)?.anchor;
  const columns = [...table.columns, ...branchColumns(table, context)];

  const complete = ({ name, label, cells: own, on, has }: Row, anchor: string, state: RowState): FullRow => {
    const entry = descriptions?.entries.get(name);
    const cells = new Map(Object.entries(own));
    for (const [key, value] of Object.entries(entry?.fields ?? {})) cells.set(key, table.described?.show?.[key]?.(value, context) ?? prose(value));
    const [first] = Object.keys(table.described?.fields ?? {});
    if (state !== 'present' && first !== undefined) {
      const use = entry?.removed?.use;
      const target = use === undefined ? undefined : anchorOf(use);
      const replacement = use === undefined ? empty : [...text(' Use '), ...(target === undefined ? prose(use) : pageLink(`${docId}#${target}`, code(use))), ...text('.')];
      cells.set(first, join([[...removal(state, entry, fateOfRow(table, name, context)), ...replacement], cells.get(first) ?? empty], text(' ')));
    }
    if (table.branches === 'columns') for (const pin of context.pins) cells.set(`on-${pin.name}`, on?.get(pin.name) ?? text('no'));
    if (table.branches === 'list') cells.set('branches', branchesCell(context, has ?? new Map<string, BranchFact>(), cells.values()));
    return { name, anchor, label: label ?? code(name), cells, state, branches: [...(on ?? has ?? new Map<string, unknown>()).keys()] };
  };

  const present = rows.map((row) => complete(row, anchors.get(row.name) ?? '', (row.on ?? row.has)?.has(context.main.name) === false ? 'older' : 'present'));
  return { page, table, columns, rows: [...present, ...gone.map(({ name, anchor }) => complete({ name, cells: {} }, anchor, 'gone'))], descriptions };
}

function branchColumns({ branches }: Table, { pins }: TableContext): Column[] {
  if (branches === undefined) return [];
  return branches === 'list' ? [{ key: 'branches', title: 'Branches' }] : pins.map(({ name }) => ({ key: `on-${name}`, title: name }));
}

/** The rows that the ledger records of one table: of several on a page the one whose prefix and the row's name give the anchor. */
function publishedRows(page: ReferencePage, table: Table, { published }: TableContext): Map<string, string> {
  return new Map(
    [...(published.get(docIdOf(page)) ?? [])].filter(([anchor, name]) => {
      const own = (table.prefix ?? '') + slug(name);
      return anchor === own || (anchor.startsWith(own) && /^-[0-9a-f]{6}$/.test(anchor.slice(own.length)));
    }),
  );
}

/** What git knows of the file of a row that main lacks. */
export function fateOfRow(table: Table, name: string, { main }: TableContext): Fate | undefined {
  const file = table.pathOf?.(name);
  return file === undefined || main.tree.has(file) ? undefined : fateOf(file, main.moved, (path) => main.tree.has(path));
}

/** "Removed from main in COMMIT." Without a commit it says only that main has it no more. */
function removal(state: RowState, entry: Entry | undefined, fate: Fate | undefined): Cell {
  const commit = entry?.removed?.commit ?? fate?.commit;
  const from = state === 'older' ? ' from main' : '';
  if (commit === undefined) return text(state === 'older' ? 'Not on main.' : 'Removed.');
  return [...text(`Removed${from} in `), ...link(commitUrl(commit), code(commit.slice(0, 10))), ...text('.')];
}
