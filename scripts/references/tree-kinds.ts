import { source as owners, teamNames } from '../upstream/sources/owners.ts';
import { source as triggers } from '../upstream/sources/triggers.ts';
import { source as workflows } from '../upstream/sources/workflows.ts';
import { once, type NameKind } from './kind.ts';

const config = '.github/ariane-config.yaml';

/** A file or folder. */
export const path: NameKind = {
  scope: 'branch',
  noun: 'file or folder',
  find(name, _attributes, { tree }) {
    const bare = name.replace(/\/+$/, '');
    if (!tree.has(bare)) return undefined;
    return { path: bare, isFolder: !tree.files.has(bare) && !tree.links.has(bare) };
  },
  candidates: (pin) =>
    once(pin, 'folders and files', () => {
      const all = new Set<string>();
      for (const file of pin.tree.files.keys()) {
        all.add(file);
        for (let slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) all.add(file.slice(0, slash));
      }
      return all;
    }),
};

/** A team that CODEOWNERS names. */
export const team: NameKind = {
  scope: 'project',
  noun: 'team',
  find: (name, _attributes, pin) => {
    const bare = name.replace(/^@?cilium\//, '');
    return new Set(team.candidates(pin, {})).has(bare) ? { url: `https://github.com/orgs/cilium/teams/${bare}` } : undefined;
  },
  candidates: (pin) => once(pin, 'teams', () => new Set(teamNames(pin.facts(owners)).map((name) => name.replace(/^@cilium\//, '')))),
};

/** A comment that starts workflows, with or without its options. */
export const trigger: NameKind = {
  scope: 'branch',
  noun: 'trigger phrase',
  find(name, _attributes, pin) {
    const patterns = once(pin, 'trigger patterns', () => pin.facts(triggers).triggers.map(({ phrase, pattern }) => ({ phrase, expression: new RegExp(`^(?:${pattern})$`) })));
    const known = patterns.some(({ phrase, expression }) => phrase === name || expression.test(name));
    return known ? { path: config } : undefined;
  },
  candidates: (pin) => pin.facts(triggers).triggers.map(({ phrase }) => phrase),
};

/** A workflow by its file name. */
export const workflow: NameKind = {
  scope: 'branch',
  noun: 'workflow',
  find: (name, _attributes, pin) => (new Set(workflow.candidates(pin, {})).has(name) ? { path: `.github/workflows/${name}` } : undefined),
  candidates: (pin) => once(pin, 'workflows', () => new Set(pin.facts(workflows).map(({ file }) => file))),
};
