import type { Cell } from '../../../scripts/tables/cell.ts';
import type { Inclusion } from '../../../scripts/tables/include.ts';
import { codeSpan, escapeText, markdownTable } from '../../../scripts/tables/markdown.ts';

/** How links of a table are written on the page that includes it. */
export interface TableLinks {
  readonly address: (url: string) => string;
  readonly row: (row: Inclusion['rows'][number]) => string;
}

/** An included table in Markdown. */
export function tableMarkdown({ full, columns, rows }: Inclusion, links: TableLinks): string {
  const cell = (content: Cell): string => content.map((part) => {
    if ('text' in part) return escapeText(part.text);
    if ('code' in part) return codeSpan(part.code);
    if ('br' in part) return '<br>';
    return `[${cell(part.of)}](${links.address(part.link)})`;
  }).join('');
  const titles = [full.table.nameTitle, ...columns.map(({ title }) => title)];
  return markdownTable(titles, rows.map((row) => [`[${cell(row.label)}](${links.row(row)})`, ...columns.map(({ key }) => cell(row.cells.get(key) ?? []))]));
}
