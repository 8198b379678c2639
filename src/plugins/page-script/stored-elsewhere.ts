import { readStored } from './storage.ts';

/** Tells a page that comes back from the browser's cache what other pages have stored meanwhile, as if another tab had done so just now. */
export function installStoredElsewhere(): void {
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    const theme = document.querySelector<HTMLElement>('[data-theme-switch]')?.dataset.themeSwitch;
    for (const key of [theme, 'portal.parameters']) {
      if (key !== undefined) tellStored(key, readStored(key));
    }
  });
}

/** The event by which tabs hear of one another, and the application of the page's own script. */
export function tellStored(key: string, newValue: string | null): void {
  try {
    dispatchEvent(new StorageEvent('storage', { key, newValue, storageArea: localStorage }));
  } catch {
    // Storage is refused: nothing is kept.
    return;
  }
}
