import path from 'node:path';
import * as z from 'zod';
import { messageOf } from '../../errors.ts';
import { loadTypeScript } from '../../load-typescript.ts';
import { isClosed } from '../../pages/directives.ts';
import type { Draft } from '../finding.ts';
import type { PageRule, Site, SiteRule } from '../rule.ts';

/** Faults of the front matter are found while it is read; this entry gives them their severity and their help. */
export const frontMatter: PageRule = { id: 'structure/front-matter', severity: 'error', breaksBuild: true, check: () => [] };

/** Faults of the bytes are found while they are decoded; as for front matter. */
export const encoding: PageRule = { id: 'structure/encoding', severity: 'error', breaksBuild: true, check: () => [] };

/** Files that cannot be pages are found while docs/ is listed; as for front matter. */
export const file: PageRule = { id: 'structure/file', severity: 'error', breaksBuild: true, check: () => [] };

/** A page whose front matter is its only content says nothing. */
export const emptyPage: PageRule = {
  id: 'structure/empty-page',
  severity: 'error',
  *check({ source, page }) {
    const body = source.replace(/^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/, '');
    if (body.trim() === '') yield { rule: this.id, line: source.split('\n').length, column: 1, message: `"${page.frontMatter.title}" has no text. Write it, or remove the page.` };
  },
};

/** An unclosed fence or directive takes the rest of the page with it. */
export const unclosed: PageRule = {
  id: 'structure/unclosed',
  severity: 'error',
  *check({ markdown, source }) {
    for (const fence of markdown.fences) {
      if (!fence.closed) yield { rule: this.id, ...fence.at.start, message: 'The code fence is never closed, so the rest of the page is code. Close it with a line of the same marks.' };
    }
    const lines = source.split('\n');
    for (const directive of markdown.directives) {
      if (directive.form === 'container' && !isClosed(directive.at, lines)) {
        yield { rule: this.id, ...directive.at.start, message: `":::${directive.name}" is never closed. Close it with a line of as many colons.` };
      }
    }
    for (const { text, at } of markdown.prose) {
      if (text.startsWith(':::')) yield { rule: this.id, ...at, message: `"${text}" opens and closes nothing, so it is shown as text. Open with ":::note[Title]", without a space, and close with a line of as many colons.` };
    }
  },
};

/** Two elements of one id: a link to it leads to the first. Ids that differ only in case count, since addresses get retyped. */
export const duplicateId: PageRule = {
  id: 'structure/duplicate-id',
  severity: 'error',
  *check({ page }) {
    const seen = new Map<string, number>();
    for (const { id, at } of page.ids) {
      const key = id.toLowerCase();
      const first = seen.get(key);
      if (first !== undefined) yield { rule: this.id, ...at, message: `The id "${id}" stands on line ${first} already. Expected ids that differ in more than case: choose another.` };
      else seen.set(key, at.line);
    }
  },
};

const sidebarItem: z.ZodType<SidebarItem> = z.lazy(() =>
  z.union([
    z.string(),
    z.looseObject({ type: z.literal('doc'), id: z.string() }),
    z.looseObject({
      type: z.literal('category'),
      items: z.array(sidebarItem),
      link: z.looseObject({ type: z.string(), id: z.string().optional() }).nullish(),
    }),
    z.looseObject({ type: z.enum(['link', 'html', 'ref']) }),
  ]),
);
type SidebarItem =
  | string
  | { type: 'doc'; id: string }
  | { type: 'category'; items: SidebarItem[]; link?: { type: string; id?: string | undefined } | null | undefined }
  | { type: 'link' | 'html' | 'ref' };
const sidebarsModule = z.looseObject({ default: z.record(z.string(), z.array(sidebarItem)) });

/** A page that no sidebar holds is found by nobody. */
export const inSidebar: SiteRule = {
  id: 'structure/in-sidebar',
  severity: 'error',
  // Sidebars may look at what pages say of themselves; the compiler is loaded only when something of it changed.
  check: (site) => site.memory.unlessClean('in-sidebar', JSON.stringify(site.pages.map(({ docId, frontMatter }) => [docId, frontMatter])), () => judgeSidebars(site)),
};

async function judgeSidebars(site: Site): Promise<(Draft & { file: string })[]> {
  const listed = new Set<string>();
  const file = 'sidebars.ts';
  const say = (message: string) => [{ rule: inSidebar.id, file, line: 1, column: 1, message }];
  let imported: unknown;
  try {
    imported = await loadTypeScript(path.join(site.root, file));
  } catch (error) {
    // A compiler's first line counts the errors, its second is the first of them.
    return say(`The sidebars cannot be loaded: ${messageOf(error).split('\n').slice(0, 2).join(' ').replaceAll(`${site.root}${path.sep}`, '')}`);
  }
  const sidebars = sidebarsModule.safeParse(imported);
  if (!sidebars.success) return say('The sidebars cannot be read. Expected an object of lists of documents and categories as the default export.');
  for (const items of Object.values(sidebars.data.default)) collect(items, listed);
  return site.pages
    .filter((page) => !listed.has(page.docId))
    .map((page) => ({ rule: inSidebar.id, file: page.file, line: 1, column: 1, message: `No sidebar holds this page. Add "${page.docId}" to its area in src/areas.ts.` }));
}

function collect(items: readonly SidebarItem[], into: Set<string>): void {
  for (const item of items) {
    if (typeof item === 'string') into.add(item);
    else if (item.type === 'doc') into.add(item.id);
    else if (item.type === 'category') {
      if (item.link?.type === 'doc' && item.link.id !== undefined) into.add(item.link.id);
      collect(item.items, into);
    }
  }
}
