import { outboundNote } from '../../../links.ts';
import { reportAddress } from '../../../report.ts';
import { copyText, showCopied } from '../clipboard.ts';
import { addStyles } from '../styles.ts';
import { element } from './element.ts';

/** A text that a reviewer pastes, by the section that it leads to. */
interface Comment {
  readonly when: string;
  readonly text: string;
  /** Path and fragment of the section, from the site's base. */
  readonly permalink: string;
}

declare const DATA: { readonly baseUrl: string; readonly repository: string; readonly pin: string; readonly comments: readonly Comment[] };
declare const STYLES: string;

interface Item {
  readonly label: string;
  readonly remark?: string;
  /** What is copied, and what is said then; or where the item leads. */
  readonly does: { readonly text: string; readonly done: string } | { readonly href: string };
}

let close = (): void => undefined;

addStyles(STYLES);

/** Opens the menu of the section whose link was used, or closes it where it is open. */
export function use(link: Element): void {
  const open = link.getAttribute('aria-expanded') === 'true';
  close();
  if (!open && link instanceof HTMLAnchorElement) openMenu(link);
}

function openMenu(link: HTMLAnchorElement): void {
  const menu = element('div', { className: 'section-menu', role: 'menu', 'aria-label': link.getAttribute('aria-label') ?? '' }, ...itemsOf(link).map((item) => itemElement(item, link)));
  document.body.append(menu);
  place(menu, link);
  link.setAttribute('aria-expanded', 'true');

  const ending = new AbortController();
  close = () => {
    ending.abort();
    menu.remove();
    link.removeAttribute('aria-expanded');
    close = () => undefined;
  };
  const { signal } = ending;
  document.addEventListener('pointerdown', ({ target }) => {
    if (target instanceof Node && !menu.contains(target) && !link.contains(target)) close();
  }, { signal });
  addEventListener('resize', () => { close(); }, { signal });
  addEventListener('popstate', () => { close(); }, { signal });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) close();
  }, { signal });
  menu.addEventListener('keydown', (event) => { onKey(event, menu, link); }, { signal });
  focusables(menu)[0]?.focus();
}

function onKey(event: KeyboardEvent, menu: HTMLElement, link: HTMLElement): void {
  const items = focusables(menu);
  const index = items.findIndex((item) => item === document.activeElement);
  const target = { ArrowDown: items[(index + 1) % items.length], ArrowUp: items.at(index - 1), Home: items[0], End: items.at(-1) }[event.key];
  if (target !== undefined) {
    event.preventDefault();
    target.focus();
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    // From the menu, which stands at the end of the page, Tab goes on from the heading.
    if (event.key === 'Escape') event.preventDefault();
    link.focus();
    close();
  }
}

const focusables = (menu: HTMLElement): HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];

function itemsOf(link: HTMLAnchorElement): Item[] {
  const heading = link.closest('h1,h2,h3,h4,h5,h6');
  const section = titleOf(heading);
  const page = titleOf(document.querySelector('h1'));
  const address = `${location.origin}${location.pathname}${link.hash}`;
  const here = `/${location.pathname.slice(DATA.baseUrl.length)}${link.hash}`;
  return [
    { label: 'Copy link', does: { text: address, done: 'Link copied' } },
    { label: 'Copy Markdown link', does: { text: `[${escapeMarkdown(`${section} - ${page}`)}](${address})`, done: 'Markdown link copied' } },
    ...DATA.comments
      .filter(({ permalink }) => permalink === here)
      .map(({ when, text }) => ({ label: 'Copy review comment', remark: when, does: { text: `${text}\n\n${address}`, done: 'Review comment copied' } })),
    { label: 'Report a mistake here', does: { href: reportAddress(DATA.repository, { page, address, section, pin: DATA.pin }) } },
  ];
}

function itemElement({ label, remark, does }: Item, link: HTMLElement): HTMLElement {
  const item = element('href' in does ? 'a' : 'button', { role: 'menuitem', tabIndex: -1 }, label);
  if (remark !== undefined) item.append(element('small', {}, remark));
  if (item instanceof HTMLAnchorElement && 'href' in does) {
    Object.assign(item, { href: does.href, target: '_blank', rel: 'noopener', className: 'outbound' });
    item.append(element('span', { className: 'sr-only' }, outboundNote));
  }
  item.addEventListener('click', () => {
    link.focus({ preventScroll: true });
    close();
    if (!('text' in does)) return;
    void copyText(does.text, does.done).then((copied) => {
      if (copied) showCopied(link);
    });
  });
  return item;
}

/** A heading's text without what its link holds. */
function titleOf(heading: Element | null): string {
  const copy = heading?.cloneNode(true);
  if (!(copy instanceof Element)) return document.title;
  copy.querySelector('.hash-link')?.remove();
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

const escapeMarkdown = (text: string): string => text.replace(/[[\]\\*_`<]/g, '\\$&');

/** Below the link, within the window's width. */
function place(menu: HTMLElement, link: HTMLElement): void {
  const { left, bottom } = link.getBoundingClientRect();
  const widest = document.documentElement.clientWidth - menu.offsetWidth - 16;
  menu.style.left = `${scrollX + Math.max(16, Math.min(left, widest))}px`;
  menu.style.top = `${scrollY + bottom + 4}px`;
  menu.scrollIntoView({ block: 'nearest' });
}
