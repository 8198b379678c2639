import type { Pin } from '../../upstream/pin.ts';
import { source as triggersSource } from '../../upstream/sources/triggers.ts';
import { source as workflowsSource, type Workflow } from '../../upstream/sources/workflows.ts';
import { factsOf } from '../context.ts';

/** A check as the list on a pull request shows it, runs of a matrix and copies for branches folded into one. */
export interface ShownCheck {
  /** `workflow / job`, or the name of a commit status. `(*)` stands for what a matrix fills in. */
  readonly name: string;
  /** File of the workflow that makes it, below `.github/workflows/`. */
  readonly file: string;
  /** The branch whose tree has that file. */
  readonly pin: Pin;
  /** The comment that starts it; absent where it runs by itself. */
  readonly phrases: readonly string[];
  /** Jobs of the workflow that calls others go one name deeper. */
  readonly paths: readonly string[];
}

/** GitHub's own limit of calls within calls. */
const DEEPEST_CALL = 10;

/**
 * The checks of a pull request to a branch, by name. GitHub takes a workflow for the event `pull_request` from the branch
 * of the pull request, one for `pull_request_target` from the default branch (since December 2025), and Ariane starts the
 * branch's own: https://github.blog/changelog/2025-11-07-actions-pull_request_target-and-environment-branch-protections-changes/
 */
export function checksOn(pin: Pin, main: Pin): Map<string, ShownCheck> {
  const own = factsOf(pin, workflowsSource);
  const ofMain = factsOf(main, workflowsSource);
  const { triggers } = factsOf(pin, triggersSource);
  const checks = new Map<string, ShownCheck>();
  const add = (name: string, check: Omit<ShownCheck, 'name'>): void => {
    if (!checks.has(name)) checks.set(name, { name, ...check });
  };
  for (const workflow of own) {
    const { file, events, statuses = [] } = workflow;
    const phrases = triggers.filter(({ workflows }) => workflows.includes(file)).map(({ phrase }) => phrase).filter((phrase) => phrase !== '/test');
    const filter = events['pull_request'];
    const runs = filter !== undefined && admits(filter, pin.name);
    const paths = filter?.paths ?? [];
    if (runs || phrases.length > 0) for (const status of statuses) add(status, { file, pin, phrases, paths });
    if (runs) for (const job of jobsShown(workflow, own)) add(`${workflow.name} / ${job}`, { file, pin, phrases: [], paths });
  }
  for (const workflow of ofMain) {
    const filter = workflow.events['pull_request_target'];
    if (filter === undefined || !admits(filter, pin.name)) continue;
    for (const job of jobsShown(workflow, ofMain)) add(`${workflow.name} / ${job}`, { file: workflow.file, pin: main, phrases: [], paths: filter.paths ?? [] });
  }
  return checks;
}

/** A workflow's jobs, those of called workflows behind their callers', each matrix as one. */
function jobsShown({ jobs }: Workflow, all: readonly Workflow[], depth = 0): string[] {
  return jobs.flatMap(({ names, calls }) => {
    const name = folded(names);
    const called = calls === undefined || depth > DEEPEST_CALL ? undefined : all.find(({ file }) => file === calls);
    return called === undefined ? [name] : jobsShown(called, all, depth + 1).map((inner) => `${name} / ${inner}`);
  });
}

/** One name for all runs of a matrix: what differs stands in brackets at the end. */
function folded(names: readonly string[]): string {
  const [first = ''] = names;
  const start = first.replace(/ \([^()]*\)$/, '');
  return names.length > 1 && names.every((name) => name.startsWith(start)) ? `${start} (*)` : first;
}

interface BranchFilter {
  readonly branches?: readonly string[] | undefined;
  readonly branchesIgnore?: readonly string[] | undefined;
}

function admits({ branches, branchesIgnore }: BranchFilter, branch: string): boolean {
  if (branches !== undefined && !branches.some((pattern) => matches(pattern, branch))) return false;
  return branchesIgnore === undefined || !branchesIgnore.some((pattern) => matches(pattern, branch));
}

/** Whether one of GitHub's patterns for branches takes a name: `*` within a part, `**` over all. */
function matches(pattern: string, branch: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\?]/g, '\\$&').replace(/\*+/g, (stars) => (stars === '*' ? '[^/]*' : '.*'));
  return new RegExp(`^${source}$`).test(branch);
}
