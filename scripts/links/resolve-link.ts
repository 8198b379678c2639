import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadIncumbent } from '../incumbent/data.ts';
import { resolveOldAddress } from '../incumbent/resolve.ts';
import { ledgerEntries, publishedAddresses } from '../permalinks/entries.ts';
import { ledgerFile, parseLedger, type LedgerEntry } from '../permalinks/ledger.ts';
import { readRedirects, splitAddress } from '../permalinks/redirects.ts';
import { addressesOf, resolveAddress } from '../permalinks/resolve.ts';
import type { Row } from '../permalinks/rows.ts';
import { baseUrl, siteUrl } from '../site/settings.ts';
import { ownAddress } from './own-address.ts';
import { readSitePages, type SitePage } from './site-pages.ts';

/** Where a link leads. */
export interface LinkTarget {
  /** Address in full, of the page, section or row itself. */
  readonly url: string;
  /** Title of the section or row, or of the page itself. */
  readonly title: string;
  /** Title of the page. */
  readonly page: string;
  /** Id of the section or row in the page; null for the page itself. */
  readonly section: string | null;
}

/** Pages that are programs of their own and have no sections, with the files that make them. */
const programs = [
  { url: '/', title: 'Cilium contributors', files: ['src/pages/index.tsx'] },
  { url: '/plan/', title: 'Change planner', files: ['src/pages/plan.tsx', 'src/pages/plan/index.tsx'] },
] as const;

/**
 * Says where links lead, in their order: to pages, sections and rows of the portal by any address that they have or had, and to pages of
 * docs.cilium.io's contributing section, of any version and form, with an anchor that such a page may never have had. Null for a link that leads
 * nowhere, or elsewhere. A query counts for nothing.
 */
export async function resolveLinks(root: string, urls: readonly string[]): Promise<(LinkTarget | null)[]> {
  const sources = readSitePages(root);
  const pages = sources.map(({ page }) => page);
  const { redirects } = readRedirects(root);
  const rows = await rowsOf(root, sources);
  const holders = new Map<string, Pick<LedgerEntry, 'url' | 'title'>>();
  for (const { url, title, files } of programs) if (files.some((file) => existsSync(path.join(root, file)))) holders.set(url, { url, title });
  for (const { url, entry } of publishedAddresses(ledgerEntries(pages, rows, redirects))) if (!holders.has(url)) holders.set(url, entry);
  const addresses = addressesOf(pages, rows, redirects);
  const titles = new Map(pages.map(({ url, frontMatter }) => [url, frontMatter.title]));
  const { data } = loadIncumbent(root);

  return urls.map((link) => {
    const own = resolveOldAddress(link, data, pages)?.url ?? ownAddress(link, { url: siteUrl, baseUrl });
    if (own === undefined) return null;
    const resolved = resolveAddress(own, addresses);
    const holder = holders.get(own) ?? ('url' in resolved ? holders.get(resolved.url) : undefined);
    if (holder === undefined) return null;
    const { page, anchor } = splitAddress(holder.url);
    return { url: `${siteUrl}${baseUrl}${holder.url.slice(1)}`, title: holder.title, page: titles.get(page) ?? holder.title, section: anchor ?? null };
  });
}

/** The rows of generated tables, by the titles that the ledger has for them; those that it does not record are called as the page shows them. */
async function rowsOf(root: string, sources: readonly SitePage[]): Promise<Row[]> {
  const file = path.join(root, ledgerFile);
  const ledger = existsSync(file) ? parseLedger(await readFile(file, 'utf8')) : undefined;
  const titles = new Map(ledger?.entries.map(({ id, title }) => [id, title]));
  return sources.flatMap(({ page, source }): Row[] => {
    if (page.frontMatter.generated !== true) return [];
    return [...source.matchAll(/<a id="([^"]+)" href="#[^"]+">(.*?)<\/a>/g)].map(([, id = '', label = '']) => ({
      page: page.docId,
      id,
      title: titles.get(`${page.docId}#${id}`) ?? label.replace(/<[^>]+>/g, '').replace(/\\([!-/:-@[-`{-~])/g, '$1'),
    }));
  });
}
