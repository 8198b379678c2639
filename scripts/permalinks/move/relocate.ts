import type { Page } from '../../pages/page.ts';
import { areasFile, movePageInAreas } from './area-pages.ts';
import { ledgerEntries } from '../entries.ts';
import { ledgerFile, ledgerText } from '../ledger.ts';
import type { Project } from '../project.ts';
import { redirectsFile, writeRedirects, type Redirect } from '../redirects.ts';
import { linksIn, namesIn, type Place, type Relocation } from './relocation.ts';
import { addressesOf } from '../resolve.ts';
import { rewriteLinks } from './rewrite-links.ts';
import { rewriteScalars, rewriteStrings } from './rewrite-names.ts';
import { settle } from '../settle.ts';
import type { FileChange } from './write-plan.ts';

/** What a move or removal comes to. */
export interface Plan {
  readonly changes: readonly FileChange[];
  /** Numbers of links that change, by file. */
  readonly links: ReadonlyMap<string, number>;
  readonly redirects: readonly Redirect[];
}

/** How the project looks after a page moved or went. */
export interface Relocated {
  readonly relocation: Relocation;
  /** The pages as they are to be, before their links are rewritten. */
  readonly pages: readonly Page[];
  /** The file that is no more. */
  readonly gone: string;
  /** Where its text goes; undefined where the page is removed. */
  readonly newFile: string | undefined;
  /** Redirects that are to be added. */
  readonly added: readonly Redirect[];
}

/** Computes every file that changes with a page's place: links, names in code and data, the order of pages, redirects and the ledger. Writes nothing. */
export function relocate(project: Project, { relocation, pages, gone, newFile, added }: Relocated): Plan {
  const { texts } = project;
  const after = new Map<string, string | undefined>();
  const links = new Map<string, number>();
  for (const [file, text] of texts) {
    if ((file === gone && newFile === undefined) || (file !== gone && file !== areasFile && !mayName(text, relocation.from))) continue;
    const target = file === gone && newFile !== undefined ? newFile : file;
    if (file.endsWith('.md')) {
      const { text: rewritten, changed } = rewriteLinks(text, linksIn(file, target, relocation));
      after.set(target, rewritten);
      if (changed > 0) links.set(target, changed);
    } else if (/\.tsx?$/.test(file)) {
      const ordered = file === areasFile ? movePageInAreas(text, relocation.from.docId, newFile === undefined ? undefined : relocation.to.docId) : text;
      after.set(file, rewriteStrings(ordered, namesIn(relocation)));
    } else if (file !== redirectsFile && file !== ledgerFile) {
      after.set(file, rewriteScalars(text, namesIn(relocation)));
    }
  }
  const redirects = settle([...project.redirects.filter(({ from }) => !added.some((one) => one.from === from)), ...added], addressesOf(pages, project.rows, []).ids);
  after.set(gone, undefined);
  after.set(redirectsFile, redirects.length === 0 && !texts.has(redirectsFile) ? undefined : writeRedirects(texts.get(redirectsFile), redirects));
  after.set(ledgerFile, ledgerText(ledgerEntries(pages, project.rows, redirects)));
  const changes = [...after].map(([file, text]): FileChange => ({ file, before: texts.get(file), after: text })).filter((change) => change.before !== change.after).sort((a, b) => (a.file < b.file ? -1 : 1));
  return { changes, links, redirects: redirects.filter(({ from, to }) => !project.redirects.some((one) => one.from === from && one.to === to)) };
}

/** Whether a text can name a page at all: parsing takes time, and most texts do not have the last part of its name. */
function mayName(text: string, { docId }: Place): boolean {
  return text.includes(docId.replace(/\/index$/, '').split('/').at(-1) ?? '') || text.includes('%');
}
