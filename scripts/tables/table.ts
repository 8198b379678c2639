import type * as z from 'zod';
import type { Rename } from '../upstream/renames.ts';
import type { Cell } from './cell.ts';
import type { TableContext } from './context.ts';

/** One row: the name that it is found and linked by, and what stands in its other cells by the columns' keys. */
export interface Row {
  readonly name: string;
  /** What the first cell shows in place of the name as code. */
  readonly label?: Cell;
  readonly cells: Readonly<Record<string, Cell>>;
  /** Of a table with a column for each branch: what stands there, by the branch's name. A branch that is not there lacks the row. */
  readonly on?: ReadonlyMap<string, Cell>;
  /** The same of a table that lists each row's branches. */
  readonly has?: ReadonlyMap<string, BranchFact>;
}

/** What one branch has of a row. */
export interface BranchFact {
  readonly url: string | undefined;
  /** From the newest branch that has the row. */
  readonly difference: Cell;
}

export interface Column {
  /** By it the cells, the descriptions' fields and `::table{columns=…}` name the column. */
  readonly key: string;
  readonly title: string;
}

/** The text of ours in a table: `src/data/<file>.yaml`, a list of entries with the row's name and these fields. */
export interface Described {
  readonly file: string;
  /** Each is the key of a column too. */
  readonly fields: Readonly<Record<string, z.ZodType<string | undefined>>>;
  /** How a field is shown that is not a text with code in backticks. */
  readonly show?: Readonly<Record<string, (value: string, context: TableContext) => Cell>>;
  /** Where the entries make rows of their own, since no file upstream lists all of them. */
  readonly entriesAreRows?: true;
}

/** One table. The same context gives the same rows. */
export interface Table {
  /** Unique among all tables; `::table{name=…}` includes it by this. */
  readonly name: string;
  readonly title: string;
  /** What the rows are, in a sentence or two, where the page's own lead does not say it. Backticks hold code. */
  readonly lead?: string;
  /** What each row's anchor begins with, where a page has several tables. */
  readonly prefix?: string;
  /** Title of the first column. */
  readonly nameTitle: string;
  readonly columns: readonly Column[];
  /** Whether one column lists each row's branches, or each maintained branch has a column for what it has. They stand last. */
  readonly branches?: 'list' | 'columns';
  readonly described?: Described;
  /** Files and folders upstream that the rows are read from. */
  sources(context: TableContext): readonly string[];
  /** Where a row's file was, to tell what became of a row that is gone. */
  pathOf?(name: string): string;
  /** What a row that main lacks is called there now, where a commit renamed it. */
  renamed?(name: string, context: TableContext): Rename | undefined;
  rows(context: TableContext): readonly Row[];
}

/** The groups in which the overview lists the pages, in its order. */
export const groups = ['Reviews and labels', 'Continuous integration', 'Build and tools', 'Tests', 'Code', 'Interfaces', 'Versions and changes'] as const;

/** One page of docs/reference/. */
export interface ReferencePage {
  /** Path below docs/reference/ without the ending. */
  readonly page: string;
  readonly title: string;
  /** 50 to 160 characters. */
  readonly description: string;
  readonly keywords: readonly string[];
  readonly slack?: string;
  readonly group: (typeof groups)[number];
  /** What one looks for who needs it, for the overview; absent where another page lists it. */
  readonly find?: string;
  /** Opens the page. Backticks hold code. */
  readonly lead: string;
  /** Pages that are parts of it, each with a remark. */
  readonly parts?: readonly { readonly page: string; readonly title: string; readonly remark: Cell }[];
  readonly tables: readonly Table[];
}
