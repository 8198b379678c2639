import * as z from 'zod';
import { expandMatrix, jobNames } from '../parse/matrix.ts';
import { present } from '../parse/text.ts';
import { readYaml } from '../parse/yaml.ts';
import { defineSource, type UpstreamTree } from '../source.ts';

const FOLDER = '.github/workflows/';
/** The action by which a workflow that a comment starts shows itself on a pull request; its status is called as the workflow unless told otherwise. */
const STATUS_ACTION = 'myrotvorets/set-commit-status-action';
const PULL_REQUEST_EVENTS = ['pull_request', 'pull_request_target'];
/** A run of more jobs than this, which a pull request does not list one by one, is named by a pattern. */
const MOST_NAMES = 12;
/** GitHub's own limit of calls within calls. */
const DEEPEST_CALL = 10;

const filterSchema = z.strictObject({
  branches: z.array(z.string()).optional(),
  branchesIgnore: z.array(z.string()).optional(),
  paths: z.array(z.string()).optional(),
  pathsIgnore: z.array(z.string()).optional(),
});

const schema = z.array(
  z.strictObject({
    /** Its file name below `.github/workflows/`. */
    file: z.string(),
    /** The same for a workflow and its copies for stable branches (`build-v1.17.yaml`): the file name without version and ending. */
    key: z.string(),
    /** The branch that a copy is for. */
    branch: z.string().optional(),
    name: z.string(),
    /** What starts it, with the branches and paths that it is limited to. */
    events: z.record(z.string(), filterSchema),
    /** Cron expressions, in UTC. */
    crons: z.array(z.string()).optional(),
    /** Names of the commit statuses that it sets: how a pull request shows a workflow that a comment started. */
    statuses: z.array(z.string()).optional(),
    jobs: z.array(
      z.strictObject({
        id: z.string(),
        /** Its own names, of a matrix several; `*` stands for what is known at run time alone. */
        names: z.array(z.string()),
        /** The workflow that it calls, by file name where it is one of cilium/cilium; that one's jobs are shown behind its names. */
        calls: z.string().optional(),
      }),
    ),
  }),
);

/** GitHub workflows of a branch. */
export type Workflow = z.infer<typeof schema>[number];

/** Whether another workflow may call it. */
export function isReusable({ events }: Pick<Workflow, 'events'>): boolean {
  return Object.hasOwn(events, 'workflow_call');
}

/** Whether it can be started by hand, which is also how Ariane starts it. */
export function isDispatchable({ events }: Pick<Workflow, 'events'>): boolean {
  return Object.hasOwn(events, 'workflow_dispatch');
}

/**
 * The checks as a pull request lists them, out of all workflows of the branch: `workflow / job` of one that runs for pull
 * requests by itself, and its commit statuses. None where a pull request never shows it.
 */
export function checkNames(workflow: Workflow, all: readonly Workflow[]): string[] {
  const { name, events, statuses = [] } = workflow;
  const runs = PULL_REQUEST_EVENTS.some((event) => Object.hasOwn(events, event));
  return [...statuses, ...(runs ? namesShown(workflow, all).map((job) => `${name} / ${job}`) : [])];
}

/** The names of a workflow's jobs as its run shows them, with those of called workflows behind their callers'. */
export function namesShown({ jobs }: Pick<Workflow, 'jobs'>, all: readonly Workflow[], depth = 0): string[] {
  return jobs.flatMap(({ names, calls }) => {
    const called = calls === undefined || depth > DEEPEST_CALL ? undefined : all.find(({ file }) => file === calls);
    if (called === undefined) return names;
    const inner = namesShown(called, all, depth + 1);
    return names.flatMap((name) => inner.map((calledName) => `${name} / ${calledName}`));
  });
}

const list = z.union([z.array(z.string()), z.string().transform((only) => [only])]);
const upstreamFilter = z.looseObject({ branches: list.optional(), 'branches-ignore': list.optional(), paths: list.optional(), 'paths-ignore': list.optional() });
const eventSchema = z.union([z.literal(''), z.array(z.looseObject({ cron: z.string() })), upstreamFilter]);
const stepSchema = z.looseObject({ uses: z.string().optional(), with: z.looseObject({ context: z.string().optional() }).optional() });
const workflowSchema = z.looseObject({
  name: z.string().optional(),
  on: z.union([list, z.record(z.string(), eventSchema)]),
  jobs: z.record(
    z.string(),
    z.looseObject({
      name: z.string().optional(),
      uses: z.string().optional(),
      strategy: z.looseObject({ matrix: z.unknown() }).optional(),
      steps: z.array(stepSchema).optional(),
    }),
  ),
});
type UpstreamWorkflow = z.infer<typeof workflowSchema>;

export const source = defineSource({
  name: 'workflows',
  scope: 'branch',
  schema,
  files: workflowFiles,
  parse: (input) => {
    const read = present(input, workflowFiles(input.tree)).map((doc): [string, UpstreamWorkflow] => [doc.path.slice(FOLDER.length), readYaml(doc, workflowSchema)]);
    const all = new Map(read);
    return read.map(([file, workflow]) => factsOf(file, workflow, all));
  },
  count: (workflows) => ({ workflows: workflows.length, jobs: workflows.reduce((sum, { jobs }) => sum + jobs.length, 0) }),
});

function workflowFiles(tree: UpstreamTree): string[] {
  return [...tree.files.keys()].filter((file) => file.startsWith(FOLDER) && /^[^/]+\.ya?ml$/u.test(file.slice(FOLDER.length)));
}

function factsOf(file: string, workflow: UpstreamWorkflow, all: ReadonlyMap<string, UpstreamWorkflow>): Workflow {
  const [, key = file, branch] = /^(.*?)(?:-(v\d+\.\d+))?\.ya?ml$/u.exec(file) ?? [];
  const name = workflow.name ?? FOLDER + file;
  const { events, crons } = readEvents(workflow.on);
  const shownOneByOne = PULL_REQUEST_EVENTS.some((event) => Object.hasOwn(events, event));
  const onlyCalled = Object.keys(events).every((event) => event === 'workflow_call');
  const statuses = onlyCalled ? [] : statusesOf(name, workflow, all);
  return {
    file, key, name, events,
    ...(branch === undefined ? {} : { branch }),
    ...(crons.length === 0 ? {} : { crons }),
    ...(statuses.length === 0 ? {} : { statuses }),
    jobs: Object.entries(workflow.jobs).map(([id, job]) => {
      const names = ownNames(job.name ?? id, job.strategy?.matrix, shownOneByOne);
      return job.uses === undefined ? { id, names } : { id, names, calls: calledFile(job.uses) ?? job.uses };
    }),
  };
}

function readEvents(on: UpstreamWorkflow['on']): { events: Workflow['events']; crons: string[] } {
  if (Array.isArray(on)) return { events: Object.fromEntries(on.map((event) => [event, {}])), crons: [] };
  const crons: string[] = [];
  const events: Workflow['events'] = {};
  for (const [event, value] of Object.entries(on)) {
    events[event] = {};
    if (Array.isArray(value)) crons.push(...value.map(({ cron }) => cron));
    else if (typeof value === 'object') {
      const { branches, 'branches-ignore': branchesIgnore, paths, 'paths-ignore': pathsIgnore } = value;
      events[event] = { branches, branchesIgnore, paths, pathsIgnore };
    }
  }
  return { events, crons };
}

function ownNames(name: string, matrix: unknown, oneByOne: boolean): string[] {
  const names = jobNames(name, expandMatrix(matrix), matrix !== undefined);
  const tooMany = !oneByOne && names.length > 1 && (names.length > MOST_NAMES || !name.includes('${{'));
  return tooMany ? jobNames(name, undefined, true) : names;
}

/** The file name of a called workflow that is one of cilium/cilium, at whatever ref. */
function calledFile(uses: string): string | undefined {
  return /^(?:\.|cilium\/cilium)\/\.github\/workflows\/([^/@]+)(?:@.+)?$/u.exec(uses)?.[1];
}

function statusesOf(name: string, workflow: UpstreamWorkflow, all: ReadonlyMap<string, UpstreamWorkflow>, depth = 0): string[] {
  // A called workflow runs under its caller's name.
  if (depth > DEEPEST_CALL) return [];
  const found = Object.values(workflow.jobs).flatMap(({ uses, steps = [] }) => {
    const called = uses === undefined ? undefined : all.get(calledFile(uses) ?? '');
    const inner = called === undefined ? [] : statusesOf(name, called, all, depth + 1);
    const own = steps.filter((step) => step.uses?.startsWith(`${STATUS_ACTION}@`)).map((step) => step.with?.context ?? name);
    return [...own, ...inner];
  });
  return [...new Set(found.map((status) => status.replace(/\$\{\{\s*github\.workflow\s*\}\}/gu, name).replace(/\$\{\{.*?\}\}/gu, '*')))];
}
