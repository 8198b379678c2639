import type { Page } from '../pages/page.ts';
import { BEST } from './engine/manifest.ts';
import { fold } from './engine/tokenise.ts';
import { sectionTexts } from './page-text.ts';
import { rowsOf } from './rows.ts';

/** A page with the text of its file. */
export interface PageText {
  readonly page: Page;
  readonly source: string;
}

/** What can be found, with the words that lead to it. */
export interface SearchDocument {
  readonly anchor: string;
  readonly title: string;
  /** Titles of the sections over it; what kind of thing a row is. */
  readonly above: string;
  readonly text: string;
  /** Words that people search it by and that it need not hold. */
  readonly keywords: readonly string[];
  /** Words of the page that count a little for each of its sections, and titles of the sections that count a little for the page. */
  readonly around: string;
  /** From 0 to BEST: how likely it is what somebody looks for, apart from its words. */
  readonly standing: number;
}

/** Documents that are fetched together. */
export interface DocumentGroup {
  readonly url: string;
  readonly title: string;
  readonly area: string;
  readonly rows: boolean;
  readonly documents: readonly SearchDocument[];
}

/** How many rows are fetched together: a result shows a few at most. */
const ROWS_PER_GROUP = 48;

/** A title that stands on this many pages, such as "Prerequisites", tells nothing by itself. */
const COMMON = 4;

/** Standing of rows by the first beginning of their address that is listed; what is read rather than looked up stands lower. */
const rowStandings: readonly (readonly [url: string, standing: number])[] = [
  ['/reference/changes/', 0],
  ['/reference/docs-redirects/', 0],
  ['/reference/versions/', 3],
  ['/reference/helm-values/', 3],
  ['/reference/commands/', 3],
  ['/reference/grpc/', 2],
  ['/reference/rest-api/', 2],
  ['/reference/glossary/', 2],
  ['/reference/code-owners/', 2],
  ['/reference/', 4],
];

/**
 * All documents, pages before rows, in an order that depends on nothing else than the pages and rows.
 * `keywords` gives the further words of an address below the base.
 */
export function documentGroups(pages: readonly PageText[], keywords: (url: string) => readonly string[]): DocumentGroup[] {
  const sorted = [...pages].sort((a, b) => (a.page.docId < b.page.docId ? -1 : 1));
  const common = commonTitles(sorted.map(({ page }) => page));
  const seen = new Set<string>();
  const generated = sorted.filter(({ page }) => page.frontMatter.generated === true);
  return [...sorted.map((one) => pageGroup(one, common, keywords)), ...generated.flatMap((one) => rowGroups(one, seen, keywords))];
}

function commonTitles(pages: readonly Page[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { headings } of pages) for (const title of new Set(headings.map(({ text }) => fold(text)))) counts.set(title, (counts.get(title) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= COMMON).map(([title]) => title));
}

function pageGroup({ page, source }: PageText, common: ReadonlySet<string>, keywords: (url: string) => readonly string[]): DocumentGroup {
  const { docId, url, frontMatter, headings } = page;
  const { title, description, generated } = frontMatter;
  const own = frontMatter.keywords ?? [];
  const lower = docId.startsWith('documentation/rules/') || docId.startsWith('reference/changes') ? 3 : generated === true ? 1 : 0;
  // The tables of a generated page are rows of their own.
  const [intro, ...sections] = sectionTexts(page, source).map(({ heading, text }) => ({ heading, text: generated === true ? '' : text }));
  const above: { level: number; text: string }[] = [];
  const documents: SearchDocument[] = [
    {
      anchor: '',
      title,
      above: '',
      text: [description, intro?.text].filter(Boolean).join('\n'),
      keywords: [...own, ...keywords(url)],
      around: headings.map(({ text }) => text).filter((text) => !common.has(fold(text))).join('\n'),
      standing: BEST - lower,
    },
    ...sections.flatMap(({ heading, text }): SearchDocument[] => {
      if (heading?.id === undefined) return [];
      while ((above.at(-1)?.level ?? 0) >= heading.level) above.pop();
      const document = {
        anchor: heading.id,
        title: heading.text,
        above: above.map((one) => one.text).join(' › '),
        text,
        keywords: keywords(`${url}#${heading.id}`),
        around: own.join('\n'),
        standing: BEST - lower - (common.has(fold(heading.text)) ? 3 : 0),
      };
      above.push({ level: heading.level, text: heading.text });
      return [document];
    }),
  ];
  return { url, title, area: areaOf(docId), rows: false, documents };
}

/** `seen` are the rows of the pages before: one name in several tables, such as a flag of several programs, is best found in the first. */
function rowGroups({ page, source }: PageText, seen: Set<string>, keywords: (url: string) => readonly string[]): DocumentGroup[] {
  const { docId, url, frontMatter: { title } } = page;
  const standing = rowStandings.find(([start]) => url.startsWith(start))?.[1] ?? BEST;
  const documents = rowsOf(page, source).map((row): SearchDocument => {
    const name = `${row.kind} ${row.title}`;
    const again = seen.has(name);
    seen.add(name);
    return { anchor: row.id.slice(docId.length + 1), title: row.title, above: row.kind, text: row.text, keywords: keywords(row.url), around: title, standing: Math.max(0, standing - (again ? 2 : 0)) };
  });
  return Array.from({ length: Math.ceil(documents.length / ROWS_PER_GROUP) }, (_, index) => ({
    url, title, area: areaOf(docId), rows: true, documents: documents.slice(index * ROWS_PER_GROUP, (index + 1) * ROWS_PER_GROUP),
  }));
}

function areaOf(docId: string): string {
  return docId.split('/')[0] ?? '';
}
