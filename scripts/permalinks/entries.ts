import type { Page, Position } from '../pages/page.ts';
import type { LedgerEntry } from './ledger.ts';
import { splitAddress, type Redirect } from './redirects.ts';
import { addressesOf, resolveAddress } from './resolve.ts';
import type { Row } from './rows.ts';

/** What the ledger takes from a page. */
export type LedgerPage = Pick<Page, 'docId' | 'url' | 'frontMatter' | 'headings' | 'ids'>;

/**
 * The ledger's entries: pages by their id, under each its sections in the page's order and its rows. It depends on nothing but what stands in
 * the project, so that a ledger edited by hand is seen.
 */
export function ledgerEntries(pages: readonly LedgerPage[], rows: readonly Row[], redirects: readonly Redirect[]): LedgerEntry[] {
  const addresses = addressesOf(pages, rows, redirects);
  const entries = [...pages].sort((a, b) => (a.docId < b.docId ? -1 : 1)).flatMap((page) => entriesOf(page, rows));
  const holders = new Map(entries.map((entry) => [entry.url, entry]));
  // A generated page has its sections and the rows that are described; its other elements come and go with what it is made from.
  for (const page of pages.filter(({ frontMatter }) => frontMatter.generated !== true)) {
    for (const { id, at } of page.ids) {
      const url = `${page.url}#${id}`;
      const holder = holders.get(url) ?? holders.get(placeOf(page, at));
      if (holder === undefined || holder.url === url) continue;
      holder.aliases.push(url);
      holders.set(url, holder);
    }
  }
  for (const { from } of addresses.redirects.values()) {
    const last = resolveAddress(from, addresses);
    if (last.kind === 'redirected') holders.get(last.url)?.aliases.push(from);
  }
  for (const { aliases } of entries) aliases.sort();
  return entries;
}

function entriesOf(page: LedgerPage, rows: readonly Row[]): LedgerEntry[] {
  const { title, slack } = page.frontMatter;
  const shared = { area: page.docId.split('/')[0] ?? '', ...(slack !== undefined && { team: slack }) };
  const taken = new Set<string>();
  const part = (kind: 'section' | 'row', id: string | undefined, text: string, gone?: true): LedgerEntry[] => {
    // Of two sections with one id, which is an error of its own, only the first has the address.
    if (id === undefined || taken.has(id)) return [];
    taken.add(id);
    return [{ id: `${page.docId}#${id}`, kind, url: `${page.url}#${id}`, title: text, ...shared, ...(gone && { gone }), aliases: [] }];
  };
  return [
    { id: page.docId, kind: 'page', url: page.url, title, ...shared, aliases: [] },
    ...page.headings.flatMap(({ id, text }) => part('section', id, text)),
    ...rows.filter((row) => row.page === page.docId).flatMap((row) => part('row', row.id, row.title, row.gone)),
  ];
}

/** The address of the section that holds a place in a page, or the page's own before the first one. */
function placeOf(page: LedgerPage, at: Position): string {
  const heading = page.headings.filter(({ id, at: { start } }) => id !== undefined && start.line <= at.line).at(-1);
  return heading?.id === undefined ? page.url : `${page.url}#${heading.id}`;
}

/** An address that was published, and what it named. */
export interface Published {
  readonly url: string;
  readonly entry: LedgerEntry;
  /** The address that this one follows from, for one that no ledger lists. */
  readonly by?: string;
}

/**
 * Every address that a ledger says is answered, in its order: of each entry its own and its aliases, and those that follow from them: where
 * a page had another address, so had its sections.
 */
export function publishedAddresses(entries: readonly LedgerEntry[]): Published[] {
  const listed = entries.flatMap((entry): Published[] => [entry.url, ...entry.aliases].map((url) => ({ url, entry })));
  const known = new Set(listed.map(({ url }) => url));
  const oldPages = new Map<string, string[]>();
  for (const { url, aliases } of entries) if (!url.includes('#')) oldPages.set(url, aliases.filter((alias) => !alias.includes('#')));
  return listed.flatMap(({ url, entry }): Published[] => {
    const { page, anchor } = splitAddress(url);
    if (anchor === undefined) return [{ url, entry }];
    const implied = (oldPages.get(page) ?? []).map((old) => `${old}#${anchor}`).filter((old) => !known.has(old));
    return [{ url, entry }, ...implied.map((old) => ({ url: old, entry, by: url }))];
  });
}
