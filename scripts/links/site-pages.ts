import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PageCache } from '../checks/cache.ts';
import { decodePage } from '../pages/decode.ts';
import { discoverPages } from '../pages/discover.ts';
import { readFrontMatter } from '../pages/front-matter.ts';
import { urlOf, type Page } from '../pages/page.ts';
import { parseMarkdown } from '../pages/parse.ts';
import { isGenerated, readGenerated } from '../tables/read-generated.ts';
import { decodeText } from '../text/decode.ts';

/** A page with its text. */
export interface SitePage {
  readonly page: Page;
  readonly source: string;
}

/** Pages that no cache had, by the hash of their bytes: one run may read them more than once. */
const parsed = new Map<string, Page | undefined>();

/**
 * Reads every page of the project at `root`, without judging any: those that the check has seen as they are come from its cache.
 * A page that cannot be read, or has no title, is left out.
 */
export function readSitePages(root: string): SitePage[] {
  const cache = new PageCache(root);
  return discoverPages(root).files.flatMap(({ file, absolute }): SitePage[] => {
    const bytes = readFileSync(absolute);
    // The form of generated pages is known: reading it takes less than the cache does.
    if (isGenerated(file)) {
      const made = decodeText(bytes, 'page');
      return typeof made === 'string' ? [{ page: readGenerated(file, made), source: made }] : [];
    }
    const source = decodePage(bytes).text;
    if (source === undefined) return [];
    const hash = createHash('sha256').update(bytes).digest('hex');
    const cached = cache.get(file, hash);
    const key = `${root}/${file} ${hash}`;
    if (cached === undefined && !parsed.has(key)) parsed.set(key, readPage(file, source));
    const page = cached === undefined ? parsed.get(key) : cached.page;
    return page === undefined ? [] : [{ page, source }];
  });
}

function readPage(file: string, source: string): Page | undefined {
  const { data, lines } = readFrontMatter(source);
  if (data?.title === undefined) return undefined;
  const { headings, ids, links, fences, inlineCode, directives, html, prose } = parseMarkdown(source);
  const docId = file.replace(/^docs\//, '').replace(/\.md$/, '');
  const frontMatter = { description: '', type: 'reference' as const, ...data, title: data.title };
  return { file, docId, url: urlOf(docId, data.slug), frontMatter, frontMatterLines: lines, headings, ids, links, fences, inlineCode, directives, html, prose };
}
