import path from 'node:path';
import type { SiteAddress } from '../../../scripts/links/own-address.ts';
import type { Page } from '../../../scripts/pages/page.ts';

/** What a link in a page may name. */
export interface LinkContext {
  readonly site: SiteAddress;
  /** Addresses of pages below the base, by their files from the root. */
  readonly urls: ReadonlyMap<string, string>;
}

/** A link of a page as an address in full, so that it holds wherever the text goes. */
export function absoluteLink(link: string, page: Pick<Page, 'file' | 'url'>, { site, urls }: LinkContext): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link)) return link.replace(/^pathname:\/\//, site.url);
  const [, target = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(link) ?? [];
  const own = (address: string): string => `${site.url}${site.baseUrl}${address.slice(1)}${rest}`;
  if (target === '') return own(page.url);
  const file = target.startsWith('/') ? `docs${target}` : path.posix.join(path.posix.dirname(page.file), target);
  return own(urls.get(file) ?? (target.startsWith('/') ? target : new URL(target, `https://host${page.url}`).pathname));
}
