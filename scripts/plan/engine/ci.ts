import type { CheckFacts, FilterFacts, TriggerFacts } from './data.ts';
import { fitsFilter } from './patterns.ts';

const WORKFLOWS = '.github/workflows/';

/** Tells whether Ariane starts a workflow for the changed paths, or records it as skipped. */
export type Runs = (workflow: string) => boolean;

/**
 * Decides as Ariane does: the workflow's own file always counts and that of another never; of the rest one path has to fit `only`, or to be
 * outside of `ignore`. A workflow without a filter, or with both, runs for all. A moved file counts by its new name.
 * Source: ShouldRunWorkflow in https://github.com/cilium/ariane/blob/main/internal/config/ariane_config.go
 */
export function ariane(filters: readonly FilterFacts[], paths: readonly string[]): Runs {
  const own = new Set(paths.filter((path) => path.startsWith(WORKFLOWS)).map((path) => path.slice(WORKFLOWS.length)));
  const others = paths.filter((path) => !path.startsWith(WORKFLOWS.slice(0, -1)));
  // Most workflows share their filter.
  const answers = new Map<string, boolean>();
  const byFile = new Map(filters.map((filter) => [filter.workflow, filter]));
  return (workflow) => {
    if (own.has(workflow)) return true;
    const { only, ignore } = byFile.get(workflow) ?? {};
    if (only !== undefined && ignore !== undefined) return true;
    const key = `${only ?? ''}\n${ignore ?? ''}`;
    let answer = answers.get(key);
    if (answer === undefined) {
      const [fits, ignored] = [only, ignore].map((source) => (source === undefined ? undefined : new RegExp(`^${source}`)));
      answer = others.some((path) => (fits === undefined ? ignored?.test(path) !== true : fits.test(path)));
      answers.set(key, answer);
    }
    return answer;
  };
}

/** The workflows that start by themselves for the changed paths. */
export function startingChecks(checks: readonly CheckFacts[], paths: readonly string[]): CheckFacts[] {
  return checks.filter(({ paths: wanted, pathsIgnore }) => {
    if (wanted !== undefined) return paths.some((path) => fitsFilter(wanted, path));
    return pathsIgnore === undefined || paths.some((path) => !fitsFilter(pathsIgnore, path));
  });
}

/** The triggers that start a workflow whose own file changed. */
export function triggersOfWorkflows(triggers: readonly TriggerFacts[], paths: readonly string[], all: string): { readonly phrase: string; readonly path: string }[] {
  return paths.flatMap((path) => {
    if (!path.startsWith(WORKFLOWS)) return [];
    const starting = triggers.filter(({ phrase, workflows }) => phrase !== all && workflows.includes(path.slice(WORKFLOWS.length)));
    return starting.map(({ phrase }) => ({ phrase, path }));
  });
}
