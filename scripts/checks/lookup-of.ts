import { createLookup, type Lookup } from '../references/lookup.ts';
import type { Site } from './rule.ts';

const lookups = new WeakMap<Site, Lookup>();

/** The pins of a site, read once a run however many rules ask. Throws PortalError where one is missing or damaged. */
export function lookupOf(site: Site): Lookup {
  let lookup = lookups.get(site);
  if (lookup === undefined) lookups.set(site, (lookup = createLookup(site.root)));
  return lookup;
}
