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
  whenSettled(() => {
    const head = button.closest('th');
    const table = button.closest('table');
    const body = table?.tBodies[0];
    if (!head || !body) return;
    const rows = [...body.rows];
    rows.forEach((row, index) => { if (!places.has(row)) places.set(row, index); });
    const next = { none: 'ascending', ascending: 'descending', descending: 'none' }[head.getAttribute('aria-sort') ?? 'none'] ?? 'ascending';
    const column = head.cellIndex;
    const place = (row: Element): number => places.get(row) ?? 0;
    const cell = (row: HTMLTableRowElement): string => row.cells[column]?.textContent.trim() ?? '';
    rows.sort((a, b) => {
      const order = next === 'none' ? 0 : collator.compare(cell(a), cell(b)) * (next === 'ascending' ? 1 : -1);
      return order === 0 ? place(a) - place(b) : order;
    });
    body.append(...rows);
    for (const other of table.querySelectorAll('th[aria-sort]')) other.setAttribute('aria-sort', 'none');
    head.setAttribute('aria-sort', next);
  });
}

/** The application takes the page over as it was served: rows that moved before would confuse it. */
function whenSettled(then: () => void): void {
  const loading = document.querySelector('script[src*="/assets/js/main"]') !== null;
  if (!loading || page.dataset.hasHydrated === 'true') {
    then();
    return;
  }
  const observer = new MutationObserver(() => {
    if (page.dataset.hasHydrated !== 'true') return;
    observer.disconnect();
    then();
  });
  observer.observe(page, { attributes: true, attributeFilter: ['data-has-hydrated'] });
}

function apply(value: string): void {
  const words = value.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('tr');
  for (const tools of document.querySelectorAll('.table-tools')) {
    const field = tools.querySelector<HTMLInputElement>('.table-filter');
    if (field && field.value !== value) field.value = value;
    const rows = [...(tools.nextElementSibling?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [])];
    let shown = 0;
    for (const row of rows) {
      const text = textOf(row);
      const fits = words.every((word) => text.includes(word)) || row === target;
      row.hidden = !fits;
      if (fits) shown += 1;
    }
    const count = tools.querySelector('.table-count');
    if (count) count.textContent = words.length === 0 ? `${rows.length} rows` : `${shown} of ${rows.length} rows`;
  }
}

function textOf(row: HTMLTableRowElement): string {
  let text = texts.get(row);
  if (text === undefined) texts.set(row, (text = row.textContent.toLowerCase()));
  return text;
}
