import { onClick } from './on-click.ts';

/** Adds the section that the address names to a report about the page. */
export function installReport(): void {
  onClick('a.report', (element) => {
    const link = element as HTMLAnchorElement;
    link.href = link.href.replace(/(%23.*)?$/, encodeURIComponent(location.hash));
  });
}
