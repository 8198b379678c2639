import { installCopy } from './copy.ts';
import { installReveal } from './reveal.ts';
import { installScrolling } from './scrolling.ts';
import { installTabs } from './tabs.ts';

// Styles that need a script to make sense, such as a row of tabs, wait for this mark.
document.documentElement.dataset.scripted = '';
installTabs();
installCopy();
installReveal();
installScrolling();
