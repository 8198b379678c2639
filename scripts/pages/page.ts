import type * as z from 'zod';
import type { frontMatterSchema } from './front-matter.ts';

/** A place in a file: line and column count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file; the end is exclusive. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

export type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface Heading {
  readonly level: number;
  readonly text: string;
  /** The id that Docusaurus gives the heading; undefined for an h1, which gets none. */
  readonly id: string | undefined;
  /** Whether the id is written in the page, `{#id}`. */
  readonly explicit: boolean;
  readonly at: Span;
}

export interface Link {
  readonly kind: 'link' | 'image' | 'definition' | 'autolink';
  readonly url: string;
  readonly text: string;
  readonly at: Position;
}

export interface Fence {
  readonly language: string | undefined;
  readonly meta: string | undefined;
  readonly value: string;
  readonly at: Span;
  /** Line of the first line of the content. */
  readonly contentLine: number;
  readonly closed: boolean;
}

export interface InlineCode {
  readonly value: string;
  readonly at: Position;
}

/** A directive in the page: `:path[pkg/hive]{on=v1.18}`. */
export interface Directive {
  readonly form: 'text' | 'leaf' | 'container';
  readonly name: string;
  /** The raw source between the brackets; undefined where there are none. */
  readonly label: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly at: Span;
}

export interface RawHtml {
  readonly value: string;
  readonly at: Position;
}

/** Words for a reader, without code, links' targets and identifiers; never reaches over a line's end. */
export interface Prose {
  readonly text: string;
  readonly at: Position;
}

/** A page as every rule sees it: what its Markdown holds, with places, and nothing of the syntax tree. */
export interface Page {
  /** Path from the project's root, with forward slashes: `docs/testing/bpf.md`. */
  readonly file: string;
  /** Docusaurus's document id: `testing/bpf`. */
  readonly docId: string;
  /** Address below the site's base, with slashes at both ends: `/testing/bpf/`. */
  readonly url: string;
  readonly frontMatter: FrontMatter;
  /** Lines of the front matter's keys. */
  readonly frontMatterLines: Readonly<Record<string, number>>;
  readonly headings: readonly Heading[];
  /** Every id that the page's HTML carries: headings' and those in raw HTML. */
  readonly ids: readonly { readonly id: string; readonly at: Position }[];
  readonly links: readonly Link[];
  readonly fences: readonly Fence[];
  readonly inlineCode: readonly InlineCode[];
  readonly directives: readonly Directive[];
  readonly html: readonly RawHtml[];
  readonly prose: readonly Prose[];
}

/**
 * The address of the page at `docId`, a `slug` of its own given. As in Docusaurus, a page that is called index, readme
 * or like its folder stands for the folder.
 */
export function urlOf(docId: string, slug: string | undefined): string {
  if (slug !== undefined) {
    const base = slug.startsWith('/') ? slug : `/${docId.split('/').slice(0, -1).concat(slug).join('/')}`;
    return `${base}/`.replace(/\/{2,}/g, '/');
  }
  const [name = '', parent, ...above] = docId.split('/').reverse();
  const folder = parent === undefined ? [] : [...above.reverse(), parent];
  const path = name === 'index' || name === 'readme' || name === parent ? folder : [...folder, name];
  return path.length === 0 ? '/' : `/${path.join('/')}/`;
}
