import type { Position } from '../../pages/page.ts';
import { ownAddress } from '../../links/own-address.ts';
import { dayOf, readMemory, writeMemory } from '../../links/online/memory.ts';
import { defaultBounds, probeLinks, type Verdict } from '../../links/online/probe.ts';
import { upstreamAddress } from '../../links/upstream-address.ts';
import { baseUrl, siteUrl } from '../../site/settings.ts';
import { BRANCHES_FILE } from '../../upstream/branches.ts';
import type { Draft } from '../finding.ts';
import { lookupOf } from '../lookup-of.ts';
import type { Site, SiteRule } from '../rule.ts';
import { isPinned } from './upstream.ts';

/** A link to another site that leads nowhere, as that site says. Runs with `--online` alone. */
export const externalLink: SiteRule = {
  id: 'links/external',
  severity: 'error',
  async check(site) {
    if (site.online === undefined) return [];
    const places = placesOf(site);
    const now = new Date();
    const memory = readMemory(site.root, now);
    const verdicts = new Map<string, Verdict>();
    for (const link of places.keys()) {
      const known = memory.get(link);
      if (known === undefined) continue;
      verdicts.set(link, known.moved === undefined ? { kind: 'alive' } : { kind: 'moved', to: known.moved });
    }
    const open = [...places.keys()].filter((link) => !verdicts.has(link));
    const { onProgress, fetch, bounds = defaultBounds } = site.online;
    await probeLinks(open, bounds, (link, verdict) => {
      verdicts.set(link, verdict);
      if (verdict.kind === 'alive') memory.set(link, { on: dayOf(now) });
      if (verdict.kind === 'moved') memory.set(link, { on: dayOf(now), moved: verdict.to });
      onProgress?.(verdicts.size, places.size);
    }, fetch);
    for (const link of memory.keys()) if (!places.has(link)) memory.delete(link);
    writeMemory(site.root, memory);
    return [...places].flatMap(([link, at]) => at.flatMap((place) => findingsOf(link, verdicts.get(link), place)));
  },
};

interface Place extends Position {
  readonly file: string;
}

/** Addresses that no page means to be followed: names reserved for examples, and the reader's own machine or network. */
const unreachable = /^(?:(?:.+\.)?(?:example(?:\.(?:com|net|org))?|test|invalid|localhost|local|internal)|(?:127|10|0)\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|\[.*\])$/i;

/** Every address of another site with the places of its links. A fragment is the browser's own, so the address without it is asked for. */
function placesOf(site: Site): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  const isVerified = (link: string): boolean => {
    const address = upstreamAddress(link);
    return address !== undefined && site.exists(BRANCHES_FILE) && isPinned(address, lookupOf(site));
  };
  for (const page of site.pages) {
    for (const { url, at } of page.links) {
      if (!/^https?:/i.test(url) || !URL.canParse(url)) continue;
      const link = new URL(url);
      link.hash = '';
      if (unreachable.test(link.hostname) || ownAddress(link.href, { url: siteUrl, baseUrl }) !== undefined || isVerified(link.href)) continue;
      places.set(link.href, [...(places.get(link.href) ?? []), { file: page.file, ...at }]);
    }
  }
  return places;
}

function findingsOf(link: string, verdict: Verdict | undefined, { file, line, column }: Place): (Draft & { readonly file: string })[] {
  const say = (message: string, severity?: 'warning'): (Draft & { readonly file: string })[] => [{ rule: externalLink.id, file, line, column, message, ...(severity && { severity }) }];
  switch (verdict?.kind) {
    case 'dead':
      return say(`${link} is dead: ${verdict.why}. Link to where its subject is now, or remove the link.`);
    case 'moved':
      return say(`${link} has moved for good. Link to ${verdict.to}.`, 'warning');
    case 'unknown':
      return say(`${link} could not be verified: ${verdict.why}. The next run asks again.`, 'warning');
    default:
      return [];
  }
}
