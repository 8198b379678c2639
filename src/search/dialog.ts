import type { Found } from '../../scripts/search/engine/search.ts';
import { element } from '../plugins/page-script/parts/element.ts';
import { addStyles } from '../plugins/page-script/styles.ts';
import { keepQuery } from './address.ts';
import type { SearchData } from './data.ts';
import { areaFilter } from './filter.ts';
import { answer, NoIndex, prepare } from './index-files.ts';
import { counted, noIndex, nothingFound, unreachable, welcome } from './notes.ts';
import { resultElements } from './results.ts';

declare const DATA: SearchData;
declare const STYLES: string;

/** Results that are shown at once, and that "More results" adds. */
const STEP = 8;

/** Keys that follow each other faster make one query, for which the index is read once, in milliseconds. */
const TYPING = 50;

/** A reader who types is not interrupted: what was found is announced when the keys rest. */
const ANNOUNCE_AFTER = 700;

const dialogs = new WeakMap<HTMLDialogElement, SearchDialog>();

addStyles(STYLES);

/** Lets a dialog answer what is in its field, now and whenever it is opened again. */
export function attach(dialog: HTMLDialogElement): void {
  let search = dialogs.get(dialog);
  if (search === undefined) dialogs.set(dialog, (search = new SearchDialog(dialog)));
  search.update();
}

class SearchDialog {
  readonly #dialog: HTMLDialogElement;
  readonly #field: HTMLInputElement;
  readonly #list = element('div', { id: 'search-results', className: 'search-results' });
  readonly #notes = element('div', { className: 'search-notes' });
  readonly #status = element('p', { className: 'sr-only' });
  readonly #filter = areaFilter(DATA.areas, () => { this.update(); });
  #turn = 0;
  #limit = STEP;
  #announcing: number | undefined;
  #typing: number | undefined;
  #leaving = false;

  constructor(dialog: HTMLDialogElement) {
    this.#dialog = dialog;
    this.#field = dialog.querySelector('input') ?? element('input', {});
    this.#status.setAttribute('role', 'status');
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', 'Results');
    for (const [name, value] of Object.entries({ 'role': 'combobox', 'aria-autocomplete': 'list', 'aria-controls': this.#list.id })) this.#field.setAttribute(name, value);
    dialog.querySelector('.search-body')?.replaceChildren(this.#filter.element, this.#list, this.#notes);
    dialog.append(keys(), this.#status);
    this.#field.addEventListener('input', () => {
      this.#limit = STEP;
      this.update();
    });
    dialog.addEventListener('keydown', (event) => { this.#onKey(event); });
    dialog.addEventListener('click', (event) => { this.#onClick(event); });
    dialog.addEventListener('close', () => {
      if (!this.#leaving) keepQuery('', 'now');
      this.#leaving = false;
    });
    this.#list.addEventListener('pointermove', ({ target }) => { this.#choose((target as Element).closest<HTMLAnchorElement>('.search-result')); });
  }

  /** Shows the answer to what is in the field. A later call overtakes an earlier one. */
  update(): void {
    this.#turn += 1;
    clearTimeout(this.#typing);
    this.#typing = window.setTimeout(() => { void this.#show(this.#turn); }, TYPING);
  }

  async #show(turn: number): Promise<void> {
    const query = this.#field.value;
    if (this.#dialog.open) keepQuery(query.trim(), 'soon');
    try {
      if (query.trim() === '') {
        await prepare(DATA.baseUrl);
        if (turn === this.#turn) this.#render([], welcome((example) => { this.#search(example); }));
        return;
      }
      const area = this.#filter.area();
      const found = await answer(query, { limit: this.#limit, area, wanted: () => turn === this.#turn }, DATA.baseUrl);
      if (turn === this.#turn) this.#render(resultElements(found, DATA), this.#notesOn(query, area, found), this.#spoken(query, found));
    } catch (error) {
      if (turn === this.#turn) this.#render([], error instanceof NoIndex ? noIndex() : unreachable(() => { this.update(); }));
    }
  }

  #search(query: string): void {
    this.#field.value = query;
    this.#field.focus();
    this.update();
  }

  #notesOn(query: string, area: string | undefined, found: Found): Node[] {
    if (found.count === 0) return nothingFound({ query, area, found, data: DATA, everywhere: () => { this.#filter.clear(); } });
    const nodes: Node[] = [];
    const [correction] = found.corrections;
    if (correction !== undefined) nodes.push(element('p', { className: 'search-note' }, 'No page has ', element('strong', {}, correction[0]), ': these are for ', element('strong', {}, correction[1]), '.'));
    if (found.count > this.#limit) {
      const more = element('button', { type: 'button', className: 'clean-btn search-more', textContent: 'More results' });
      more.addEventListener('click', () => {
        this.#limit += STEP;
        this.#field.focus();
        this.update();
      });
      nodes.push(more);
    }
    return nodes;
  }

  #spoken(query: string, { count, results: [first] }: Found): string {
    return first === undefined ? `Nothing found for ${query.trim()}` : `${counted(count)}, the first: ${first.title}, ${first.page}`;
  }

  #render(options: readonly HTMLAnchorElement[], notes: readonly Node[], spoken?: string): void {
    const extended = options.length > STEP ? this.#chosen()?.id : undefined;
    this.#list.replaceChildren(...options);
    this.#list.hidden = options.length === 0;
    this.#notes.replaceChildren(...notes);
    this.#field.setAttribute('aria-expanded', String(options.length > 0));
    this.#choose(options.find(({ id }) => id === extended) ?? options[0] ?? null);
    if (extended === undefined) this.#list.parentElement?.scrollTo(0, 0);
    clearTimeout(this.#announcing);
    // Notes without results are read as a whole.
    this.#announcing = window.setTimeout(() => { this.#status.textContent = spoken ?? this.#notes.textContent; }, ANNOUNCE_AFTER);
  }

  #chosen(): HTMLAnchorElement | null {
    return this.#list.querySelector('[aria-selected="true"]');
  }

  #choose(option: HTMLAnchorElement | null): void {
    if (option !== null && option === this.#chosen() && this.#field.getAttribute('aria-activedescendant') === option.id) return;
    this.#chosen()?.setAttribute('aria-selected', 'false');
    option?.setAttribute('aria-selected', 'true');
    if (option === null) this.#field.removeAttribute('aria-activedescendant');
    else this.#field.setAttribute('aria-activedescendant', option.id);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target !== this.#field || event.isComposing) return;
    const options = [...this.#list.querySelectorAll<HTMLAnchorElement>('.search-result')];
    const chosen = this.#chosen();
    const index = chosen === null ? -1 : options.indexOf(chosen);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = options.at((index + (event.key === 'ArrowDown' ? 1 : -1)) % options.length) ?? null;
      this.#choose(next);
      next?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && chosen !== null) {
      event.preventDefault();
      if (event.ctrlKey || event.metaKey || event.shiftKey) window.open(chosen.href, '_blank', 'noopener');
      else if (!this.#goTo(chosen)) location.assign(chosen.href);
    }
  }

  #onClick(event: MouseEvent): void {
    const target = event.target as Element;
    // What the dialog holds covers it: a click on the dialog itself is one beside it.
    if (target === this.#dialog) {
      this.#dialog.close();
      return;
    }
    const option = target.closest<HTMLAnchorElement>('.search-result');
    if (option === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (this.#goTo(option)) event.preventDefault();
  }

  /** Leaves for a result. Gives whether the application took over; else the browser has to follow the link. */
  #goTo({ href }: HTMLAnchorElement): boolean {
    keepQuery(this.#field.value.trim(), 'now');
    this.#leaving = true;
    this.#dialog.close();
    const { pathname, search, hash } = new URL(href);
    return !document.dispatchEvent(new CustomEvent('portal:navigate', { detail: pathname + search + hash, cancelable: true }));
  }
}

/** The keys that work here, for those who have some. */
function keys(): HTMLElement {
  const hint = (...parts: readonly (string | Node)[]): HTMLElement => element('span', {}, ...parts);
  const key = (name: string): HTMLElement => element('kbd', {}, name);
  return element('p', { className: 'search-keys' }, hint(key('↑'), ' ', key('↓'), ' choose'), hint(key('Enter'), ' open'), hint(key('Esc'), ' close'));
}
