/** Takes parts that scroll sideways out of the order of the Tab key while they have nothing to scroll. */
export function installScrolling(): void {
  const update = (): void => {
    for (const part of document.querySelectorAll<HTMLElement>('[data-scrolls]')) {
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
      else part.removeAttribute('tabindex');
    }
  };
  let asked = 0;
  const later = (): void => {
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(update);
  };
  addEventListener('load', later);
  addEventListener('resize', later);
  new MutationObserver(later).observe(document, { childList: true, subtree: true, attributeFilter: ['hidden', 'open'] });
}
