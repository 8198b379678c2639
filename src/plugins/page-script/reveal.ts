import { namedByAddress } from './fragment.ts';
import { showTabOf } from './tabs.ts';

/** Opens the collapsed parts and the tab that hold the target of the address, and shows its row, so that no link ends at nothing. */
export function installReveal(): void {
  const reveal = (): void => {
    const target = namedByAddress();
    if (target === null || target.getClientRects().length > 0) return;
    showTabOf(target);
    for (let part = target.closest('details'); part; part = part.parentElement?.closest('details') ?? null) part.open = true;
    target.closest('tr')?.removeAttribute('hidden');
    target.scrollIntoView();
  };
  addEventListener('DOMContentLoaded', reveal);
  addEventListener('hashchange', reveal);
  document.addEventListener('portal:shown', reveal);
}
