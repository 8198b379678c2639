import { assemble, docIdOf, type FullTable } from './assemble.ts';
import { code, empty, join, link, pageLink, prose, text, type Cell } from './cell.ts';
import { githubUrl, sourceUrl, type TableContext } from './context.ts';
import { dataFile } from './descriptions.ts';
import { escapeText, MarkdownPage, markdownTable } from './markdown.ts';
import type { ReferencePage, Table } from './table.ts';

/** Paths that the line about a table's origin names; of more it names the number. */
const MOST_PATHS = 6;

/** The text of a page of docs/reference/. */
export function renderPage(page: ReferencePage, context: TableContext): string {
  const md = new MarkdownPage(docIdOf(page), context.pins);
  const several = page.tables.length > 1;
  const blocks = [frontMatter(page), md.cell(prose(page.lead))];
  if (page.parts !== undefined) {
    blocks.push(page.parts.map((part) => `- ${md.cell([...pageLink(docIdOf(part), text(part.title)), ...(part.remark.length > 0 ? [...text(': '), ...part.remark] : [])])}`).join('\n'));
  }
  for (const table of page.tables) {
    const full = assemble(page, table, context);
    if (several) blocks.push(`## ${md.cell(prose(table.title))} {#${sectionOf(table)}}`);
    if (table.lead !== undefined) blocks.push(md.cell(prose(table.lead)));
    const origin = originOf(table, context);
    if (origin.length > 0) blocks.push(md.cell(origin));
    blocks.push(renderTable(full, md));
  }
  const definitions = md.definitions();
  return `${[...blocks, ...(definitions === '' ? [] : [definitions])].join('\n\n')}\n`;
}

/** The id of a table's section on a page with several; it differs from all anchors of rows, which begin with the table's prefix. */
export function sectionOf({ name }: Pick<Table, 'name'>): string {
  return `table-${name}`;
}

function renderTable({ table, columns, rows }: FullTable, md: MarkdownPage): string {
  const titles = [table.nameTitle, ...columns.map(({ title }) => title)].map((title) => md.cell(prose(title)));
  const lines = rows.map(({ anchor, label, cells }) => {
    md.startRow(anchor);
    return [`<a id="${anchor}" href="#${anchor}">${labelHtml(label)}</a>`, ...columns.map(({ key }) => md.cell(cells.get(key) ?? []))];
  });
  return markdownTable(titles, lines);
}

/** The contents of the link that a row's name is: code and words alone. */
function labelHtml(label: Cell): string {
  return label.map((part) => ('code' in part ? `<code>${escapeText(part.code)}</code>` : 'text' in part ? escapeText(part.text) : '')).join('');
}

function frontMatter({ title, description, slack, keywords }: ReferencePage): string {
  const lines = [`title: ${JSON.stringify(title)}`, `description: ${JSON.stringify(description)}`, 'type: reference'];
  if (slack !== undefined) lines.push(`slack: ${slack}`);
  if (keywords.length > 0) lines.push(`keywords: [${keywords.map((word) => JSON.stringify(word)).join(', ')}]`);
  return ['---', ...lines, 'generated: true', '---'].join('\n');
}

/** Which commit of which branch the rows are from, and where the text of ours stands. */
function originOf(table: Table, context: TableContext): Cell {
  const paths = table.sources(context);
  const ours: Cell = table.described === undefined ? empty : [...text('Descriptions: '), ...code(dataFile(table.described)), ...text('.')];
  if (paths.length === 0) return ours;
  const pins = table.branches ? context.pins : [context.main];
  const named = paths.length > MOST_PATHS ? text(`${paths.length} files`) : join(paths.map((path) => link(pins.map((pin) => sourceUrl(pin, path)).find((url) => url !== undefined), code(path))));
  const [only] = paths;
  const commits = pins.map((pin): Cell => {
    const url = (paths.length === 1 && only !== undefined ? sourceUrl(pin, only) : undefined) ?? githubUrl(`/tree/${pin.commit}`);
    return [...link(url, text(`${pin.name} ${pin.commit.slice(0, 10)}`)), ...text(` (${pin.date})`)];
  });
  return join([[...text('Generated from '), ...named, ...text(' at '), ...join(commits), ...text('.')], ours], text(' '));
}
