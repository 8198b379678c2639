/** Scrolls the part of the page that holds `link`, and never the page, until the link can be seen. */
export function showWithin(link: Element | null | undefined, part: string): void {
  const box = link?.closest(part);
  if (!link || !box) return;
  const { top, bottom } = link.getBoundingClientRect();
  const middle = box.getBoundingClientRect().top + box.clientHeight / 2;
  if (Math.abs((top + bottom) / 2 - middle) > box.clientHeight / 2 - 40) box.scrollTop += (top + bottom) / 2 - middle;
}
