import { source as crds } from '../upstream/sources/crds.ts';
import { once, type NameKind } from './kind.ts';

/** A custom resource by its plural, kind or short name. */
export const crd: NameKind = {
  scope: 'branch',
  noun: 'custom resource',
  find(name, _attributes, pin) {
    const found = once(pin, 'crds', () => pin.facts(crds)).crds.find(({ kind, plural, shortNames }) => kind === name || plural === name || shortNames.includes(name));
    return found && { path: found.file };
  },
  candidates: (pin) => pin.facts(crds).crds.flatMap(({ kind, plural }) => [plural, kind]),
};
