import { decode } from './reveal.ts';

/**
 * Lets the browser style and place what is far below the window when it comes near (light/deferred.css): a long page is there in half of
 * the time. Until then it knows no heights there. So everything is placed at once where a reader comes to a section or back to a
 * page, or jumps, and in browsers that do not hold what is read in its place while the page above it grows.
 */
export function installDeferral(): void {
  const [navigation] = performance.getEntriesByType('navigation');
  const arrives = navigation instanceof PerformanceNavigationTiming && navigation.type === 'navigate';
  if (!arrives || location.hash !== '' || !CSS.supports('overflow-anchor', 'auto')) return;
  const { dataset } = document.documentElement;
  dataset['deferred'] = '';
  const placeAll = (): void => { delete dataset['deferred']; };
  /** After a jump that was made with heights that were not known yet. */
  const jumpAgain = (): void => {
    if (dataset['deferred'] === undefined) return;
    placeAll();
    document.getElementById(decode(location.hash.slice(1)))?.scrollIntoView();
  };
  document.addEventListener('click', ({ target }) => {
    // The link of a heading opens a menu, which would go when the page moves.
    if (target instanceof Element && target.closest('a[href*="#"]:not(.hash-link)')) placeAll();
  }, { capture: true });
  addEventListener('popstate', placeAll);
  addEventListener('beforeprint', placeAll);
  addEventListener('hashchange', jumpAgain);
  document.addEventListener('portal:shown', jumpAgain);
}
