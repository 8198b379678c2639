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

addStyles(STYLES);

/** Opens the menu of the section whose link was used; the second of two quick clicks closes it again. */
export function use(link: Element): void {
  const open = document.querySelector<HTMLDialogElement>('.section-menu[open]');
  open?.close();
  if (open !== null || !(link instanceof HTMLAnchorElement)) return;
  const menu = element('dialog', { className: 'section-menu', 'aria-label': link.getAttribute('aria-label') ?? '' });
  menu.append(...itemsOf(link).map((item) => itemElement(item, link, menu)));
  menu.addEventListener('click', ({ target }) => {
    // A click beside the menu is one on the dialog itself, whose own area is covered by what it holds.
    if (target === menu) menu.close();
  });
  menu.addEventListener('keydown', (event) => { onKey(event, menu); });
  menu.addEventListener('close', () => {
    menu.remove();
    link.removeAttribute('aria-expanded');
    link.focus({ preventScroll: true });
  });
  document.body.append(menu);
  menu.showModal();
  link.setAttribute('aria-expanded', 'true');
  place(menu, link);
}

/** The browser's own keys, Tab and Escape among them, and those of a menu. */
function onKey(event: KeyboardEvent, menu: HTMLElement): void {
  const items = [...menu.querySelectorAll<HTMLElement>('button, a')];
  const index = items.findIndex((item) => item === document.activeElement);
  const target = { ArrowDown: items[(index + 1) % items.length], ArrowUp: items.at(index - 1), Home: items[0], End: items.at(-1) }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

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

function itemElement({ label, remark, does }: Item, link: HTMLElement, menu: HTMLDialogElement): HTMLElement {
  const item = 'href' in does
    ? element('a', { href: does.href, target: '_blank', rel: 'noopener', className: 'outbound' }, label, element('span', { className: 'sr-only' }, outboundNote))
    : element('button', { type: 'button' }, label);
  if (remark !== undefined) item.append(element('small', {}, remark));
  item.addEventListener('click', () => {
    menu.close();
    if ('href' in does) return;
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
