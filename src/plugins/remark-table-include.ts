import path from 'node:path';
import type { PhrasingContent, Root, Table, TableCell, TableRow } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import type { Cell, Inline } from '../../scripts/tables/cell.ts';
import type { Inclusion } from '../../scripts/tables/include.ts';
import { walk } from './walk.ts';

export interface TableIncludeOptions {
  /** Finds what the attributes ask for, or says what is wrong with them. */
  include: (attributes: Readonly<Record<string, string>>) => Inclusion | string;
  /** The address of a link for the page at this path from the root, such as `docs/testing/ci.md`. */
  addressFrom: (file: string, url: string) => string;
  /** The address of a row of an included table. */
  rowTarget: (inclusion: Inclusion, row: Inclusion['rows'][number]) => string;
  root: string;
  /** A hash of all that `include` reads: the bundler's persistent cache knows only a page's own text. */
  inputs: string;
}

/**
 * Replaces `::table{name=ci-triggers rows="/test" columns="runs"}` by that generated table, or by some rows and columns of
 * it. A row's name leads to the row on its own page. Fails on a table, row or column that there is none of.
 */
const remarkTableInclude: Plugin<[TableIncludeOptions], Root> = ({ include, addressFrom, rowTarget, root }) => (tree, file: VFile) => {
  walk(tree, (node, index, parent) => {
    if (node.type === 'paragraph' || node.type === 'table') return 'skip';
    if (node.type !== 'leafDirective' || node.name !== 'table') return undefined;
    const attributes = Object.fromEntries(Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? '']));
    const inclusion = include(attributes);
    if (typeof inclusion === 'string') file.fail(inclusion, node);
    const page = path.relative(root, file.path).split(path.sep).join('/');
    const write = (cell: Cell): PhrasingContent[] => cell.map((part) => inline(part, (url) => addressFrom(page, url)));
    parent.children[index] = tableOf(inclusion, write, (row) => addressFrom(page, rowTarget(inclusion, row)));
    return 'skip';
  });
};

export default remarkTableInclude;

function tableOf({ full, columns, rows }: Inclusion, write: (cell: Cell) => PhrasingContent[], addressOf: (row: Inclusion['rows'][number]) => string): Table {
  const head = [full.table.nameTitle, ...columns.map(({ title }) => title)].map((title) => cellOf(words(title)));
  const body = rows.map((row) => rowOf([cellOf([{ type: 'link', url: addressOf(row), children: write(row.label) }]), ...columns.map(({ key }) => cellOf(write(row.cells.get(key) ?? [])))]));
  return { type: 'table', align: [], children: [rowOf(head), ...body] };
}

const rowOf = (children: TableCell[]): TableRow => ({ type: 'tableRow', children });

const cellOf = (children: PhrasingContent[]): TableCell => ({ type: 'tableCell', children });

/** A title, in which backticks hold code. */
function words(title: string): PhrasingContent[] {
  return title.split('`').flatMap((part, index): PhrasingContent[] => (part === '' ? [] : [index % 2 === 0 ? { type: 'text', value: part } : { type: 'inlineCode', value: part }]));
}

function inline(part: Inline, address: (url: string) => string): PhrasingContent {
  if ('text' in part) return { type: 'text', value: part.text };
  if ('code' in part) return { type: 'inlineCode', value: part.code };
  if ('br' in part) return { type: 'break' };
  return { type: 'link', url: address(part.link), children: part.of.map((inner) => inline(inner, address)) };
}
