import type { Parameter } from '../../parameters.ts';
import { announce } from '../announce.ts';
import { copyText } from '../clipboard.ts';
import { addStyles } from '../styles.ts';
import { element } from './element.ts';
import { isAllowed, ParameterValues } from './parameter-values.ts';
import { quote } from './quote.ts';

declare const DATA: readonly Parameter[];
declare const STYLES: string;

const values = new ParameterValues(DATA);

addStyles(STYLES);
show();
// Pages that the application shows later have placeholders of their own.
new MutationObserver(show).observe(document, { childList: true, subtree: true });
addEventListener('storage', () => {
  values.reload();
  show();
});
const given = placeholders().map(({ dataset }) => dataset.parameter ?? '').filter((name) => location.search.includes(`set=${name}`));
if (given.length > 0) announce(`Commands show values from the address: ${[...new Set(given)].join(', ')}`);

/** Opens the panel for the placeholders of the block that was used; the one that was clicked comes first. */
export function use(used: Element): void {
  const names = namesIn(used.closest('.code') ?? document.body);
  const clicked = used instanceof HTMLElement ? used.dataset.parameter : undefined;
  openPanel(clicked === undefined ? names : [clicked, ...names.filter((name) => name !== clicked)]);
}

/** Puts the values, or the names where there is none, into all placeholders of the page. */
function show(): void {
  for (const place of placeholders()) {
    const { parameter: name = '', in: context = 'bare' } = place.dataset;
    const value = values.get(name);
    const text = value === undefined ? name : quote(value, context);
    if (place.textContent !== text) place.textContent = text;
    place.toggleAttribute('data-set', value !== undefined);
  }
}

function placeholders(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('var[data-parameter]')];
}

function namesIn(part: Element): string[] {
  return [...new Set([...part.querySelectorAll<HTMLElement>('var[data-parameter]')].map(({ dataset }) => dataset.parameter ?? ''))];
}

function openPanel(names: readonly string[]): void {
  const status = element('p', { className: 'values-status', role: 'status' });
  const say = (message: string): void => { status.textContent = message; };
  const others = DATA.filter(({ name }) => !names.includes(name));
  const first = DATA.filter(({ name }) => names.includes(name)).sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  const fields = [...first, ...others].map((parameter) => ({ parameter, ...fieldOf(parameter) }));
  const panel = element('dialog', { className: 'values', 'aria-labelledby': 'values-title' },
    element('h2', { id: 'values-title' }, 'Values in commands'),
    element('p', {}, 'Set once: every command of the site shows them and is copied with them. They stay in this browser.'),
    ...fields.slice(0, first.length).map(({ field }) => field),
    element('details', {}, element('summary', {}, 'All other placeholders'), ...fields.slice(first.length).map(({ field }) => field)),
    element('div', { className: 'values-actions' },
      action('Done', () => { panel.close(); }),
      action('Copy link with values', () => { void copyText(values.address(namesIn(document.body)), 'Link copied', say); }),
      action('Clear all', () => {
        values.clear();
        show();
        for (const { reset } of fields) reset();
        say('All values are cleared');
      })),
    status);
  panel.addEventListener('click', ({ target }) => {
    if (target === panel) panel.close();
  });
  panel.addEventListener('close', () => { panel.remove(); });
  document.body.append(panel);
  panel.showModal();
}

/** A field with its label, its hint and what is wrong with it; each good value shows at once. */
function fieldOf(parameter: Parameter): { field: HTMLElement; reset: () => void } {
  const { name, label, hint } = parameter;
  const id = `value-${name}`;
  const input = element('input', { id, type: 'text', autocomplete: 'off', spellcheck: false, autocapitalize: 'none', 'aria-describedby': `${id}-hint ${id}-fault`, value: values.get(name) ?? '' });
  const fault = element('span', { id: `${id}-fault`, className: 'values-fault' });
  const judge = (): void => {
    const value = input.value.trim();
    const good = value === '' || isAllowed(parameter, value);
    input.setAttribute('aria-invalid', String(!good));
    fault.textContent = good ? '' : `“${value}” cannot be put here: the command keeps ${values.get(name) ?? name}.`;
    if (!good) return;
    values.set(name, value === '' ? undefined : value);
    show();
  };
  input.addEventListener('input', judge);
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    // Else the key would press the control that gets the focus back.
    event.preventDefault();
    input.closest('dialog')?.close();
  });
  return {
    field: element('div', { className: 'values-field' },
      element('label', { htmlFor: id }, label, ' ', element('code', {}, name)),
      input,
      element('small', { id: `${id}-hint` }, hint),
      fault),
    reset: () => {
      input.value = '';
      judge();
    },
  };
}

const action = (label: string, act: () => void): HTMLElement => {
  const button = element('button', { type: 'button' }, label);
  button.addEventListener('click', act);
  return button;
};
