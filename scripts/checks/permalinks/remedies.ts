import type { Draft } from '../finding.ts';
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
  /** Write `<a id>` into the heading that took the section's place; `at` is where. */
  | { readonly kind: 'alias'; readonly id: string; readonly section: Section; readonly at: Position }
  /** Write `<a id>` first into the page. */
  | { readonly kind: 'title'; readonly id: string }
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
  if (section === undefined) return target.url.includes('#') ? { kind: 'redirect', redirect: { from: url, to: target.url } } : { kind: 'title', id: anchor };
  const at = idPlace(page, section);
  if (at === undefined) return { kind: 'redirect', redirect: { from: url, to: target.url } };
  return section.id.toLowerCase() === anchor.toLowerCase() ? { kind: 'case', id: anchor, section, at } : { kind: 'alias', id: anchor, section, at };
}

/** Where `{#id}` of a heading begins; undefined where the id is not written like that. */
function idPlace(page: Page, section: Section): Position | undefined {
  if (!section.explicit) return undefined;
  return page.ids.find(({ id, at }) => id === section.id && at.line === section.at.start.line && at.column > 1)?.at;
}

/** An element that keeps an old id alive. */
export function aliasOf(id: string): string {
  return `<a id="${id}"></a>`;
}

/** How a remedy is applied; `bodyStart` says where the page's text begins. */
export function mendOf(remedy: Remedy, bodyStart: () => Position): Pick<Draft, 'fix' | 'redirect'> {
  switch (remedy.kind) {
    case 'redirect':
      return { redirect: remedy.redirect };
    case 'choice':
      return {};
    case 'case':
      return { fix: { range: { start: remedy.at, end: { ...remedy.at, column: remedy.at.column + `{#${remedy.section.id}}`.length } }, text: `{#${remedy.id}}` } };
    case 'title': {
      const start = bodyStart();
      return { fix: { range: { start, end: start }, text: `\n${aliasOf(remedy.id)}\n` } };
    }
    case 'alias':
      return { fix: { range: { start: remedy.at, end: remedy.at }, text: `${aliasOf(remedy.id)} ` } };
  }
}

/** Several ids may be kept at one place, where only one insertion can be applied: the first finding there brings them all. */
export function joinInsertions<T extends Pick<Draft, 'fix'> & { readonly file: string }>(findings: readonly T[]): T[] {
  const placeOf = ({ file, fix }: T): string => JSON.stringify([file, fix?.range]);
  const first = new Map<string, { readonly at: T; text: string }>();
  for (const finding of findings) {
    const known = first.get(placeOf(finding));
    if (known) known.text += finding.fix?.text ?? '';
    else first.set(placeOf(finding), { at: finding, text: finding.fix?.text ?? '' });
  }
  return findings.map((finding) => {
    const here = first.get(placeOf(finding));
    return { ...finding, fix: finding.fix && here?.at === finding ? { ...finding.fix, text: here.text } : undefined };
  });
}
