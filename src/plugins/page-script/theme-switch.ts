import { nextChoice, switchLabel, type ThemeChoice } from './color-theme.ts';
import { onClick } from './on-click.ts';
import { store } from './storage.ts';
import { tellStored } from './stored-elsewhere.ts';

const page = document.documentElement;
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

/**
 * Gives the theme switches their function. The attributes and the storage are those of Docusaurus, whose own script in
 * the page has set the theme before the first paint; a switch names the key of the storage in `data-theme-switch`.
 */
export function installThemeSwitch(): void {
  addEventListener('DOMContentLoaded', label);
  onClick('[data-theme-switch]', ({ dataset: { themeSwitch: key = '' } }) => {
    const choice = nextChoice(currentChoice());
    show(choice);
    store(key, choice);
    // The application keeps the choice in its state and follows other tabs: it takes this page for one.
    tellStored(key, choice);
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== null && document.querySelector(`[data-theme-switch="${CSS.escape(key)}"]`)) show(newValue === 'light' || newValue === 'dark' ? newValue : null);
  });
  darkSystem.addEventListener('change', () => {
    if (currentChoice() === null) show(null);
  });
}

function currentChoice(): ThemeChoice {
  const { themeChoice } = page.dataset;
  return themeChoice === 'light' || themeChoice === 'dark' ? themeChoice : null;
}

function show(choice: ThemeChoice): void {
  page.dataset.theme = choice ?? (darkSystem.matches ? 'dark' : 'light');
  page.dataset.themeChoice = choice ?? 'system';
  label();
}

/** The page is served with the name that the switch has for readers who have chosen nothing. */
function label(): void {
  const name = switchLabel(currentChoice());
  for (const button of document.querySelectorAll<HTMLElement>('[data-theme-switch]')) {
    button.setAttribute('aria-label', name);
    button.title = name;
  }
}
