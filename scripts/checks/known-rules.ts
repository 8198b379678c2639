import { PortalError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import { pageRules, siteRules } from './registry.ts';
import { families } from './rule.ts';

/** Refuses names in `--only` that are neither a family nor a rule. Throws PortalError with the nearest name. */
export function knownRules(only: readonly string[] | undefined): void {
  const known: string[] = [...families, ...pageRules.map(({ id }) => id), ...siteRules.map(({ id }) => id)];
  if (only?.length === 0) throw new PortalError(`--only names no family. The families are ${families.join(', ')}.`);
  for (const one of only ?? []) {
    if (known.includes(one)) continue;
    const near = closest(one, known);
    throw new PortalError(`--only ${one}: no such family or rule.${near === undefined ? '' : ` Did you mean "${near}"?`} The families are ${families.join(', ')}.`);
  }
}
