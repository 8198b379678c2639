import type { Bounds } from '../links/online/probe.ts';
import type { Page } from '../pages/page.ts';
import type { ParsedMarkdown } from '../pages/parse.ts';
import type { Draft, Severity } from './finding.ts';
import type { Memory } from './memory.ts';

export const families = ['structure', 'style', 'spelling', 'links', 'references', 'generated', 'permalinks', 'redirects'] as const;
export type Family = (typeof families)[number];

/** One page with its text and syntax tree, as a rule sees it that judges a page by itself. */
export interface PageInput {
  readonly page: Page;
  readonly source: string;
  readonly markdown: ParsedMarkdown;
}

/** Leave to ask other servers. */
export interface Online {
  readonly bounds?: Bounds;
  /** Asks in place of the system's own. */
  readonly fetch?: typeof globalThis.fetch;
  /** Called with the number of links whose verdict is known and the number of all. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** All pages and what stands around them, as a rule sees it that judges one page by the others. */
export interface Site {
  readonly root: string;
  readonly memory: Memory;
  readonly pages: readonly Page[];
  /** Pages by their path from the project's root. */
  readonly byFile: ReadonlyMap<string, Page>;
  /** Pages by their address below the base. */
  readonly byUrl: ReadonlyMap<string, Page>;
  /** What to compare published links with, where it is not the default. */
  readonly base: string | undefined;
  /** Whether to report sources that changed since a page was compared with them. */
  readonly drift: boolean;
  /** Whether findings in a page are asked for; a rule may leave out any other page that it needs for nothing else. */
  isJudged(file: string): boolean;
  /** How to ask other servers about links to them; undefined where nobody may be asked. */
  readonly online?: Online | undefined;
  /** Whether a file of that path from the project's root exists. */
  exists(file: string): boolean;
}

interface RuleBase {
  /** `family/name`; the family's help page has a section of that name. */
  readonly id: `${Family}/${string}`;
  readonly severity: Severity;
  /** Whether Docusaurus cannot render a page with this fault, so that `portal start` leaves the page out. */
  readonly breaksBuild?: boolean;
}

/** A rule that needs one page alone; its findings are cached with the page. */
export interface PageRule extends RuleBase {
  check(input: PageInput): Iterable<Draft>;
}

/** A rule that needs the whole site; it sees pages without their syntax trees, so that an unchanged page is never parsed. */
export interface SiteRule extends RuleBase {
  /** The one file in which all its findings are, where they are in one. */
  readonly only?: string;
  check(site: Site): Iterable<Draft & { readonly file: string }> | Promise<Iterable<Draft & { readonly file: string }>>;
}
