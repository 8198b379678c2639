import type { Draft } from '../checks/finding.ts';
import type { Site } from '../checks/rule.ts';
import type { Span } from '../pages/page.ts';
import { readRedirects } from '../permalinks/redirects.ts';
import { addressesOf, resolveAddress, type Addresses } from '../permalinks/resolve.ts';
import { closest } from '../text/closest.ts';
import { incumbentFile, incumbentRule, loadIncumbent, type LoadedIncumbent } from './data.ts';
import { resolveAnchor } from './guide.ts';
import { browserData, isLive, type LivePage } from './resolve.ts';

type Located = Draft & { readonly file: string };

/**
 * Finds what keeps an old address of docs.cilium.io from leading to its subject: faults in src/data/incumbent.yaml, targets that are gone,
 * each with where it went or the nearest, and known anchors for which nothing is recorded and no section has the id.
 */
export function incumbentFindings(site: Pick<Site, 'root' | 'pages'>): Located[] {
  const loaded = loadIncumbent(site.root);
  const addresses = addressesOf(site.pages, [], readRedirects(site.root).redirects);
  return [...loaded.findings, ...judge(loaded, site.pages, addresses)];
}

/** The findings about recorded targets and known anchors, given our pages and where moved ones went. */
function judge({ data, places }: LoadedIncumbent, pages: readonly LivePage[], addresses: Addresses): Located[] {
  const live = new Map(pages.map((page) => [page.url, page]));
  return Object.entries(data).flatMap(([page, record]): Located[] => {
    const line = places.pages.get(page) ?? 1;
    const say = (place: { line: number; column: number }, message: string, rest: Partial<Located> = {}): Located => ({ rule: incumbentRule, file: incumbentFile, ...place, message, ...rest });
    const targets = [['', record.to] as const, ...record.also.map((url) => ['also', url] as const), ...Object.entries(record.moved).map(([id, url]) => [`#${id}`, url] as const)];
    const dead = targets.filter(([, url]) => !isLive(url, live)).map(([id, url]) => {
      const span = places.targets.get(`${page}${id}`);
      return say(span?.start ?? { line, column: 1 }, `/${page}/${id.startsWith('#') ? id : ''} leads to "${url}", which is gone. ${remedy(url, addresses)}`, fixOf(span, url, addresses));
    });
    // Targets that are gone are said once, with the page they are recorded for; what is derived can be judged only where those are right.
    if (targets.slice(0, 1 + record.also.length).some(([, url]) => !isLive(url, live))) return dead;
    const guide = browserData(page, data, pages);
    const stray = record.sections.filter((id) => !Object.hasOwn(record.moved, id)).flatMap((id) => {
      const { url, how } = resolveAnchor(guide, id);
      if (how === 'exact' || how === 'derived') return [];
      return [say({ line, column: 1 }, `/${page}/#${id} has no target: no section has this id. Add it under "moved", for example "${id}: ${url}".`)];
    });
    const idle = Object.keys(record.moved).filter((id) => !record.sections.includes(id) && !record.titles.includes(id));
    return [
      ...dead,
      ...stray,
      ...idle.map((id) => say(places.targets.get(`${page}#${id}`)?.start ?? { line, column: 1 }, `/${page}/ never had a section "#${id}". Remove the line.`)),
    ];
  });
}

function remedy(url: string, addresses: Addresses): string {
  const now = resolveAddress(url, addresses);
  if ('url' in now) return `It went to "${now.url}": write that.`;
  const [page = '', anchor] = url.split('#');
  const ids = addresses.ids.get(page);
  const near = anchor !== undefined && ids ? nearSection(page, anchor, ids) : nearPage(page, anchor, addresses.ids);
  return near === undefined ? 'Give it the address of a live section.' : `Did you mean "${near}"?`;
}

function nearSection(page: string, anchor: string, ids: ReadonlySet<string>): string {
  const likest = resolveAnchor({ to: page, moved: {}, own: [[page, [...ids]]], others: [] }, anchor);
  return likest.how === 'nearest' ? likest.url : (closest(`${page}#${anchor}`, [...ids].map((id) => `${page}#${id}`)) ?? page);
}

/** The page of the likest address, and the section of the same id if it has one. */
function nearPage(page: string, anchor: string | undefined, all: Addresses['ids']): string | undefined {
  const near = closest(page, all.keys());
  return near !== undefined && anchor !== undefined && all.get(near)?.has(anchor) === true ? `${near}#${anchor}` : near;
}

/** Only a target that a redirect names is sure enough to be written without a person. */
function fixOf(span: Span | undefined, url: string, addresses: Addresses): Partial<Located> {
  const now = resolveAddress(url, addresses);
  return span !== undefined && 'url' in now ? { fix: { range: span, text: now.url } } : {};
}
