import * as z from 'zod';
import { patternExpression } from '../codeowners.ts';
import { readRenovate, RENOVATE } from '../parse/renovate.ts';
import { required } from '../parse/text.ts';
import { defineSource, type UpstreamTree } from '../source.ts';

const schema = z.strictObject({
  /** Branches that get updates. */
  branches: z.array(z.string()),
  schedule: z.array(z.string()),
  labels: z.array(z.string()),
  /** Paths that Renovate looks at; `exists` where the tree has such a file. */
  paths: z.array(z.strictObject({ pattern: z.string(), exists: z.boolean() })),
  /** Commands that it may run after an update, as regular expressions. */
  commands: z.array(z.string()),
  /** Groups of updates that come as one pull request; several rules may make one. */
  groups: z.array(z.strictObject({ name: z.string(), files: z.array(z.string()), branches: z.array(z.string()), automerge: z.boolean(), enabled: z.boolean() })),
});

/** What Renovate updates, how, and where. */
export type Renovate = z.infer<typeof schema>;

export const source = defineSource({
  name: 'renovate',
  scope: 'project',
  schema,
  files: () => [RENOVATE],
  parse: (input) => {
    const { branches, schedule, labels, includePaths, commands, rules } = readRenovate(required(input, RENOVATE));
    return {
      branches: [...branches],
      schedule: [...schedule],
      labels: [...labels],
      paths: includePaths.map((pattern) => ({ pattern, exists: matchesAny(pattern, input.tree) })),
      commands: [...commands],
      groups: groupsOf(rules),
    };
  },
  count: ({ branches, paths, groups }) => ({ branches: branches.length, paths: paths.length, groups: groups.length }),
});

function matchesAny(pattern: string, tree: UpstreamTree): boolean {
  if (!/[*?]/u.test(pattern)) return tree.has(pattern);
  const expression = patternExpression(`/${pattern}`);
  return [...tree.files.keys()].some((file) => expression.test(file));
}

function groupsOf(rules: ReturnType<typeof readRenovate>['rules']): Renovate['groups'] {
  const groups = new Map<string, Renovate['groups'][number]>();
  for (const rule of rules) {
    if (rule.groupName === undefined) continue;
    const group = groups.get(rule.groupName) ?? { name: rule.groupName, files: [], branches: [], automerge: false, enabled: false };
    group.files.push(...(rule.matchFileNames ?? []).filter((file) => !group.files.includes(file)));
    group.branches.push(...(rule.matchBaseBranches ?? []).filter((branch) => !group.branches.includes(branch)));
    group.automerge ||= rule.automerge ?? false;
    group.enabled ||= rule.enabled ?? true;
    groups.set(rule.groupName, group);
  }
  return [...groups.values()];
}
