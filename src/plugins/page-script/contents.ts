import { showWithin } from './show-within.ts';
import { wide } from './wide.ts';

const active = 'table-of-contents__link--active';

/** Marks in the list of contents the section that is being read, while the page is scrolled. */
export function installContents(): void {
  const mark = (): void => {
    if (!wide.matches) return;
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.theme-doc-toc-desktop a')];
    const line = innerHeight / 3;
    const atEnd = Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight;
    const begun = links.filter(({ hash }) => {
      const top = document.getElementById(decodeURIComponent(hash.slice(1)))?.getBoundingClientRect().top;
      return top !== undefined && (top < line || (atEnd && top < innerHeight));
    });
    for (const link of links) {
      link.classList.toggle(active, link === begun.at(-1));
      if (link === begun.at(-1)) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    showWithin(begun.at(-1), '.contents');
  };
  let asked = 0;
  const later = (): void => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(mark);
  };
  addEventListener('scroll', later, { passive: true });
}
