import { announce } from '../announce.ts';
import { addStyles } from '../styles.ts';
import { element } from './element.ts';

declare const DATA: {
  /** The stable branches whose names are compared with main's. */
  readonly branches: readonly string[];
  /** Address of the page that lists what differs between the branches; null where there is none. */
  readonly changes: string | null;
};
declare const STYLES: string;

const asked = new URLSearchParams(location.search).get('branch') ?? '';

// Whoever makes an address decides what it says: only what looks like a branch is shown.
if (/^v\d{1,3}\.\d{1,3}$/.test(asked)) show(asked);

function show(branch: string): void {
  addStyles(STYLES);
  const marks = DATA.branches.includes(branch) ? `Names that ${branch} lacks are marked.` : `Names are not compared with ${branch}.`;
  const text = element('p', {}, `You came from the documentation of Cilium ${branch}. This text is for `, element('code', {}, 'main'), `. ${marks} `);
  if (DATA.changes !== null) text.append(element('a', { href: DATA.changes }, 'What differs between the branches'));
  const close = element('button', { type: 'button', title: 'Close' }, '×');
  close.setAttribute('aria-label', 'Close the notice about the branch');
  const notice = element('aside', { className: 'branch-notice' }, text, close);
  notice.setAttribute('aria-label', 'Branch of this text');
  const { style } = document.documentElement;
  const sized = new ResizeObserver(() => { style.setProperty('--branch-notice', `${notice.offsetHeight}px`); });
  close.addEventListener('click', () => {
    sized.disconnect();
    style.removeProperty('--branch-notice');
    notice.remove();
    forget();
  });
  // Beside what the application renders: it would remove what it does not know.
  document.body.prepend(notice);
  sized.observe(notice);
  announce(text.textContent);
}

/** Takes the branch out of the address, so that the notice stays away and a copied link is the page's own. */
function forget(): void {
  const address = new URL(location.href);
  address.searchParams.delete('branch');
  history.replaceState(history.state, '', address);
}
