/** Takes parts that scroll sideways out of the order of the Tab key while they have nothing to scroll. */
export function installScrolling(): void {
  // Tells after the layout of a frame: to ask for widths at another time would cost a layout of its own, before the
  // first paint too.
  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const part = target.closest('[data-scrolls]');
      if (part !== null && part.scrollWidth > part.clientWidth) part.setAttribute('tabindex', '0');
      else part?.removeAttribute('tabindex');
    }
  });
  const known = new WeakSet<Element>();
  new MutationObserver(() => {
    for (const part of document.querySelectorAll('[data-scrolls]')) {
      if (known.has(part)) continue;
      known.add(part);
      for (const box of [part, ...part.children]) resized.observe(box);
    }
  }).observe(document, { childList: true, subtree: true });
}
