import type { ReferenceKind, ResolveReference } from './remark-references.ts';

const commits: Readonly<Record<string, string>> = {
  main: '26d721f0fe1afcd2daea5b053a574d44ceb5c7fe',
  'v1.18': '228a293646c4872216c598a0196a2b40ddf91516',
  'v1.17': '3f1dfe3932c26e9b6cf3ff5130af3922aa95efdd',
  'v1.16': '8c2816b73d906a44a529eecc2dc9cc41d5f116fe',
};

const source = 'https://github.com/cilium/cilium';

const inTree: ReadonlySet<ReferenceKind> = new Set<ReferenceKind>(['path', 'workflow']);

/** Finds the address of a name without reading Cilium's tree: paths, workflows, issues and pull requests. */
export const resolveReference: ResolveReference = (kind, name, { on, repo }) => {
  const badge = on === undefined ? {} : { badge: on };
  if (kind === 'issue') return { url: `${source}/issues/${name}`, label: `#${name}` };
  if (kind === 'pr') return { url: `${source}/pull/${name}`, label: `#${name}` };
  if (kind === 'slack') return { url: 'https://slack.cilium.io', label: `#${name}` };
  if (kind === 'team') return { label: `@cilium/${name}`, ...badge };
  if (!inTree.has(kind)) return { label: name, ...badge };
  const path = kind === 'workflow' ? `.github/workflows/${name}` : name;
  if (repo !== undefined) return { url: `https://github.com/${repo}/blob/HEAD/${path}`, label: name };
  const commit = commits[on ?? 'main'];
  if (commit === undefined) return { label: name, ...badge };
  const form = /\.\w+$|(?:^|\/)(?:Makefile|Dockerfile|CODEOWNERS|VERSION|LICENSE)[\w.-]*$/.test(path) ? 'blob' : 'tree';
  return { url: `${source}/${form}/${commit}/${path}`, label: name, ...badge };
};
