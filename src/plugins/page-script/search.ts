import { loadPart } from './load-part.ts';
import { onClick } from './on-click.ts';
import { element } from './parts/element.ts';

/** What the part `search` exports. */
interface SearchPart {
  attach: (dialog: HTMLDialogElement) => void;
}

/**
 * Opens the search: by its button, with "/" or Ctrl-K, and from an address that holds a query. The dialog is there at
 * once, and its field takes what is typed; the part that answers comes meanwhile.
 */
export function installSearch(): void {
  onClick('[data-search]', () => { open(); });
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
    const slash = key === '/' && !ctrlKey && !metaKey && !altKey && !(target as Element).closest('input:not([type=checkbox], [type=radio]),textarea,select,[contenteditable]');
    const control = key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;
    if (!slash && !control) return;
    event.preventDefault();
    open();
  }, { capture: true });
  for (const type of ['DOMContentLoaded', 'pageshow', 'popstate']) {
    addEventListener(type, () => {
      const query = new URLSearchParams(location.search).get('q');
      if (query !== null) open(query);
      else if (type === 'popstate') document.querySelector<HTMLDialogElement>('#search')?.close();
    });
  }
}

function open(query?: string): void {
  const dialog = document.querySelector<HTMLDialogElement>('#search') ?? create();
  const field = dialog.querySelector('input');
  if (!field) return;
  if (!dialog.open) {
    if (query !== undefined) field.value = query;
    dialog.showModal();
    field.select();
  }
  loadPart<SearchPart>('search').then(({ attach }) => { attach(dialog); }, () => {
    const note = dialog.querySelector('.search-note');
    if (note) note.textContent = 'The search could not be loaded. Check the connection, close it and try again.';
  });
}

function create(): HTMLDialogElement {
  const field = element('input', { type: 'text', placeholder: 'Search', autocomplete: 'off', spellcheck: false, enterKeyHint: 'search', maxLength: 200 });
  field.setAttribute('aria-label', 'Search');
  field.setAttribute('autocapitalize', 'off');
  const close = element('form', { method: 'dialog' }, element('button', { className: 'clean-btn' }, 'Close'));
  const dialog = element('dialog', { id: 'search' }, element('div', { className: 'search-head' }, field, close), element('div', { className: 'search-body' }, element('p', { className: 'search-note' }, 'Loading …')));
  dialog.setAttribute('aria-label', 'Search');
  dialog.addEventListener('close', () => {
    // The part that answers does this and more.
    if (field.role === 'combobox') return;
    const address = new URL(location.href);
    address.searchParams.delete('q');
    history.replaceState(history.state, '', address);
  });
  document.body.append(dialog);
  return dialog;
}
