import { announce } from '../announce.ts';
import { copyText, showCopied } from '../clipboard.ts';
import { readStored, store } from '../storage.ts';
import { markdownOf } from './list-markdown.ts';

const key = 'portal.checklists';

/** The texts of the ticked items, by the path of the page and the list on it. */
type Kept = Record<string, string[]>;

/** What each list is called: by the page that it came with, also while the next one is on its way. */
const names = new WeakMap<Element, string>();

/** A box was ticked, or one of the list's controls used. */
export function use(list: Element, target: Element): void {
  if (!(list instanceof HTMLElement)) return;
  const control = target.closest<HTMLElement>('[data-checklist-does]');
  if (target instanceof HTMLInputElement) {
    keep(list);
  } else if (control?.dataset.checklistDoes === 'copy') {
    void copyText(markdownOf(list), 'Checklist copied as Markdown').then((copied) => {
      if (copied) showCopied(control);
    });
  } else if (control?.dataset.checklistDoes === 'reset') {
    for (const box of boxesOf(list)) box.checked = box.defaultChecked;
    keep(list);
    announce('Checklist reset');
  }
}

function restore(): void {
  for (const list of document.querySelectorAll<HTMLElement>('.checklist')) {
    if (names.has(list)) continue;
    names.set(list, `${location.pathname}#${list.dataset.list ?? ''}`);
    const ticked = read()[nameOf(list)];
    for (const box of boxesOf(list)) {
      // What the reader ticked while this was on its way counts too.
      if (ticked !== undefined) box.checked = ticked.includes(textOf(box)) || (box.checked && !box.defaultChecked);
    }
    showProgress(list);
  }
}

function keep(list: HTMLElement): void {
  const boxes = boxesOf(list);
  const kept = new Map(Object.entries(read()));
  if (boxes.some(({ checked, defaultChecked }) => checked !== defaultChecked)) kept.set(nameOf(list), boxes.filter(({ checked }) => checked).map(textOf));
  else kept.delete(nameOf(list));
  store(key, kept.size === 0 ? null : JSON.stringify(Object.fromEntries(kept)));
  showProgress(list);
}

function showProgress(list: HTMLElement): void {
  const boxes = boxesOf(list);
  const progress = list.querySelector('.checklist-progress');
  const text = `${boxes.filter(({ checked }) => checked).length} of ${boxes.length} done`;
  if (progress !== null && progress.textContent !== text) progress.textContent = text;
}

const boxesOf = (list: HTMLElement): HTMLInputElement[] => [...list.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];

/** An item is known by its text: so a list may get items, and change their order, between two visits. */
const textOf = (box: HTMLInputElement): string => box.closest('label')?.textContent.trim() ?? '';

const nameOf = (list: HTMLElement): string => names.get(list) ?? '';

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(readStored(key) ?? '{}');
    if (kept === null || typeof kept !== 'object') return {};
    return Object.fromEntries(Object.entries(kept).flatMap(([name, texts]: [string, unknown]): [string, string[]][] =>
      Array.isArray(texts) ? [[name, texts.filter((text): text is string => typeof text === 'string')]] : []));
  } catch {
    return {};
  }
}

restore();
// Pages that the application shows later have lists of their own.
new MutationObserver(restore).observe(document, { childList: true, subtree: true });
