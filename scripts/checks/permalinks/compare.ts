import type { Page } from '../../pages/page.ts';
import { publishedAddresses, type Published } from '../../permalinks/entries.ts';
import type { LedgerEntry } from '../../permalinks/ledger.ts';
import { splitAddress } from '../../permalinks/redirects.ts';
import { isAnswered, resolveAddress, type Addresses } from '../../permalinks/resolve.ts';
import { remedyOf, type Remedy } from './remedies.ts';
import { Successors } from './successors.ts';

/** A published address that the change leaves dead, and what would mend it. */
export interface Loss {
  readonly url: string;
  readonly entry: LedgerEntry;
  /** The page where it stood, under its new address if it moved; undefined where nobody knows of one. */
  readonly page: Page | undefined;
  /** Line in that page of the last section that stood before it and is still there. */
  readonly line: number;
  readonly remedy: Remedy;
}

/** A ledger that is compared. */
export interface Recorded {
  readonly entries: readonly LedgerEntry[];
  /** The words that a section had; undefined where nobody knows. */
  wordsOf(entry: LedgerEntry): ReadonlySet<string> | undefined;
}

/** What stands in the project now. */
export interface Present {
  readonly pages: readonly Page[];
  readonly addresses: Addresses;
  /** Where git says that the page of an address went. */
  movedTo(url: string): string | undefined;
}

/** Lists what ledgers recorded and the site no longer answers; of two ledgers with one address the first counts. */
export function lossesOf(ledgers: readonly Recorded[], present: Present): Loss[] {
  const byUrl = new Map<string, { published: Published; ledger: Recorded }>();
  for (const ledger of ledgers) for (const published of publishedAddresses(ledger.entries)) if (!byUrl.has(published.url)) byUrl.set(published.url, { published, ledger });
  const all = [...byUrl.values()];
  const isPage = ({ published: { url } }: (typeof all)[number]): boolean => !url.includes('#');
  const judge = (some: typeof all, now: Present): Loss[] => {
    const held = new Set(ledgers.flatMap(({ entries }) => entries).map(({ url }) => resolveAddress(url, now.addresses)).flatMap((at) => ('url' in at ? at.url : [])));
    const successors = new Map(ledgers.map((ledger) => [ledger, new Successors(ledger, now, held)]));
    return some.flatMap(({ published, ledger }) => [successors.get(ledger)].flatMap((found) => (found ? judgeOne(published, now, found) : [])));
  };
  const pages = judge(all.filter(isPage), present);
  // Where a page went decides about its sections: they are judged as if its redirect were there already.
  const redirects = new Map(present.addresses.redirects);
  for (const { remedy } of pages) if (remedy.kind === 'redirect') redirects.set(remedy.redirect.from, remedy.redirect);
  const gone = new Set(pages.flatMap(({ url, remedy }) => (remedy.kind === 'choice' ? url : [])));
  const sections = all.filter((one) => !isPage(one) && !gone.has(splitAddress(one.published.url).page));
  return [...pages, ...judge(sections, { ...present, addresses: { ...present.addresses, redirects } })];
}

function judgeOne({ url, entry, by }: Published, { pages, addresses }: Present, successors: Successors): Loss[] {
  // A redirect that leads nowhere is mended with what it led to, and an address that follows from another with that one.
  if (isAnswered(url, addresses) || addresses.redirects.has(url) || (by !== undefined && !isAnswered(by, addresses))) return [];
  const { page: pageUrl, anchor } = splitAddress(url);
  const pageAt = (address: string): Page | undefined => pages.find((one) => one.url === splitAddress(address).page);
  if (anchor === undefined) {
    const remedy = successors.remedyOfPage(url, entry);
    return [{ url, entry, page: remedy.kind === 'redirect' ? pageAt(remedy.redirect.to) : undefined, line: 1, remedy }];
  }
  const moved = resolveAddress(pageUrl, addresses);
  const movedTo = 'url' in moved ? moved.url : undefined;
  const page = movedTo === undefined ? undefined : pageAt(movedTo);
  return [{ url, entry, page, line: page ? successors.lineBefore(entry, page) : 1, remedy: remedyOf(url, pageAt(pageUrl), successors.of(entry, movedTo)) }];
}
