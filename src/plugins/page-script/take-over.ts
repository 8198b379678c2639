import type { ClientModule } from '@docusaurus/types';

/*
 * Says when the application takes over the page as it was served, and when it has: in between nothing of the page may
 * stand at another place than it was served at, and `data-taking-over` is set. For the first page Docusaurus calls the
 * one function before it reads the page, and the other when it has made the page its own.
 */

export const onRouteUpdate: ClientModule['onRouteUpdate'] = ({ previousLocation }) => {
  if (previousLocation !== null) return;
  const { className, dataset } = document.documentElement;
  dataset['takingOver'] = '';
  // Docusaurus names the page on <html> only again when all of it is its own: for some frames the page would lose the color of its area.
  const [, area] = /\bdocs-doc-id-([\w-]+)\//.exec(className) ?? [];
  if (area !== undefined) dataset['area'] = area;
  dispatchEvent(new Event('portal:take-over'));
};

export const onRouteDidUpdate: ClientModule['onRouteDidUpdate'] = ({ previousLocation }) => {
  if (previousLocation !== null) return;
  const { dataset } = document.documentElement;
  delete dataset['takingOver'];
  delete dataset['area'];
  dispatchEvent(new Event('portal:taken-over'));
};
