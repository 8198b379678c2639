import { announce } from './announce.ts';
import { loadPart } from './load-part.ts';
import { onClick } from './on-click.ts';

interface TableTools {
  filter: (field: HTMLInputElement) => void;
  sort: (button: HTMLElement) => void;
  restore: () => void;
}

/** Gives long tables their filter and their sorting; what does it comes when a reader reaches for one of them. */
export function installTableTools(): void {
  let part: Promise<TableTools> | undefined;
  const load = (then: (tools: TableTools) => void): void => {
    (part ??= loadPart<TableTools>('tables')).then(then, () => {
      part = undefined;
      announce('This could not be loaded: try again');
    });
  };
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.matches('.table-filter')) load(({ filter }) => { filter(target); });
  });
  onClick('.table-sort', (button) => { load(({ sort }) => { sort(button); }); });
  const resume = (): void => {
    const field = document.querySelector<HTMLInputElement>('.table-filter');
    if (field !== null && (location.search.includes('filter=') || field.value !== '')) load(({ restore }) => { restore(); });
  };
  addEventListener('DOMContentLoaded', resume);
  document.addEventListener('portal:shown', resume);
}
