import type { SiteAddress } from '../../../scripts/links/own-address.ts';
import type { SitePage } from '../../../scripts/links/site-pages.ts';
import type { Area } from '../../areas.ts';
import { catalogue, type Shelf } from './catalogue.ts';
import { pageMarkdown, type MarkdownContext, type PageMarkdown } from './page-markdown.ts';
import { excerptOf, sectionsSchemaText, sectionsText, type SectionRecord } from './sections.ts';

/** What the files are made of. */
export interface MarkdownSources extends Omit<MarkdownContext, 'urls'> {
  readonly pages: readonly SitePage[];
  readonly areas: readonly Area[];
  readonly title: string;
  readonly tagline: string;
  /** The commit of Cilium that names are verified against, for people. */
  readonly pin: string;
}

interface Written extends SitePage, PageMarkdown {
  readonly docId: string;
}

/**
 * The pages of the site as Markdown, their list `llms.txt`, all written pages in one text, `llms-full.txt`, and their sections as JSON, by path
 * below the site's base. The same sources give the same bytes.
 */
export function markdownFiles(sources: MarkdownSources): Map<string, string> {
  const { pages, areas, site } = sources;
  const urls = new Map(pages.map(({ page }) => [page.file, page.url]));
  const written = pages.map(({ page, source }): Written => ({ page, source, docId: page.docId, ...pageMarkdown(page, source, { ...sources, urls }) }));
  const shelves = catalogue(written, areas);
  const list = listText(shelves, sources);
  const files = new Map(written.map((one) => [markdownFile(one.page.url), pageText(one, sources)]));
  // The home page is a list of the others.
  files.set('index.md', list);
  files.set('llms.txt', list);
  files.set('llms-full.txt', fullText(shelves, sources));
  files.set('sections.json', sectionsText(shelves.flatMap((shelf) => shelf.pages.flatMap((one) => sectionsOf(one, shelf.id, site)))));
  files.set('sections.schema.json', sectionsSchemaText());
  return files;
}

/** Where a page stands as Markdown, below the base: `testing/bpf.md` for `/testing/bpf/`. */
function markdownFile(url: string): string {
  return url === '/' ? 'index.md' : `${url.slice(1, -1)}.md`;
}

function addressOf(url: string, site: SiteAddress): string {
  return `${site.url}${site.baseUrl}${url.slice(1)}`;
}

function pageText({ page, body }: Written, { site, pin }: MarkdownSources): string {
  const { title, description } = page.frontMatter;
  return `# ${title}\n\n> ${description}\n>\n> From <${addressOf(page.url, site)}>, written for Cilium ${pin}.\n\n${body}`;
}

function listText(shelves: readonly Shelf<Written>[], { site, title, tagline, pin }: MarkdownSources): string {
  const address = (file: string): string => addressOf(`/${file}`, site);
  const lists = shelves.map(({ label, summary, pages }) => {
    const items = pages.map(({ page }) => `- [${page.frontMatter.title}](${address(markdownFile(page.url))}): ${page.frontMatter.description}`);
    return `## ${label}\n\n${summary}\n\n${items.join('\n')}\n`;
  });
  return [
    `# ${title}\n`,
    `> ${tagline}.\n`,
    `Written for Cilium ${pin}. Every page is there as Markdown, at its address with \`.md\` in place of the last slash. [All pages in one text](${address('llms-full.txt')}), the reference tables left out. [Every section as JSON](${address('sections.json')}), with its [schema](${address('sections.schema.json')}). [Every address that was ever published](${address('permalinks.json')}), with its [schema](${address('permalinks.schema.json')}).\n`,
    ...lists,
  ].join('\n');
}

function fullText(shelves: readonly Shelf<Written>[], sources: MarkdownSources): string {
  const pages = shelves.flatMap((shelf) => shelf.pages).filter(({ page }) => page.frontMatter.generated !== true);
  return pages.map((page) => pageText(page, sources)).join('\n---\n\n');
}

function sectionsOf({ page, sections }: Written, area: string, site: SiteAddress): SectionRecord[] {
  return sections.flatMap(({ id, title, body }) =>
    id === undefined ? [] : [{ url: `${addressOf(page.url, site)}#${id}`, title, page: page.frontMatter.title, area, text: excerptOf(body) }]);
}
