import type { LinkTarget } from '../links/resolve-link.ts';
import { baseUrl, siteUrl } from '../site/settings.ts';
import type { Result } from './engine/search.ts';
import { openIndex } from './project.ts';

/** An answer to a query. */
export interface FoundTarget extends LinkTarget {
  /** Higher is better; of use within one query alone. */
  readonly score: number;
}

/** The best sections for each query, at most `limit`, in the order of the queries. Makes the index where the pages have changed since the last one. */
export async function queryLinks(root: string, queries: readonly string[], limit: number): Promise<FoundTarget[][]> {
  const search = await openIndex(root);
  const answers: FoundTarget[][] = [];
  for (const query of queries) answers.push((await search.search(query, { limit })).results.map(targetOf));
  return answers;
}

function targetOf({ url, title, page, score }: Result): FoundTarget {
  return { url: addressOf(url), title, page, section: url.split('#')[1] ?? null, score: Math.round(score * 1000) / 1000 };
}

/** The whole address of a page or section, by its path below the site's base. */
export function addressOf(url: string): string {
  return `${siteUrl}${baseUrl}${url.slice(1)}`;
}
