/**
 * Says which parts scroll sideways: the others are left out of the order of the Tab key, and the heads of a table that has room for all its
 * columns stay in view (css/tables.css).
 *
 * To watch sizes would run a script in every frame in which a piece of the page arrives, and place the page once more. So it is asked when
 * the key is pressed, before the browser looks for the next stop, and of a table when it is about to be scrolled through.
 */
export function installScrolling(): void {
  const partsOf = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-scrolls]')];
  const tables = document.getElementsByClassName('table-scroll');
  let watched: Element | undefined;
  const near = new IntersectionObserver((entries) => {
    const found = entries.flatMap(({ isIntersecting, target }) => (isIntersecting && target instanceof HTMLElement ? target : []));
    judge(found);
    for (const table of found) near.unobserve(table);
  }, { rootMargin: '100% 0px' });
  addEventListener('scroll', () => {
    // The tables of another page are others.
    if (tables[0] === watched) return;
    watched = tables[0];
    near.disconnect();
    for (const table of tables) near.observe(table);
  }, { passive: true });
  addEventListener('resize', () => { judge(partsOf()); });
  addEventListener('keydown', ({ key }) => {
    if (key === 'Tab') judge(partsOf());
  }, { capture: true });
}

function judge(parts: readonly HTMLElement[]): void {
  // What does not show, such as a tab's panel, has no width: it is asked again.
  const shown = parts.filter(({ clientWidth }) => clientWidth > 0);
  const scroll = shown.map(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
  for (const [index, part] of shown.entries()) {
    if (scroll[index] === true) part.setAttribute('tabindex', '0');
    else part.removeAttribute('tabindex');
  }
}
