import { readFrontMatter } from '../pages/front-matter.ts';
import { urlOf, type FrontMatter, type Heading, type Link, type Page, type Position } from '../pages/page.ts';

/** Whether a page is one that the tables make: by its place alone, since whatever else stands there is removed. */
export function isGenerated(file: string): boolean {
  return file.startsWith('docs/reference/');
}

/**
 * Reads a page of docs/reference/ as far as other pages need it: front matter, headings, ids, and links inside the site.
 * Its form is the generator's own, so that lines tell all; parsing tables of hundreds of rows as Markdown takes seconds.
 */
export function readGenerated(file: string, source: string): Page {
  const { data, lines: frontMatterLines, endLine } = readFrontMatter(source);
  const docId = file.replace(/^docs\//, '').replace(/\.md$/, '');
  const headings: Heading[] = [];
  const ids: { id: string; at: Position }[] = [];
  const links: Link[] = [];
  source.split('\n').forEach((text, index) => {
    const line = index + 1;
    if (line <= endLine) return;
    const [, hashes = '', title, id] = /^(#{2,6}) (.+) \{#([\w-]+)\}$/.exec(text) ?? [];
    if (title !== undefined && id !== undefined) {
      headings.push({ level: hashes.length, text: title.replace(/[`\\]/g, ''), id, explicit: true, at: { start: { line, column: 1 }, end: { line, column: text.length + 1 } } });
      ids.push({ id, at: { line, column: text.lastIndexOf('{#') + 1 } });
    }
    for (const match of text.matchAll(/<a id="([^"]+)"/g)) ids.push({ id: match[1] ?? '', at: { line, column: match.index + 1 } });
    for (const match of text.matchAll(/\]\(((?:[\w./-]+\.md)?(?:#[\w-]+)?)\)/g)) links.push({ kind: 'link', url: match[1] ?? '', text: '', at: { line, column: match.index + 1 } });
  });
  const frontMatter: FrontMatter = { title: file, description: '', type: 'reference', ...data };
  return { file, docId, url: urlOf(docId, data?.slug), frontMatter, frontMatterLines, headings, ids, links, fences: [], inlineCode: [], directives: [], html: [], prose: [] };
}
