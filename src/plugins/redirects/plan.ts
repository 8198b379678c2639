import type { Guide } from '../../../scripts/incumbent/guide.ts';
import { browserData, type Incumbent } from '../../../scripts/incumbent/resolve.ts';
import type { Page } from '../../../scripts/pages/page.ts';
import { splitAddress, type Redirect } from '../../../scripts/permalinks/redirects.ts';
import { addressesOf, resolveAddress } from '../../../scripts/permalinks/resolve.ts';
import type { Branch } from '../../../scripts/upstream/branches.ts';

/** A page that is no more, at one of its addresses. */
export interface Lead {
  /** Address below the site's base, with slashes at both ends. */
  readonly from: string;
  /** Where the page itself leads, below the base. */
  readonly to: string;
  /** Title of the page that it leads to. */
  readonly title: string;
  /** The branch that the old text was for, where that is not main. */
  readonly branch?: string | undefined;
  /** Name of its guide. */
  readonly guide: string;
}

/** All that the site's output needs so that every published address leads to where its subject is now. */
export interface RedirectPlan {
  readonly leads: readonly Lead[];
  /** What redirect pages know of the sections of an old page, by name. */
  readonly guides: ReadonlyMap<string, Guide>;
  /** Sections that live pages no longer have: by the page's address, where each id leads. */
  readonly moved: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Pages that moved without a section of their own to send on, so that a host can say so. */
  readonly permanent: readonly Redirect[];
  /** Pages of the old documentation. */
  readonly oldPages: readonly string[];
  /** The newest stable branch: what "stable" in an old address means. */
  readonly stable: string | undefined;
  /** The stable branches whose names are compared with main's. */
  readonly compared: readonly string[];
}

/** What the plan is made of. */
export interface RedirectSources {
  /** Pages of the built site; their ids are those of sections, rows and aliases. */
  readonly pages: readonly Page[];
  readonly redirects: readonly Redirect[];
  readonly incumbent: Incumbent;
  readonly branches: readonly Branch[];
}

/** Plans from the project's data; a redirect that leads nowhere is left out, since the check reports it. */
export function planRedirects({ pages, redirects, incumbent, branches }: RedirectSources): RedirectPlan {
  const titles = new Map(pages.map(({ url, frontMatter }) => [url, frontMatter.title]));
  const titleOf = (target: string): string => titles.get(splitAddress(target).page) ?? 'Cilium contributors';
  const own = ownMoves(pages, redirects);
  const stableNames = branches.filter(({ status }) => status !== 'development').map(({ name }) => name);
  const compared = branches.filter(({ status }) => status === 'maintained').map(({ name }) => name);
  const [stable] = compared;
  const versions = [{ version: 'latest' }, ...stableNames.map((name) => ({ version: name, branch: name })), { version: 'stable', branch: stable }];
  const oldPages = Object.keys(incumbent);
  const guides = new Map(oldPages.map((page) => [page, browserData(page, incumbent, pages)]));
  const oldLeads = [...guides].flatMap(([page, { to }]) =>
    versions.map(({ version, branch }: { version: string; branch?: string | undefined }): Lead => ({ from: `/en/${version}/${page}/`, to, title: titleOf(to), branch, guide: page })));
  const ownLeads = [...own.guides].map(([from, { to }]): Lead => ({ from, to, title: titleOf(to), guide: guideName(from) }));
  return {
    leads: [...ownLeads, ...oldLeads],
    guides: new Map([...[...own.guides].map(([from, guide]) => [guideName(from), guide] as const), ...guides]),
    moved: own.moved,
    permanent: [...own.guides].flatMap(([from, { to, moved }]) => (Object.keys(moved).length === 0 ? [{ from, to }] : [])),
    oldPages,
    stable,
    compared,
  };
}

/** The pages and sections of docs/redirects.yaml, with their last targets. */
function ownMoves(pages: readonly Page[], redirects: readonly Redirect[]): { guides: Map<string, Guide>; moved: Map<string, Record<string, string>> } {
  const addresses = addressesOf(pages, [], redirects);
  const sections = new Map<string, Record<string, string>>();
  const targets = new Map<string, string>();
  for (const { from } of addresses.redirects.values()) {
    const last = resolveAddress(from, addresses);
    if (last.kind !== 'redirected') continue;
    const { page, anchor } = splitAddress(from);
    if (anchor === undefined) targets.set(page, last.url);
    else sections.set(page, { ...sections.get(page), [anchor]: last.url });
  }
  const guideOf = (to: string, moved: Record<string, string>): Guide => {
    const { own } = browserData('page', { page: { to, also: [], titles: [], sections: [], moved: {} } }, pages);
    return { to, moved, own, others: [] };
  };
  const guides = new Map([...targets].map(([page, to]) => [page, guideOf(to, sections.get(page) ?? {})]));
  const moved = new Map([...sections].filter(([page]) => addresses.ids.has(page)));
  return { guides, moved };
}

function guideName(from: string): string {
  return `pages${from.replace(/\/$/, '')}`;
}
