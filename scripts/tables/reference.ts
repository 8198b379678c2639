import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { recall } from '../checks/generated/cache.ts';
import { PortalError } from '../errors.ts';
import { assemble, docIdOf } from './assemble.ts';
import { pageLink, prose, text } from './cell.ts';
import { contextOf, type TableContext } from './context.ts';
import type { GeneratedFile, Generator } from './generate.ts';
import { REFERENCE_FOLDER } from './inputs.ts';
import { MarkdownPage } from './markdown.ts';
import { renderPage, sectionOf } from './page.ts';
import { referencePages } from './pages.ts';
import { describedTables } from './rows.ts';
import { groups, type ReferencePage } from './table.ts';
import { BRANCHES_FILE } from '../upstream/branches.ts';

/** The pages of docs/reference/ with all tables. */
export const reference: Generator = {
  name: 'reference',
  generate: (root) => {
    // A project without a pin has nothing to make tables from.
    if (!existsSync(path.join(root, BRANCHES_FILE))) return [];
    // The last check saw the same data and the same pages, and found nothing: the pages are what would be made.
    if (recall(root)?.findings.length === 0) return presentPages(root, REFERENCE_FOLDER).map((file) => ({ file, content: readFileSync(path.join(root, file), 'utf8') }));
    const context = contextOf(root);
    refuseFaults(context);
    return generateReference(context);
  },
};

/** Pages would lose text that cannot be read: throws PortalError naming each place instead. */
function refuseFaults(context: TableContext): void {
  const faults = describedTables(context).flatMap(({ descriptions }) => descriptions?.faults ?? []);
  if (faults.length > 0) throw new PortalError(`The reference pages are left as they were, for their texts cannot be read.\n${faults.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n')}`);
}

/** All files of docs/reference/; one that is there and should not be has no content. */
export function generateReference(context: TableContext): GeneratedFile[] {
  const pages = referencePages(context);
  for (const page of pages) checkAnchors(page, context);
  const files = pages.map((page): GeneratedFile => ({ file: `docs/${docIdOf(page)}.md`, content: renderPage(page, context) }));
  files.push({ file: `${REFERENCE_FOLDER}/index.md`, content: overview(pages) });
  const wanted = new Set(files.map(({ file }) => file));
  const left = presentPages(context.root, REFERENCE_FOLDER).filter((file) => !wanted.has(file));
  return [...files, ...left.map((file) => ({ file, content: undefined }))];
}

/** Tables that share a page must not share an anchor: their prefixes see to it, and a mistake in them must not go unseen. */
function checkAnchors(page: ReferencePage, context: TableContext): void {
  const seen = new Map<string, string>();
  for (const table of page.tables) {
    const others = page.tables.length > 1 ? [sectionOf(table)] : [];
    for (const anchor of [...others, ...assemble(page, table, context).rows.map((row) => row.anchor)]) {
      const before = seen.get(anchor);
      if (before !== undefined) throw new TypeError(`${docIdOf(page)}: the tables ${before} and ${table.name} both have the anchor "${anchor}"`);
      seen.set(anchor, table.name);
    }
  }
}

function presentPages(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
    .filter((file) => file.endsWith('.md'));
}

/** The page that lists all others by what one looks for. */
function overview(pages: readonly ReferencePage[]): string {
  const md = new MarkdownPage('reference/index', []);
  const blocks = [
    [
      '---', 'title: "Reference"', 'description: "Tables of names in Cilium, read from its source tree: triggers, checks, teams, labels, make targets, flags and more."', 'type: reference',
      'keywords: ["table", "list", "lookup", "index"]', 'generated: true', '---',
    ].join('\n'),
    'These tables are read from Cilium\'s source tree, for `main` and each maintained branch. Every row has an address: its name is the link.',
  ];
  for (const [index, group] of groups.entries()) {
    const listed = pages.filter((page) => page.group === group && page.find !== undefined);
    if (listed.length === 0) continue;
    blocks.push(`## ${group} {#group-${index + 1}}`);
    blocks.push(listed.map((page) => `- ${md.cell([...prose(page.find ?? ''), ...text(': '), ...pageLink(docIdOf(page), text(page.title))])}`).join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}
