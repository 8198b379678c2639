import type { HTMLAttributes, MouseEvent, ReactNode, SyntheticEvent } from 'react';
import { createElement } from 'react';
import { useHistory } from '@docusaurus/router';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import { addressesIn } from './fixed-html';

interface Props extends HTMLAttributes<HTMLElement> {
  readonly tag: string;
  readonly html: string;
}

/**
 * A block that was HTML before it was bundled (plugins/rehype-fixed-blocks.ts). Its links to pages are followed within the
 * application, as a `Link` does it. While the site is built, the check of links hears of them and of the anchors.
 */
export default function FixedBlock({ tag, html, ...attributes }: Props): ReactNode {
  const history = useHistory();
  const { collectAnchor, collectLink } = useBrokenLinks();
  if (typeof window === 'undefined') {
    const { anchors, links } = addressesIn(html);
    anchors.forEach(collectAnchor);
    links.forEach(collectLink);
  }
  const follow = (event: MouseEvent): void => {
    const link = pageLink(event);
    if (link === undefined || event.defaultPrevented || event.button !== 0 || event.metaKey || event.altKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    history.push(link.pathname + link.search + link.hash);
  };
  const prepare = (event: SyntheticEvent): void => {
    const link = pageLink(event);
    if (link !== undefined) void window.docusaurus.preload(link.pathname);
  };
  return createElement(tag, { ...attributes, onClick: follow, onMouseOver: prepare, onTouchStart: prepare, dangerouslySetInnerHTML: { __html: html } });
}

/** The link to another page in which an event happened. */
function pageLink({ target }: SyntheticEvent): HTMLAnchorElement | undefined {
  const link = target instanceof Element ? target.closest('a') : null;
  if (link === null || link.target !== '' || !link.getAttribute('href')?.startsWith('/')) return undefined;
  return link.pathname === window.location.pathname ? undefined : link;
}
