/** Takes parts that scroll sideways out of the order of the Tab key while they have nothing to scroll. */
export function installScrolling(): void {
  // Asked when the key is pressed, before the browser looks for the next stop. To watch their sizes instead would run
  // a script in every frame in which a part of the page arrives, and place the page once more.
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Tab') return;
    const parts = [...document.querySelectorAll<HTMLElement>('[data-scrolls]')];
    const scroll = parts.map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
    for (const [index, part] of parts.entries()) {
      if (scroll[index]) part.setAttribute('tabindex', '0');
      else part.removeAttribute('tabindex');
    }
  }, { capture: true });
}
