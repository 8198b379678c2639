import type { Page } from '../pages/page.ts';

/** The addresses and ids of pages and sections, without their places: what rules that judge links and addresses need of other pages. */
export function idsOf(pages: readonly Page[]): string {
  return JSON.stringify(pages.map(({ docId, url, ids, headings }) => [docId, url, ids.map(({ id }) => id), headings.map(({ id = '', text }) => [id, text])]));
}
