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
export type RowSource = (root: string) => Promise<readonly Row[]>;

/** Every described table whose rows have addresses. */
const sources: readonly RowSource[] = [];

/** The rows of all described tables of the project, those whose subject is gone upstream included. */
export async function rows(root: string): Promise<Row[]> {
  return (await Promise.all(sources.map((source) => source(root)))).flat();
}
