import type { ReactNode } from 'react';
import siteStorage from '@generated/site-storage';
import type { Props } from '@theme/ColorModeToggle';
import IconDarkMode from '@theme/Icon/DarkMode';
import IconLightMode from '@theme/Icon/LightMode';
import IconSystemColorMode from '@theme/Icon/SystemColorMode';
import { switchLabel } from '@site/src/plugins/page-script/color-theme';

/** The theme's own switch is disabled until the application is there. This one works by the script in the page, before and after. */
export default function ColorModeToggle({ className, buttonClassName, value }: Props): ReactNode {
  return (
    <div className={`theme-switch ${className ?? ''}`}>
      <button
        type="button"
        className={`clean-btn ${buttonClassName ?? ''}`}
        data-theme-switch={`theme${siteStorage.namespace}`}
        title={switchLabel(value)}
        aria-label={switchLabel(value)}
      >
        <IconLightMode aria-hidden className="theme-switch-light" />
        <IconDarkMode aria-hidden className="theme-switch-dark" />
        <IconSystemColorMode aria-hidden className="theme-switch-system" />
      </button>
    </div>
  );
}
