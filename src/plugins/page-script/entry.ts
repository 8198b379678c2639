import { installApplication } from './application.ts';
import { installContents } from './contents.ts';
import { installCopy } from './copy.ts';
import { installMenu } from './menu.ts';
import { installParts } from './parts.ts';
import { installReport } from './report.ts';
import { installReveal } from './reveal.ts';
import { installScrolling } from './scrolling.ts';
import { installTabs } from './tabs.ts';
import { installTerms } from './terms.ts';
import { installThemeSwitch } from './theme-switch.ts';

// Styles that need a script to make sense, such as a row of tabs, wait for this mark.
document.documentElement.dataset.scripted = '';
installTabs();
installCopy();
installParts();
installTerms();
installReport();
installReveal();
installScrolling();
installThemeSwitch();
installMenu();
installContents();
installApplication();
