import type { Page } from '../pages/page.ts';

/** A row of a reference table. */
export interface Row {
  /** Docusaurus's id of its page, `#`, its anchor: `reference/teams#sig-k8s`. */
  readonly id: string;
  /** Address below the site's base. */
  readonly url: string;
  /** What the table shows as its name: `@cilium/sig-k8s`. */
  readonly title: string;
  /** The other cells; code stands in backticks, a line for each. */
  readonly text: string;
  /** What the rows of the table are: `Team`. */
  readonly kind: string;
}

const rowPattern = /^\| <a id="([^"]+)" href="#[^"]+">(.*?)<\/a> \|/;

/** Columns that say which branches have a row: no words to search for. */
const branchColumn = /^(?:main|v\d+\.\d+)$/;

/** The rows of the tables in a generated page, whose form is that of scripts/tables/markdown.ts. */
export function rowsOf({ docId, url, frontMatter }: Page, source: string): Row[] {
  const lines = source.split('\n');
  const rows: Row[] = [];
  let heading = frontMatter.title;
  let header: string[] = [];
  lines.forEach((line, index) => {
    if (line.startsWith('## ')) heading = plainText(line.replace(/^## | \{#[\w-]+\}$/g, ''));
    else if (/^\| ---/.test(lines[index + 1] ?? '')) header = cellsOf(line);
    const [, anchor, label] = rowPattern.exec(line) ?? [];
    if (anchor === undefined || label === undefined) return;
    const cells = cellsOf(line).filter((cell, column) => column > 0 && cell !== '' && !branchColumn.test(header[column] ?? ''));
    const [kind = ''] = header;
    rows.push({ id: `${docId}#${anchor}`, url: `${url}#${anchor}`, title: plainText(label).replace(/`/g, ''), text: cells.join('\n'), kind: kind === 'Name' ? heading : kind });
  });
  return rows;
}

function cellsOf(line: string): string[] {
  return line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => plainText(cell.trim()));
}

/** The words of a cell: links by their text, code in backticks. */
function plainText(markdown: string): string {
  return markdown
    .replace(/\[((?:\\.|`[^`]*`|[^\]\\`])*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<br>/g, '\n')
    .replace(/<\/?code>/g, '`')
    .replace(/<\/?(?:a|wbr)(?:\s[^>]*)?>/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': '\'' })[name] ?? '&');
}
