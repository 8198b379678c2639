import type { Pin } from '../upstream/pin.ts';
import { br, empty, join, link, text, type Cell } from './cell.ts';
import type { TableContext } from './context.ts';
import type { BranchFact } from './table.ts';

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

/** What each branch has of a row, for the list of its branches. Where one file has all rows, none of them needs its `url`; `difference` gives an empty cell where there is none to the newest that has the row. */
export function branchFacts<T>(
  { pins }: TableContext,
  on: OnBranches<T>,
  { url, difference = () => empty }: { url?: (item: T, pin: Pin) => string | undefined; difference?: (item: T, reference: T) => Cell } = {},
): Map<string, BranchFact> {
  const reference = newest(on);
  return new Map(
    pins.flatMap((pin): [string, BranchFact][] => {
      const item = on.get(pin.name);
      return item === undefined ? [] : [[pin.name, { url: url?.(item, pin), difference: item === reference ? empty : difference(item, reference) }]];
    }),
  );
}

/**
 * The cell that names a row's branches: "all", "main only" or a list, and below it, for each difference, the branches that
 * differ so from the newest. A branch's name leads to what it has; "all" does where no other cell of the row leads to what the newest has.
 */
export function branchesCell({ pins }: Pick<TableContext, 'pins'>, facts: ReadonlyMap<string, BranchFact>, others: Iterable<Cell>): Cell {
  const having = pins.flatMap(({ name }) => facts.has(name) ? [name] : []);
  const linked = (name: string): Cell => link(facts.get(name)?.url, text(name));
  const [first] = having;
  if (first === undefined) return text('none');
  const all = having.length === pins.length;
  const url = facts.get(first)?.url;
  const list = all ? link([...others].some((cell) => leadsTo(cell, url)) ? undefined : url, text('all')) : having.length === 1 ? [...linked(first), ...text(' only')] : join(having.map(linked));
  const differing = new Map<string, string[]>();
  for (const name of having) {
    const how = facts.get(name)?.difference ?? empty;
    if (how.length > 0) differing.set(JSON.stringify(how), [...(differing.get(JSON.stringify(how)) ?? []), name]);
  }
  const differences = [...differing.values()].map((names): Cell => [...text('differs on '), ...join(names.map((name) => (all ? linked(name) : text(name)))), ...text(': '), ...(facts.get(names[0] ?? '')?.difference ?? empty)]);
  return join([list, ...differences], br);
}

function leadsTo(cell: Cell, url: string | undefined): boolean {
  return cell.some((part) => 'link' in part && (part.link === url || leadsTo(part.of, url)));
}

/**
 * What one list has more and less than another, for `difference`; `noun` stands before the items. Where `same` gives one
 * key to an item of each, such as a setting's name, the one stands in place of the other and is shown alone; of what is lacking the key says enough.
 */
export function listDifference(items: readonly string[], reference: readonly string[], show: (item: string) => Cell, { noun = '', same = (item) => item }: { noun?: string; same?: (item: string) => string } = {}): Cell {
  const more = items.filter((item) => !reference.includes(item));
  const less = reference.filter((item) => !items.includes(item));
  const given = new Set(more.map(same));
  const wanted = new Set(less.map(same));
  const part = (word: string, some: readonly string[]): Cell => (some.length === 0 ? empty : [...text(word + noun), ...join(some.map(show))]);
  return join([part('', more.filter((item) => wanted.has(same(item)))), part('also ', more.filter((item) => !wanted.has(same(item)))), part('without ', less.filter((item) => !given.has(same(item))).map(same))], text('; '));
}
