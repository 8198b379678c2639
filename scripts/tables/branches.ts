import type { Pin } from '../upstream/pin.ts';
import { empty, join, link, text, type Cell } from './cell.ts';
import type { TableContext } from './context.ts';

/** What each branch has under one name, by the branch's name, newest first. */
export type OnBranches<T> = ReadonlyMap<string, T>;

/** Collects what the branches have, by name: main's in their order, then what only older branches have. */
export function acrossBranches<T>({ pins }: TableContext, itemsOf: (pin: Pin) => Iterable<readonly [string, T]>): Map<string, OnBranches<T>> {
  const all = new Map<string, Map<string, T>>();
  for (const pin of pins) {
    for (const [name, item] of itemsOf(pin)) {
      const on = all.get(name) ?? new Map<string, T>();
      on.set(pin.name, item);
      all.set(name, on);
    }
  }
  return all;
}

/** The newest branch's item: the one that a row shows, and that the older branches are compared with. */
export function newest<T>(on: OnBranches<T>): T {
  for (const item of on.values()) return item;
  throw new TypeError('an item of no branch');
}

/**
 * The branch cells of a row: "yes" with a link, and behind it how the branch differs from the newest that has the row.
 * `difference` gives an empty cell where there is none.
 */
export function branchCells<T>(
  { pins }: TableContext,
  on: OnBranches<T>,
  { url, difference = () => empty }: { url: (item: T, pin: Pin) => string | undefined; difference?: (item: T, reference: T) => Cell },
): Map<string, Cell> {
  const reference = newest(on);
  return new Map(
    pins.flatMap((pin): [string, Cell][] => {
      const item = on.get(pin.name);
      if (item === undefined) return [];
      const how = item === reference ? empty : difference(item, reference);
      return [[pin.name, join([link(url(item, pin), text(how.length === 0 ? 'yes' : 'differs')), how], text(': '))]];
    }),
  );
}

/** What one list has more and less than another, for `difference`; `noun` stands before the items. */
export function listDifference(items: readonly string[], reference: readonly string[], show: (item: string) => Cell, noun = ''): Cell {
  const more = items.filter((item) => !reference.includes(item));
  const less = reference.filter((item) => !items.includes(item));
  const part = (word: string, some: readonly string[]): Cell => (some.length === 0 ? empty : [...text(`${word} ${noun}`), ...join(some.map(show))]);
  return join([part('also', more), part('without', less)], text('; '));
}
