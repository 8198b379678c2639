import type { ClientModule } from '@docusaurus/types';

/** Tells the script in the page that the application shows another page, or another place of this one. */
export const onRouteDidUpdate: ClientModule['onRouteDidUpdate'] = ({ previousLocation }) => {
  if (previousLocation !== null) document.dispatchEvent(new Event('portal:shown'));
};
