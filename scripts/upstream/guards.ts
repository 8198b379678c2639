import type { Counts } from './pin.ts';
import type { Source } from './source.ts';

/** What the guards look at: a source with the number of its rows now and in the pin before. */
export interface Guarded {
  readonly source: Pick<Source<unknown>, 'name' | 'mayBeEmpty'>;
  readonly now: Counts[string];
  readonly before?: Counts[string] | undefined;
}

/**
 * Says what is wrong with the tables' sizes, a sentence each: a table that is empty, or that lost more than half of its
 * rows, unless its source declares it for this branch or `accepted` names it (`source` or `source.table`).
 */
export function findLosses(guarded: readonly Guarded[], branch: string, accepted: readonly string[] = []): string[] {
  const problems: string[] = [];
  for (const { source, now, before } of guarded) {
    const previous = tables(before ?? {});
    for (const [table, rows] of Object.entries(tables(now))) {
      const name = table === '' ? source.name : `${source.name}.${table}`;
      if (accepted.includes(name) || accepted.includes(source.name)) continue;
      if (declared(source, branch, table)) continue;
      const had = previous[table];
      if (rows === 0) problems.push(`${name} is empty${had === undefined ? '' : `; the pin before has ${inRows(had)}`}`);
      else if (had !== undefined && rows * 2 < had) problems.push(`${name} has ${inRows(rows)}; the pin before has ${had}`);
    }
    for (const table of Object.keys(previous)) {
      const name = table === '' ? source.name : `${source.name}.${table}`;
      const gone = !Object.hasOwn(tables(now), table);
      if (gone && typeof now === typeof before && !accepted.includes(name)) problems.push(`${name} is no longer read; the pin before has ${inRows(previous[table] ?? 0)}`);
    }
  }
  return problems;
}

function inRows(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}

function declared(source: Guarded['source'], branch: string, table: string): boolean {
  const reasons = source.mayBeEmpty ?? {};
  return Object.hasOwn(reasons, branch) || Object.hasOwn(reasons, `${branch}:${table}`);
}

/** A source's counts by table; the only table of a source has the empty name. */
function tables(counts: Counts[string]): Readonly<Record<string, number>> {
  return typeof counts === 'number' ? { '': counts } : counts;
}
