import type { Element, Root } from 'hast';
import type { Plugin } from 'unified';
import { textOf } from './element-text.ts';
import { walk } from './walk.ts';

/**
 * Puts each table into a named group that scrolls sideways and takes the keyboard's focus, gives it a caption for
 * screen readers and its head cells their scope, and makes the first cell of each row, which names the thing, the head of that row.
 */
const rehypeTables: Plugin<[], Root> = () => (tree) => {
  const names = new Map<string, number>();
  let heading = '';
  walk(tree, (node, index, parent) => {
    if (node.type !== 'element') return undefined;
    if (/^h[2-6]$/.test(node.tagName)) heading = textOf(node).trim();
    if (node.tagName !== 'table') return undefined;
    const name = heading === '' ? 'Table' : `Table: ${heading}`;
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    markHeads(node);
    const rows = bodyRows(node);
    const isLong = rows >= longTable;
    if (isLong) {
      for (const head of headCells(node)) addSort(head);
    }
    const suffix = count === 1 ? '' : ` (${count})`;
    node.children.unshift({ type: 'element', tagName: 'caption', properties: { className: ['sr-only'] }, children: [{ type: 'text', value: (heading || 'Table') + suffix }] });
    const group: Element = {
      type: 'element',
      tagName: 'div',
      properties: {
        className: ['table-scroll'],
        dataScrolls: '',
        role: 'group',
        tabIndex: 0,
        ariaLabel: name + suffix,
      },
      children: [node],
    };
    const replacement = isLong ? [tools(rows), group] : [group];
    parent.children.splice(index, 1, ...replacement);
    return index + replacement.length;
  });
};

export default rehypeTables;

/** Number of rows from which a table has a filter and columns to sort; fewer are seen at a glance. */
const longTable = 15;

/** The field and the count that page-script/table-tools.ts gives their function. */
function tools(rows: number): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: ['table-tools'] },
    children: [
      {
        type: 'element',
        tagName: 'label',
        properties: {},
        children: [
          { type: 'text', value: 'Filter' },
          { type: 'element', tagName: 'input', properties: { type: 'search', className: ['table-filter'], autoComplete: ['off'], spellCheck: 'false', placeholder: 'Words in a row' }, children: [] },
        ],
      },
      { type: 'element', tagName: 'span', properties: { className: ['table-count'], role: 'status' }, children: [{ type: 'text', value: `${rows} rows` }] },
    ],
  };
}

function addSort(head: Element): void {
  head.properties.ariaSort = 'none';
  head.children = [{ type: 'element', tagName: 'button', properties: { type: 'button', className: ['table-sort'] }, children: head.children }];
}

function headCells(table: Element): Element[] {
  return elements(table).filter(({ tagName }) => tagName === 'thead').flatMap(elements).flatMap(elements).filter(({ tagName }) => tagName === 'th');
}

function bodyRows(table: Element): number {
  return elements(table).filter(({ tagName }) => tagName === 'tbody').flatMap(elements).length;
}

function markHeads(table: Element): void {
  for (const section of elements(table)) {
    for (const row of elements(section)) {
      const cells = elements(row);
      if (section.tagName === 'thead') {
        for (const cell of cells) markHead(cell, 'col');
      } else if (cells[0] !== undefined && cells.length > 1) {
        markHead(cells[0], 'row');
      }
    }
  }
}

/** An empty cell heads nothing: as a head it would be announced without a name. */
function markHead(cell: Element, scope: 'col' | 'row'): void {
  const empty = textOf(cell).trim() === '';
  cell.tagName = empty ? 'td' : 'th';
  if (!empty) cell.properties.scope = scope;
}

const elements = (node: Element): Element[] => node.children.filter((child): child is Element => child.type === 'element');
