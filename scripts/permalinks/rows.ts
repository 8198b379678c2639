import type { LedgerEntry } from './ledger.ts';

/** A row of a described table, with an address of its own. */
export interface Row {
  /** Id of the page with the table: `reference/triggers`. */
  readonly page: string;
  /** The row's id in the page. */
  readonly id: string;
  /** Name of the thing that the row describes. */
  readonly title: string;
  /** Whether the thing is gone upstream; the row stays and says so. */
  readonly gone?: true | undefined;
}

/** Gives the rows of one table out of the project's data. */
export type RowSource = (root: string) => readonly Row[] | Promise<readonly Row[]>;

/** Every described table whose rows have addresses. */
const sources: readonly RowSource[] = [];

/** The rows of all described tables of the project, those whose subject is gone upstream included. */
export async function rows(root: string): Promise<Row[]> {
  return (await Promise.all(sources.map((source) => source(root)))).flat();
}

/** The rows of a page that the ledger recorded and that are no longer among its rows: a table keeps them, so that their addresses go on being answered. */
export function goneRows(recorded: readonly LedgerEntry[], page: string, rowsNow: ReadonlySet<string>): Row[] {
  return recorded.flatMap(({ kind, id, title }): Row[] => {
    const [on, anchor = ''] = id.split('#');
    return kind === 'row' && on === page && !rowsNow.has(anchor) ? [{ page, id: anchor, title, gone: true }] : [];
  });
}
