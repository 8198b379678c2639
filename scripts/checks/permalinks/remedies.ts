import type { Heading, Page, Position } from '../../pages/page.ts';
import { splitAddress, type Redirect } from '../../permalinks/redirects.ts';

/** A heading that people may link to. */
export type Section = Heading & { readonly id: string };

/** Where readers of a lost address are to arrive: a page, or a section or row of it. */
export interface Target {
  readonly page: Page;
  readonly url: string;
  /** The heading at the address, where it is one. */
  readonly section: Section | undefined;
}

/** What mends a lost address. */
export type Remedy =
  /** Write `<a id>` into the heading that took the section's place, or first into the page. */
  | { readonly kind: 'alias'; readonly id: string; readonly section: Section | undefined; readonly at: Position | undefined }
  /** The heading's id differs in case only: write it as it was. */
  | { readonly kind: 'case'; readonly id: string; readonly section: Section; readonly at: Position }
  | { readonly kind: 'redirect'; readonly redirect: Redirect }
  /** Nothing says where the page went: somebody must choose, most likely one of these. */
  | { readonly kind: 'choice'; readonly closest: readonly Page[] };

/** The remedy for a section's address, given the page that has the address's path, if any, and where the section is now. */
export function remedyOf(url: string, page: Page | undefined, target: Target | undefined): Remedy {
  const { anchor } = splitAddress(url);
  if (target === undefined) return { kind: 'choice', closest: [] };
  const { section } = target;
  // An element in the page works without JavaScript, a redirect of an anchor does not.
  if (page === undefined || anchor === undefined || page !== target.page || page.frontMatter.generated === true) return { kind: 'redirect', redirect: { from: url, to: target.url } };
  if (section === undefined) return target.url.includes('#') ? { kind: 'redirect', redirect: { from: url, to: target.url } } : { kind: 'alias', id: anchor, section: undefined, at: undefined };
  const at = idPlace(page, section);
  if (at === undefined) return { kind: 'redirect', redirect: { from: url, to: target.url } };
  return section.id.toLowerCase() === anchor.toLowerCase() ? { kind: 'case', id: anchor, section, at } : { kind: 'alias', id: anchor, section, at };
}

/** Where `{#id}` of a heading begins; undefined where the id is not written like that. */
function idPlace(page: Page, section: Section): Position | undefined {
  if (!section.explicit) return undefined;
  return page.ids.find(({ id, at }) => id === section.id && at.line === section.at.start.line && at.column > 1)?.at;
}
