import { showWithin } from './show-within.ts';

/** Scrolls the side menu to the current page: when a page is served, and when the application has shown another. */
export function installSideMenu(): void {
  const show = (): void => {
    requestAnimationFrame(() => { showWithin(document.querySelector('.theme-doc-sidebar-menu [aria-current=page]'), '.menu'); });
  };
  addEventListener('DOMContentLoaded', show);
  document.addEventListener('portal:shown', show);
}
