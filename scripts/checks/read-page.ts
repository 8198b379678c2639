import { decodePage } from '../pages/decode.ts';
import { readFrontMatter } from '../pages/front-matter.ts';
import { urlOf, type FrontMatter, type Page } from '../pages/page.ts';
import { parseMarkdown } from '../pages/parse.ts';
import type { Draft } from './finding.ts';
import { pageRules, siteRules } from './registry.ts';
import { applyExcuses } from './style/excuses.ts';
import { loadMarkdownlint } from './style/markdownlint.ts';

/** Reads one page: what it holds and what the rules that need it alone say. */
export async function readPage(file: string, bytes: Uint8Array): Promise<{ page: Page | undefined; drafts: Draft[] }> {
  try {
    return await judgePage(file, bytes);
  } catch (error) {
    // The parsers call themselves for each level of nesting until the stack is full; what nests unseen by the limits ends here.
    if (!(error instanceof RangeError)) throw error;
    return { page: undefined, drafts: [{ rule: 'structure/deep-nesting', line: deepestLine(bytes), column: 1, message: 'Quotes, lists or marks are nested too deeply to be read. Expected a few levels: flatten them.' }] };
  }
}

/** The line that starts with the most marks of quotes and lists. */
function deepestLine(bytes: Uint8Array): number {
  const depths = new TextDecoder().decode(bytes).split('\n').map((line) => (/^(?:[ \t]*(?:>|[-*+](?= )))*/.exec(line)?.[0] ?? '').replace(/[ \t]/g, '').length);
  return depths.reduce((deepest, depth, index) => (depth > (depths[deepest] ?? 0) ? index : deepest), 0) + 1;
}

async function judgePage(file: string, bytes: Uint8Array): Promise<{ page: Page | undefined; drafts: Draft[] }> {
  await loadMarkdownlint();
  const decoded = decodePage(bytes);
  if (decoded.text === undefined) return { page: undefined, drafts: decoded.findings };
  const source = decoded.text;
  const { data, lines, findings } = readFrontMatter(source);
  const drafts = [...decoded.findings, ...findings];
  if (data === undefined) return { page: undefined, drafts };
  const markdown = parseMarkdown(source);
  const docId = file.replace(/^docs\//, '').replace(/\.md$/, '');
  const { headings, ids, links, fences, inlineCode, directives, html, prose } = markdown;
  // A page with a fault in its front matter is judged on, and links to it are: one run reports everything.
  const complete: FrontMatter = { title: file, description: '', type: 'reference', ...data };
  const page: Page = { file, docId, url: urlOf(docId, data.slug), frontMatter: complete, frontMatterLines: lines, headings, ids, links, fences, inlineCode, directives, html, prose };
  for (const rule of pageRules) drafts.push(...rule.check({ page, source, markdown }));
  return { page, drafts: applyExcuses(markdown.tree, drafts, [...pageRules, ...siteRules].map(({ id }) => id)) };
}
