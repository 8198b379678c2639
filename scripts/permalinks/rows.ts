import { existsSync } from 'node:fs';
import path from 'node:path';
import { BRANCHES_FILE } from '../upstream/branches.ts';

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

/** The rows of all described tables of the project, those whose subject is gone upstream included; none where it has no pin to make tables from. */
export async function rows(root: string): Promise<readonly Row[]> {
  if (!existsSync(path.join(root, BRANCHES_FILE))) return [];
  return (await import('../checks/generated/cache.ts')).recall(root)?.rows ?? (await import('../tables/rows.ts')).describedRows(root);
}
