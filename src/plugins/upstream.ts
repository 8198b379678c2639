import { createLookup } from '../../scripts/references/lookup.ts';
import type { Lookup } from '../../scripts/references/lookup.ts';

const lookups = new Map<string, Lookup>();

/** The names of Cilium, as the pins of the project at `root` have them, loaded once. Throws PortalError for a damaged pin. */
export function upstreamOf(root: string): Lookup {
  const lookup = lookups.get(root) ?? createLookup(root);
  lookups.set(root, lookup);
  return lookup;
}

/** The commit of main that names are verified against, for people: `main 26d721f0fe (2026-01-30)`. */
export function pinOf(root: string): string {
  const { name, commit, date } = upstreamOf(root).main;
  return `${name} ${commit.slice(0, 10)} (${date})`;
}
