import { splitAddress, type Redirect } from './redirects.ts';
import { bySource, resolveAddress, type Addresses } from './resolve.ts';

/**
 * Brings redirects into the form that the check wants, with every address answered as before: none from a live address, one an address,
 * each straight to its last target. `ids` are those of the live pages. Redirects that lead nowhere are left as they are.
 */
export function settle(redirects: readonly Redirect[], ids: Addresses['ids']): Redirect[] {
  const before: Addresses = { ids, redirects: bySource(redirects) };
  const kept = [...before.redirects.values()].filter(({ from }) => resolveAddress(from, before).kind !== 'live');
  const straight = kept.map(({ from, to }) => {
    const last = resolveAddress(to, before);
    return { from, to: 'url' in last ? last.url : to };
  });
  return [...straight, ...sectionsLeftBehind(kept, straight, before)];
}

/**
 * When a page moves twice, the redirect of its first address is made to lead to its third. A section that left the page at its second address
 * was found by way of that; so its first address gets a redirect of its own.
 */
function sectionsLeftBehind(kept: readonly Redirect[], straight: readonly Redirect[], before: Addresses): Redirect[] {
  const after: Addresses = { ids: before.ids, redirects: bySource(straight) };
  return kept.flatMap(({ from, to }, index) => {
    if (straight[index]?.to === to || from.includes('#')) return [];
    return kept.flatMap((section): Redirect[] => {
      const { page, anchor } = splitAddress(section.from);
      const url = `${from}#${anchor ?? ''}`;
      if (page !== to || anchor === undefined || after.redirects.has(url)) return [];
      const [was, is] = [resolveAddress(url, before), resolveAddress(url, after)];
      return 'url' in was && !('url' in is && is.url === was.url) ? [{ from: url, to: was.url }] : [];
    });
  });
}
