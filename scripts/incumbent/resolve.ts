import { resolveAnchor, type Guide, type GuidePage, type Resolved } from './guide.ts';
import { docutilsId } from './slug.ts';

/** What a page of ours must tell; the pages of the checks tell it. */
export interface LivePage {
  /** Address below the site's base, with slashes at both ends. */
  readonly url: string;
  readonly headings: readonly { readonly id: string | undefined; readonly text: string }[];
  /** Every id in the page, headings' and others'. */
  readonly ids: readonly { readonly id: string }[];
}

/** What is recorded of one page of the old documentation. Targets are addresses below our site's base. */
export interface OldPageRecord {
  /** Our page, or the section of one, that took its place. */
  readonly to: string;
  /** Further pages of ours that sections of it went to under their ids. */
  readonly also: readonly string[];
  /** Anchors of the page's own title, which lead to the page. */
  readonly titles: readonly string[];
  /** Every other anchor that it is known to have had. */
  readonly sections: readonly string[];
  /** Where anchors lead whose id none of those pages has, or has for something else. */
  readonly moved: Readonly<Record<string, string>>;
}

/** The old documentation's pages by their address below `/en/VERSION/`, without slashes at its ends: `contributing/testing/e2e`. */
export type Incumbent = Readonly<Record<string, OldPageRecord>>;

/** An old address taken apart: the page's key in `Incumbent`, and what stands behind `#`. */
export interface OldAddress {
  readonly page: string;
  readonly anchor: string;
}

/** The hosts of the old documentation: today's, and the one before, which leads there. */
const origin = /^(?:(?:https?:)?\/\/)?(?:docs\.cilium\.io|cilium\.readthedocs\.io)(?=[/?#]|$)/i;

/**
 * Takes an address of the old documentation's contributing section apart: with or without host and version, as a folder, `.html` or
 * `index.html`. Undefined for any other address.
 */
export function parseOldAddress(url: string): OldAddress | undefined {
  const [, address = '', anchor = ''] = /^\s*([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const parts = address.trim().replace(origin, '/').toLowerCase().split('/').filter((part) => part !== '');
  const below = /^(?:en\/(?:[^/]+\/)?)?(contributing(?:\/.*)?)$/.exec(parts.join('/'))?.[1];
  if (below === undefined) return undefined;
  return { page: below.replace(/\.html$/, '').replace(/\/index$/, ''), anchor: anchor.trim() };
}

/** Says where an old address leads; undefined for one that is no page of the old documentation's contributing section. */
export function resolveOldAddress(url: string, data: Incumbent, pages: readonly LivePage[]): Resolved | undefined {
  const old = parseOldAddress(url);
  if (old === undefined || !Object.hasOwn(data, old.page)) return undefined;
  return resolveAnchor(browserData(old.page, data, pages), old.anchor);
}

/**
 * What a redirect page's script needs to send readers of one old page on in one hop, with `resolveAnchor`. Recorded targets that are not
 * live are left out. Throws RangeError for a page that is not in the data.
 */
export function browserData(page: string, data: Incumbent, pages: readonly LivePage[]): Guide {
  const record = Object.hasOwn(data, page) ? data[page] : undefined;
  if (record === undefined) throw new RangeError(`no old page "${page}"`);
  const live = new Map(pages.map((one) => [one.url, one]));
  const to = liveTarget(record.to, live) ?? '/';
  const recorded = [...record.titles.map((id) => [id, to] as const), ...Object.entries(record.moved)];
  const moved = Object.fromEntries(recorded.filter(([, target]) => target === to || isLive(target, live)));
  const own = [pageOf(to), ...record.also].flatMap((url) => live.get(url) ?? []);
  const area = areaOf(to);
  const others = pages.filter((one) => areaOf(one.url) === area && !own.includes(one));
  return { to, moved, own: own.map(guidePage), others: others.map(guidePage) };
}

/** Whether a page, or a section of one, stands at an address of ours. */
export function isLive(target: string, live: ReadonlyMap<string, LivePage>): boolean {
  const anchor = target.split('#')[1];
  const page = live.get(pageOf(target));
  return page !== undefined && (anchor === undefined || page.ids.some(({ id }) => id === anchor));
}

function liveTarget(target: string, live: ReadonlyMap<string, LivePage>): string | undefined {
  if (isLive(target, live)) return target;
  return live.has(pageOf(target)) ? pageOf(target) : undefined;
}

function guidePage({ url, headings, ids }: LivePage): GuidePage {
  const titles = new Map(headings.map(({ id, text }) => [id, text]));
  return [url, ids.map(({ id }) => [id, titles.get(id)] as const).map(([id, title]) => (title === undefined || docutilsId(title) === id ? id : [id, title]))];
}

function pageOf(target: string): string {
  return target.split('#')[0] ?? '';
}

function areaOf(url: string): string {
  return url.split('/')[1] ?? '';
}
