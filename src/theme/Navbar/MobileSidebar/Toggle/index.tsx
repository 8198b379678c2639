import type { ReactNode } from 'react';
import IconMenu from '@theme/Icon/Menu';

/** Opens the menu of small screens, which the script in the page makes: the theme's own waits for the application. */
export default function MobileSidebarToggle(): ReactNode {
  return (
    <button type="button" className="navbar__toggle clean-btn" data-menu-button="" aria-label="Toggle navigation bar" aria-expanded={false} aria-haspopup="dialog">
      <IconMenu />
    </button>
  );
}
