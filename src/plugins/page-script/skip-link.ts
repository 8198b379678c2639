import { onClick } from './on-click.ts';

/** Leads past the side menu, too: the served link names what holds both, and the application's own way comes later. */
export function installSkipLink(): void {
  onClick('a[href="#__docusaurus_skipToContent_fallback"]', (_link, event) => {
    const main = document.querySelector('main');
    if (main === null || event.defaultPrevented) return;
    event.preventDefault();
    main.tabIndex = -1;
    main.focus();
    main.removeAttribute('tabindex');
  });
}
