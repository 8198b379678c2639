import { addressesOf, resolveAddress } from '../../permalinks/resolve.ts';
import { readRedirects, redirectsFile, splitAddress, type PlacedRedirect } from '../../permalinks/redirects.ts';
import type { Position } from '../../pages/page.ts';
import { closest } from '../../text/closest.ts';
import type { Draft } from '../finding.ts';
import { idsOf } from '../ids.ts';
import type { Site, SiteRule } from '../rule.ts';

type Located = Draft & { readonly file: string };

/** The file is a list of `from` and `to`. Found by the first of these rules, as all that follow. */
export const format: SiteRule = { id: 'redirects/format', severity: 'error', check: (site) => site.memory.unlessClean('redirects', idsOf(site.pages), () => judge(site)) };
export const duplicate: SiteRule = { id: 'redirects/duplicate', severity: 'error', check: () => [] };
export const loop: SiteRule = { id: 'redirects/loop', severity: 'error', check: () => [] };
export const chain: SiteRule = { id: 'redirects/chain', severity: 'error', check: () => [] };
export const liveSource: SiteRule = { id: 'redirects/live-source', severity: 'error', check: () => [] };
export const deadTarget: SiteRule = { id: 'redirects/dead-target', severity: 'error', check: () => [] };

function judge(site: Site): Located[] {
  const { redirects, findings } = readRedirects(site.root);
  const addresses = addressesOf(site.pages, [], redirects);
  const first = new Map<string, PlacedRedirect>();
  return [
    ...findings,
    ...redirects.flatMap((redirect): Located[] => {
      const { from, to, line, target, lines } = redirect;
      const say = (rule: string, message: string, fix?: Draft['fix'], at: Position = { line, column: 1 }): Located[] => [{ rule, file: redirectsFile, ...at, message, fix }];
      const removal = lines && { range: lines, text: '' };
      const earlier = first.get(from);
      if (earlier) return say(duplicate.id, `"${from}" is sent on in line ${earlier.line} already. Keep one.`, earlier.to === to ? removal : undefined);
      first.set(from, redirect);
      if (resolveAddress(from, addresses).kind === 'live') {
        return say(liveSource.id, `"${from}" is a live ${from.includes('#') ? 'section' : 'page'}, which the redirect would hide. Remove the redirect.`, removal);
      }
      const last = resolveAddress(to, addresses);
      if (last.kind === 'loop' || to === from) return say(loop.id, `"${from}" leads back to itself. Give it the address of a live page.`);
      if (last.kind === 'redirected') return say(chain.id, `"${to}" is sent on to "${last.url}". Write "to: ${last.url}", so that readers make one hop.`, { range: target, text: last.url }, target.start);
      if (last.kind === 'live') return [];
      const { page } = splitAddress(to);
      const known = addresses.ids.get(page);
      const near = closest(to, known ? [...known].map((id) => `${page}#${id}`) : [...addresses.ids.keys()]);
      return say(deadTarget.id, `There is no ${known ? 'section' : 'page'} "${to}".${near === undefined ? '' : ` Did you mean "${near}"?`}`, undefined, target.start);
    }),
  ];
}
