import type { ClientModule } from '@docusaurus/types';

/*
 * Says when the application takes over the page as it was served, and when it has: in between nothing of the page may
 * stand at another place than it was served at, and `data-taking-over` is set. For the first page Docusaurus calls the
 * one function before it reads the page, and the other when it has made the page its own.
 */

export const onRouteUpdate: ClientModule['onRouteUpdate'] = ({ previousLocation }) => {
  if (previousLocation !== null) return;
  document.documentElement.dataset['takingOver'] = '';
  dispatchEvent(new Event('portal:take-over'));
};

export const onRouteDidUpdate: ClientModule['onRouteDidUpdate'] = ({ previousLocation }) => {
  if (previousLocation !== null) return;
  delete document.documentElement.dataset['takingOver'];
  dispatchEvent(new Event('portal:taken-over'));
};
