import type { OwnerIndex, OwnerRule } from '../../upstream/codeowners.ts';

/** One owner whose review GitHub asks for, and the paths that make it one. */
export interface Reviewer {
  /** As CODEOWNERS writes it: `@cilium/sig-datapath`, or a person's `@name`. */
  readonly owner: string;
  /** The patterns that decide, each with the paths it decides about. */
  readonly because: readonly { readonly pattern: string; readonly paths: readonly string[] }[];
  /** How many paths in all. */
  readonly count: number;
}

/** Who reviews, and which paths nobody is asked about. */
export interface Reviewers {
  /** The owner of most paths first. */
  readonly asked: readonly Reviewer[];
  /** Paths that a line without owners takes out, on purpose. */
  readonly exempt: readonly string[];
  /** Paths that no line covers. */
  readonly uncovered: readonly string[];
}

/** Asks for each path the line of CODEOWNERS that decides: the last one that matches. */
export function reviewersOf(paths: readonly string[], rules: readonly OwnerRule[], index: OwnerIndex): Reviewers {
  const byOwner = new Map<string, Map<string, string[]>>();
  const exempt: string[] = [];
  const uncovered: string[] = [];
  for (const path of paths) {
    const rule = rules[index.ruleOf(path) ?? -1];
    if (rule === undefined) uncovered.push(path);
    else if (rule.owners.length === 0) exempt.push(path);
    else for (const owner of rule.owners) listOf(mapOf(byOwner, owner), rule.pattern).push(path);
  }
  const asked = [...byOwner].map(([owner, patterns]): Reviewer => {
    const because = [...patterns].map(([pattern, found]) => ({ pattern, paths: found }));
    return { owner, because, count: because.reduce((sum, one) => sum + one.paths.length, 0) };
  });
  return { asked: asked.sort((a, b) => b.count - a.count || (a.owner < b.owner ? -1 : 1)), exempt, uncovered };
}

function mapOf(maps: Map<string, Map<string, string[]>>, key: string): Map<string, string[]> {
  let found = maps.get(key);
  if (found === undefined) maps.set(key, (found = new Map<string, string[]>()));
  return found;
}

function listOf(lists: Map<string, string[]>, key: string): string[] {
  let found = lists.get(key);
  if (found === undefined) lists.set(key, (found = []));
  return found;
}
