import { source as labelsSource } from '../upstream/sources/labels.ts';
import { source as slackSource } from '../upstream/sources/slack.ts';
import { once, type NameKind } from './kind.ts';

const invitation = 'https://slack.cilium.io';

/** A label of issues and pull requests: one of our registry, or one that the tree's programs set. `X.Y` stands for a version. */
export function label(registered: ReadonlySet<string>): NameKind {
  const names: NameKind = {
    scope: 'project',
    noun: 'label',
    find(name, _attributes, pin) {
      const inTree = pin.facts(labelsSource);
      const bare = name.replace(/\d+\.\d+$/, 'X.Y');
      const known = registered.has(name) || registered.has(bare) || inTree.some((one) => isNamedBy(one, name, bare));
      if (!known) return undefined;
      return bare.includes('X.Y') && bare === name ? {} : { url: `https://github.com/cilium/cilium/labels/${encodeURIComponent(name)}` };
    },
    candidates: (pin) => new Set([...registered, ...once(pin, 'labels', () => pin.facts(labelsSource)).filter(({ pattern }) => !pattern).map(({ name }) => name)]),
  };
  return names;
}

/** Whether a program's label is this one. A pattern that takes anything after a slash names no label. */
function isNamedBy({ name: known, pattern }: { name: string; pattern: boolean }, name: string, bare: string): boolean {
  if (!pattern) return known === name || known === bare;
  return !known.endsWith('.*') && new RegExp(`^(?:${known})$`).test(name);
}

/** A Slack channel, without #: one of our registry, or one that the community page lists. */
export function slack(registered: ReadonlySet<string>): NameKind {
  return {
    scope: 'project',
    noun: 'Slack channel',
    find(name, _attributes, pin) {
      const { listed } = once(pin, 'slack', () => pin.facts(slackSource));
      return registered.has(name) || listed.some((one) => !one.family && one.name === name) ? { url: invitation } : undefined;
    },
    candidates: (pin) => new Set([...registered, ...pin.facts(slackSource).listed.filter(({ family }) => !family).map(({ name }) => name)]),
  };
}
