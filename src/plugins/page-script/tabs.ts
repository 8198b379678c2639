import { readStored, store } from './storage.ts';

/** Where a group's last choice is kept: over pages and visits, under the group's name. */
const storageKey = (group: string): string => `portal.tabs.${group}`;

/** Sets the tabs that are there and those that come: shows the panel of the remembered choice, else the first. */
export function installTabs(): void {
  const prepare = (): void => {
    for (const set of document.querySelectorAll<HTMLElement>('.tabs-set:not([data-ready])')) {
      const tabs = tabsOf(set);
      if (tabs.length === 0 || panelOf(tabs.at(-1)) === null) continue;
      set.dataset.ready = '';
      const { group } = set.dataset;
      const remembered = group === undefined ? null : readStored(storageKey(group));
      select(set, tabs.find((tab) => tab.dataset.value === remembered) ?? tabs[0]);
    }
  };
  // Runs while the page is read, before the first paint, and after each page that the application shows.
  new MutationObserver(prepare).observe(document, { childList: true, subtree: true });

  document.addEventListener('click', (event) => {
    const tab = tabAt(event);
    if (tab !== null) choose(tab);
  });
  document.addEventListener('keydown', (event) => {
    const tab = tabAt(event);
    const set = tab?.closest<HTMLElement>('.tabs-set');
    if (tab === null || !set || event.altKey || event.ctrlKey || event.metaKey) return;
    const tabs = tabsOf(set);
    const index = tabs.indexOf(tab);
    const target = {
      ArrowRight: tabs[(index + 1) % tabs.length],
      ArrowLeft: tabs.at(index - 1),
      Home: tabs[0],
      End: tabs.at(-1),
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    target.focus();
    choose(target);
  });
}

/** Shows the panel that holds `element`, when a hidden one does. */
export function showTabOf(element: Element): void {
  const panel = element.closest<HTMLElement>('.tabs-panel');
  const set = panel?.closest<HTMLElement>('.tabs-set');
  if (!panel || !set) return;
  select(set, tabsOf(set).find((tab) => panelOf(tab) === panel));
}

/** Shows a tab and, in every set of the same group, the tab of the same name; the chosen one stays where it is. */
function choose(tab: HTMLElement): void {
  const set = tab.closest<HTMLElement>('.tabs-set');
  if (set === null) return;
  const top = tab.getBoundingClientRect().top;
  select(set, tab);
  const { group } = set.dataset;
  if (group !== undefined && tab.dataset.value !== undefined) {
    store(storageKey(group), tab.dataset.value);
    for (const other of document.querySelectorAll<HTMLElement>('.tabs-set')) {
      const same = tabsOf(other).find(({ dataset }) => dataset.value === tab.dataset.value);
      if (other !== set && other.dataset.group === group && same !== undefined) select(other, same);
    }
  }
  window.scrollBy(0, tab.getBoundingClientRect().top - top);
}

function select(set: HTMLElement, chosen: HTMLElement | undefined): void {
  for (const tab of tabsOf(set)) {
    const selected = tab === chosen;
    tab.setAttribute('aria-selected', String(selected));
    tab.tabIndex = selected ? 0 : -1;
    panelOf(tab)?.toggleAttribute('hidden', !selected);
  }
}

const tabsOf = (set: HTMLElement): HTMLElement[] => [...set.querySelectorAll<HTMLElement>(':scope > .tabs-list > .tabs-tab')];

const panelOf = (tab: HTMLElement | undefined): HTMLElement | null => document.getElementById(tab?.getAttribute('aria-controls') ?? '');

const tabAt = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('.tabs-tab') : null;
