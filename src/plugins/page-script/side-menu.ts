import { showWithin } from './show-within.ts';
import { wide } from './wide.ts';

/** Scrolls the side menu to the current page: when a page is served, when the application has shown another, and when the window becomes wide. */
export function installSideMenu(): void {
  const show = (): void => {
    if (!wide.matches) return;
    requestAnimationFrame(() => { showWithin(document.querySelector('.theme-doc-sidebar-menu [aria-current=page]'), '.menu'); });
  };
  addEventListener('DOMContentLoaded', show);
  document.addEventListener('portal:shown', show);
  wide.addEventListener('change', show);
}
