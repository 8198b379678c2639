import { splitAddress, type Redirect } from './redirects.ts';
import type { Row } from './rows.ts';

/** What a page must tell so that its addresses are known. */
interface Addressed {
  readonly docId: string;
  readonly url: string;
  readonly ids: readonly { readonly id: string }[];
}

/** What an address needs to be resolved. */
export interface Addresses {
  /** The ids in each page, by the page's address. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
  /** Redirects by where they lead from. */
  readonly redirects: ReadonlyMap<string, Redirect>;
}

/** Where an address leads: itself, or through redirects to a `url` that is live; nowhere, or back to itself. */
export type Resolution = { readonly kind: 'live' | 'redirected'; readonly url: string } | { readonly kind: 'dead' | 'loop' };

/** Makes the look-up from pages, redirects, and rows of tables, for a caller whose pages do not have the rows as elements. */
export function addressesOf(pages: Iterable<Addressed>, rows: readonly Row[], redirects: readonly Redirect[]): Addresses {
  const rowIds = new Map<string, string[]>();
  for (const { page, id } of rows) rowIds.set(page, [...(rowIds.get(page) ?? []), id]);
  const ids = new Map<string, ReadonlySet<string>>();
  for (const page of pages) ids.set(page.url, new Set([...page.ids.map(({ id }) => id), ...(rowIds.get(page.docId) ?? [])]));
  return { ids, redirects: bySource(redirects) };
}

/** Redirects by the address that they lead from; of two from one address the first counts. */
export function bySource(redirects: readonly Redirect[]): Map<string, Redirect> {
  const first = new Map<string, Redirect>();
  for (const redirect of redirects) if (!first.has(redirect.from)) first.set(redirect.from, redirect);
  return first;
}

/**
 * Says where an address of the site leads. A redirect of a section goes before that of its page; a section of a page that moved follows the
 * page to the section of the same id. However many redirects that takes, the site's output has the last target at once.
 */
export function resolveAddress(url: string, addresses: Addresses): Resolution {
  const seen = new Set<string>();
  for (let at: string | undefined = url; at !== undefined; at = nextOf(at, addresses)) {
    if (isLive(at, addresses)) return { kind: at === url ? 'live' : 'redirected', url: at };
    if (seen.has(at)) return { kind: 'loop' };
    seen.add(at);
  }
  return { kind: 'dead' };
}

/** Whether a reader who follows the address arrives at what it named. */
export function isAnswered(url: string, addresses: Addresses): boolean {
  return 'url' in resolveAddress(url, addresses);
}

function isLive(url: string, { ids }: Addresses): boolean {
  const { page, anchor } = splitAddress(url);
  const known = ids.get(page);
  return known !== undefined && (anchor === undefined || known.has(anchor));
}

function nextOf(url: string, { ids, redirects }: Addresses): string | undefined {
  const exact = redirects.get(url);
  if (exact) return exact.to;
  const { page, anchor } = splitAddress(url);
  const ofPage = ids.has(page) ? undefined : redirects.get(page);
  return ofPage === undefined || ofPage.to.includes('#') ? undefined : `${ofPage.to}#${anchor ?? ''}`;
}
