import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { useThemeConfig } from '@docusaurus/theme-common';
import Mark from '@site/src/components/Mark';

/** The theme's, with the mark drawn into the page: the theme knows only pictures, one for each color mode. */
export default function NavbarLogo(): ReactNode {
  const { navbar: { title } } = useThemeConfig();
  return (
    <Link className="navbar__brand" to={useBaseUrl('/')}>
      <Mark className="navbar__logo" />
      <b className="navbar__title text--truncate">{title}</b>
    </Link>
  );
}
