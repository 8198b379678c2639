import { onClick } from './on-click.ts';
import { element } from './parts/element.ts';
import { showWithin } from './show-within.ts';
import { wide } from './wide.ts';

/**
 * Opens the menu of small screens: the header's links and the side menu of the page, copied when it is opened into a
 * dialog of the browser, which keeps the focus, closes with Escape and gives the focus back.
 */
export function installMenu(): void {
  onClick('[data-menu-button]', open);
}

function open(button: HTMLElement): void {
  const menu = element('dialog', { className: 'navbar-sidebar' }, head(), body());
  const close = (): void => { menu.close(); };
  const mark = (isOpen: boolean): void => {
    button.setAttribute('aria-expanded', String(isOpen));
    // The page behind must not scroll.
    document.documentElement.toggleAttribute('data-menu-open', isOpen);
  };
  menu.setAttribute('aria-label', 'Menu');
  menu.addEventListener('click', (event) => {
    const target = event.target as Element;
    const link = target.closest('a');
    // A click beside the menu is one on the dialog itself, whose own area is covered by what it holds.
    if (link === null && target !== menu && target.closest('.navbar-sidebar__close') === null) return;
    close();
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // The link of the page that this one is a copy of knows the application, if that is there by now.
    const original = [...document.querySelectorAll<HTMLAnchorElement>('.navbar a, .theme-doc-sidebar-menu a')].find(({ href }) => href === link.href);
    if (original === undefined) return;
    event.preventDefault();
    original.click();
  });
  menu.addEventListener('close', () => {
    menu.remove();
    mark(false);
  });
  // A page that comes back from the browser's cache must not come back with the menu open, nor a wide window have it.
  addEventListener('pagehide', close, { once: true });
  wide.addEventListener('change', close, { once: true });
  document.body.append(menu);
  menu.showModal();
  showWithin(menu.querySelector('.theme-doc-sidebar-menu [aria-current=page]'), 'dialog');
  mark(true);
}

function head(): Element {
  const close = element('button', { type: 'button', className: 'clean-btn navbar-sidebar__close' }, '×');
  close.setAttribute('aria-label', 'Close navigation bar');
  return element('div', { className: 'navbar-sidebar__brand' }, copy('.navbar__brand'), copy('.theme-switch'), close);
}

function body(): Element {
  const areas = [...document.querySelectorAll<HTMLAnchorElement>('.navbar__items a.navbar__link')].map((link) => {
    const twin = element('a', { href: link.href, className: 'menu__link', textContent: link.textContent });
    twin.setAttribute('aria-current', link.getAttribute('aria-current') ?? 'false');
    return element('li', { className: 'menu__list-item' }, twin);
  });
  return element('nav', { className: 'menu' }, element('ul', { className: 'menu__list' }, ...areas), copy('.theme-doc-sidebar-menu'));
}

/** A copy of the first element that a selector finds; an empty one where it finds none. */
function copy(selector: string): Node {
  return document.querySelector(selector)?.cloneNode(true) ?? element('div', {});
}
