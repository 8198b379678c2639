import { announce } from './announce.ts';
import { loadPart } from './load-part.ts';
import { onClick } from './on-click.ts';
import { readStored } from './storage.ts';

/** What every part exports: it is told of each click on its elements, the one that brought it included. */
export interface Part {
  use: (element: HTMLElement, target: Element) => void;
}

/** Loads parts of the script when a reader uses one of their elements, or opens a page with such after using it before. */
export function installParts(): void {
  installPart('sections', '.hash-link');
  installPart('parameters', '.code-values,var[data-parameter]', 'portal.parameters', 'set=');
  installPart('checklists', '.checklist', 'portal.checklists');
  installPart('page-markdown', '[data-page-markdown]');
}

/** `key`: what the storage has once a reader has used the part. `query`: what is in an address that needs it at once. */
function installPart(name: string, elements: string, key = '', query = '#'): void {
  let part: Promise<Part> | undefined;
  const load = (): Promise<Part> => (part ??= loadPart<Part>(name));
  onClick(elements, (element, event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { hash } = element as HTMLAnchorElement;
    if (hash) event.preventDefault();
    load().then(({ use }) => { use(element, event.target as Element); }, () => {
      part = undefined;
      if (hash) location.hash = hash;
      else announce('This could not be loaded: try again');
    });
  });
  const resume = (): void => {
    if (document.querySelector(elements)) load().catch(() => undefined);
  };
  let waiting = false;
  const wait = (): void => {
    if (waiting || (readStored(key) === null && !location.search.includes(query))) return;
    waiting = true;
    new MutationObserver(resume).observe(document, { childList: true, subtree: true });
    resume();
  };
  wait();
  // Another tab has begun to use it.
  addEventListener('storage', wait);
}
