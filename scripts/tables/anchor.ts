import { createHash } from 'node:crypto';

/** The readable part of a row's anchor: a name's letters and digits, the rest folded into single hyphens. */
export function slug(name: string): string {
  const folded = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return folded === '' ? `x-${digest(name)}` : folded;
}

/**
 * Gives each name an anchor that depends on the name alone. Where several names have one slug, `published` says whose it
 * was first; without that it is the name that is most like it. The others get a hash of their name behind it. The order
 * of the names does not matter.
 */
export function anchorsOf(names: Iterable<string>, prefix = '', published: (anchor: string) => string | undefined = () => undefined): Map<string, string> {
  const groups = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const anchor = prefix + slug(name);
    groups.set(anchor, [...(groups.get(anchor) ?? []), name]);
  }
  const anchors = new Map<string, string>();
  for (const [anchor, group] of groups) {
    const first = published(anchor);
    const keeper = group.find((name) => name === first) ?? [...group].sort(byLikeness)[0];
    for (const name of group) anchors.set(name, name === keeper ? anchor : `${anchor}-${digest(name)}`);
  }
  return anchors;
}

/** Names with fewer characters that the slug replaces come first. */
function byLikeness(a: string, b: string): number {
  return oddness(a) - oddness(b) || (a < b ? -1 : 1);
}

function oddness(name: string): number {
  return name.replace(/[a-z0-9-]/g, '').length;
}

function digest(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 6);
}
