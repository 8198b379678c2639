import { namedByAddress } from '../fragment.ts';

const page = document.documentElement;
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const texts = new WeakMap<Element, string>();
const places = new WeakMap<Element, number>();

/** Shows the rows of the page's long tables that hold every word of the field, says how many, and keeps the words in the address. */
export function filter(field: HTMLInputElement): void {
  apply(field.value);
  const address = new URL(location.href);
  if (field.value.trim() === '') address.searchParams.delete('filter');
  else address.searchParams.set('filter', field.value);
  history.replaceState(history.state, '', address);
}

/** Filters as the address says. A row that the address names is shown in any case. */
export function restore(): void {
  const words = new URLSearchParams(location.search).get('filter') ?? '';
  apply(words);
}

/** Sorts the table of a column's button: upwards, downwards, then as it was. The head says which. */
export function sort(button: HTMLElement): void {
  const head = button.closest('th');
  const table = button.closest('table');
  if (!head || !table) return;
  const next = { none: 'ascending', ascending: 'descending', descending: 'none' }[head.getAttribute('aria-sort') ?? 'none'] ?? 'ascending';
  for (const other of table.querySelectorAll('th[aria-sort]')) other.setAttribute('aria-sort', 'none');
  head.setAttribute('aria-sort', next);
  // While the application takes the page over, the rows wait where they are: it looks for them there.
  if (page.dataset.takingOver === undefined) arrange(table, head);
}

addEventListener('portal:take-over', () => { for (const { table } of sortedTables()) arrange(table); });
addEventListener('portal:taken-over', () => { for (const { table, head } of sortedTables()) arrange(table, head); });

function sortedTables(): { table: HTMLTableElement; head: HTMLTableCellElement }[] {
  return [...document.querySelectorAll<HTMLTableCellElement>('th[aria-sort$="scending"]')].flatMap((head) => {
    const table = head.closest('table');
    return table === null ? [] : [{ table, head }];
  });
}

/** Puts the rows into the order that the head of a column says; without one, as they were served. */
function arrange(table: HTMLTableElement, head?: HTMLTableCellElement): void {
  const body = table.tBodies[0];
  if (!body) return;
  const rows = [...body.rows];
  rows.forEach((row, index) => { if (!places.has(row)) places.set(row, index); });
  const place = (row: Element): number => places.get(row) ?? 0;
  const cell = (row: HTMLTableRowElement): string => row.cells[head?.cellIndex ?? 0]?.textContent.trim() ?? '';
  const direction = { ascending: 1, descending: -1 }[head?.getAttribute('aria-sort') ?? ''] ?? 0;
  rows.sort((a, b) => (direction === 0 ? 0 : collator.compare(cell(a), cell(b)) * direction) || place(a) - place(b));
  const focused = document.activeElement;
  body.append(...rows);
  // What is moved loses the focus.
  if (focused instanceof HTMLElement && body.contains(focused)) focused.focus({ preventScroll: true });
}

function apply(value: string): void {
  const words = value.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const target = namedByAddress()?.closest('tr');
  for (const tools of document.querySelectorAll('.table-tools')) {
    const field = tools.querySelector<HTMLInputElement>('.table-filter');
    if (field && field.value !== value) field.value = value;
    const table = tools.nextElementSibling?.querySelector('table');
    const rows = [...(table?.tBodies[0]?.rows ?? [])];
    const branches = table?.tHead?.rows[0]?.cells.item(table.tHead.rows[0].cells.length - 1)?.textContent === 'Branches' ? branchesOf(tools) : '';
    let shown = 0;
    for (const row of rows) {
      const text = textOf(row, branches);
      const fits = words.every((word) => text.includes(word)) || row === target;
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    const count = tools.querySelector('.table-count');
    if (count) count.textContent = words.length === 0 ? `${rows.length} rows` : `${shown} of ${rows.length} rows`;
  }
}

/** The branches that a table is about: the paragraph above it names the commit of each. */
function branchesOf(tools: Element): string {
  return tools.previousElementSibling?.textContent.match(/\b(?:main|v\d+\.\d+)(?= [0-9a-f]{10}\b)/g)?.join(' ') ?? '';
}

/** The words of a row, and the branches' names where it has "all" of them. */
function textOf(row: HTMLTableRowElement, branches: string): string {
  let text = texts.get(row);
  if (text === undefined) {
    const all = /^all\b/.test(row.cells[row.cells.length - 1]?.textContent ?? '');
    texts.set(row, (text = `${row.textContent}${all ? ` ${branches}` : ''}`.toLowerCase()));
  }
  return text;
}
