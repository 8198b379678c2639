import { element } from '../plugins/page-script/parts/element.ts';
import type { SearchData } from './data.ts';

export interface AreaFilter {
  readonly element: HTMLElement;
  /** The area that is chosen; undefined for all. */
  area(): string | undefined;
  /** Chooses all, and says so. */
  clear(): void;
}

/** A row of choices between all areas and one. `changed` is called after a choice. */
export function areaFilter(areas: SearchData['areas'], changed: () => void): AreaFilter {
  const inputs = [{ id: '', label: 'All areas' }, ...areas].map(({ id, label }) => {
    const input = element('input', { type: 'radio', name: 'search-area', value: id, checked: id === '' });
    return { input, label: element('label', {}, input, element('span', {}, label)) };
  });
  const group = element('fieldset', { className: 'search-filter' }, element('legend', { className: 'sr-only' }, 'Area'), ...inputs.map(({ label }) => label));
  group.addEventListener('change', changed);
  return {
    element: group,
    area: () => inputs.find(({ input }) => input.checked)?.input.value || undefined,
    clear() {
      for (const { input } of inputs) input.checked = input.value === '';
      changed();
    },
  };
}
