import { indexOwners } from '../../upstream/codeowners.ts';
import { adviceOf, mergeSame, readyGenerators, readyRules, withGenerators, type Advice, type Touched } from './advice.ts';
import type { Change } from './change.ts';
import { ariane, startingChecks, triggersOfWorkflows } from './ci.ts';
import type { AdviceKind, CheckFacts, PageLink, PlanData } from './data.ts';
import { readInput, type Input } from './input.ts';
import { reviewersOf, type Reviewers } from './reviewers.ts';
import { readTree, type KnownTree } from './tree.ts';

/** A path of the plan's input, compared with main. */
export interface PlannedChange extends Change {
  /** Whether main has no such file or folder. */
  readonly isNew: boolean;
  /** A file of main that was perhaps meant by a path that it lacks. */
  readonly nearest?: string | undefined;
  /** Of a folder that main has: how many files stand below it. */
  readonly files?: number | undefined;
}

/** A comment to ask for. */
export interface PlannedTrigger {
  readonly phrase: string;
  /** What it tests, a sentence for each rule that asks for it. */
  readonly why: readonly string[];
  readonly paths: readonly string[];
  /** Whether `/test` starts none of its workflows. */
  readonly extra: boolean;
  /** Whether Ariane passes all of its workflows over, for nothing that they look at changed. */
  readonly skipped: boolean;
  readonly workflows: readonly string[];
}

/** What continuous integration does with the change. */
export interface PlannedCi {
  /** The comment that starts the full suite, and what becomes of its workflows. */
  readonly all: string;
  readonly runs: readonly string[];
  readonly skips: readonly string[];
  readonly triggers: readonly PlannedTrigger[];
  /** Workflows that start by themselves. */
  readonly starts: readonly CheckFacts[];
}

/** How large the change is, as far as the input tells. */
export interface PlannedSize {
  readonly files: number;
  /** Lines added and removed in files that people write; undefined where the input counts none. */
  readonly lines?: number | undefined;
  /** Files that a program writes, or that are vendored: their lines do not count. */
  readonly generated: number;
  /** Whether the lines are more than the advice allows. */
  readonly large: boolean;
  readonly limit: { readonly lines: number; readonly commits: number; readonly link: PageLink };
}

/** What to do about a change, from the facts of one commit of main. */
export interface Plan {
  readonly pin: { readonly commit: string; readonly date: string };
  readonly changes: readonly PlannedChange[];
  readonly reviewers: Reviewers;
  readonly advice: Readonly<Record<Exclude<AdviceKind, 'trigger'>, readonly Advice[]>>;
  readonly ci: PlannedCi;
  readonly size: PlannedSize;
  readonly links: PlanData['links'];
  /** Addresses of the portal's rows about the teams, triggers and labels of the plan, by their names. */
  readonly rows: Readonly<Record<string, string>>;
}

/** Reads inputs and makes plans. Safe in a browser: it needs nothing but the data. */
export interface Planner {
  read(text: string): Input;
  plan(changes: readonly Change[]): Plan;
}

/** The comment that starts the full suite. */
const ALL = '/test';

/** A path that main lacks is compared with others only while there are few. */
const MOST_HINTS = 12;

/** Makes the data ready once; each plan then takes milliseconds. */
export function createPlanner(data: PlanData): Planner {
  const tree = readTree(data.tree, data.modules);
  const owners = indexOwners(data.owners);
  const rules = readyRules(data);
  const generators = readyGenerators(data);
  const isWritten = (path: string): boolean => path.startsWith('vendor/') || generators.some(({ writes }) => writes(path));

  const plan = (changes: readonly Change[]): Plan => {
    const planned = compare(changes, tree);
    const touched = touchedBy(planned, tree);
    const paths = touched.map(({ path }) => path);
    const spoken = rules.flatMap((rule) => {
      const advice = adviceOf(rule, touched, tree);
      return advice === undefined ? [] : [{ kind: rule.kind, advice }];
    });
    const of = (kind: AdviceKind): Advice[] => mergeSame(spoken.filter((one) => one.kind === kind).map(({ advice }) => advice));
    const reviewers = reviewersOf(paths, data.owners, owners);
    const ci = planCi(data, touched, of('trigger'));
    const [label, asked] = [of('label'), of('ask')];
    const names = [...reviewers.asked.map(({ owner }) => owner), ci.all, ...ci.triggers.map(({ phrase }) => phrase), ...[...label, ...asked].flatMap(({ labels }) => labels)];
    return {
      pin: { commit: data.commit, date: data.date },
      changes: planned,
      reviewers,
      advice: {
        test: of('test'),
        regenerate: withGenerators(of('regenerate'), generators, touched, data.links.generated),
        label,
        ask: asked,
        read: of('read'),
      },
      ci,
      size: sizeOf(planned, paths.length, isWritten, data),
      links: data.links,
      rows: Object.fromEntries(names.flatMap((name) => (data.rows[name] === undefined ? [] : [[name, data.rows[name]]]))),
    };
  };
  return { read: (text) => readInput(text, tree), plan };
}

function compare(changes: readonly Change[], tree: KnownTree): PlannedChange[] {
  let hints = 0;
  return changes.map((change): PlannedChange => {
    const before = change.from ?? change.path;
    if (change.path.endsWith('/') && tree.hasFolder(change.path)) return { ...change, isNew: false, files: tree.filesBelow(change.path).length };
    const isNew = change.kind !== 'moved' && !tree.hasFile(before);
    const mayBeMeant = isNew && change.kind !== 'added' && !change.path.endsWith('/') && (hints += 1) <= MOST_HINTS;
    return { ...change, isNew, ...(mayBeMeant && { nearest: tree.nearest(change.path) }) };
  });
}

/** Every path that the change touches, folders as their files; a moved file counts with both of its names. */
function touchedBy(changes: readonly PlannedChange[], tree: KnownTree): Touched[] {
  const found = new Map<string, Touched>();
  for (const { path, kind, from, isNew, files } of changes) {
    if (from !== undefined && !found.has(from)) found.set(from, { path: from, kind: 'deleted', isOldName: true });
    if (files !== undefined) for (const file of tree.filesBelow(path)) found.set(file, { path: file, kind });
    else found.set(path, { path, kind: isNew && kind === 'changed' ? 'added' : kind });
  }
  return [...found.values()];
}

function planCi(data: PlanData, touched: readonly Touched[], advice: readonly Advice[]): PlannedCi {
  // Ariane and GitHub's filters see a moved file under its new name alone.
  const paths = touched.filter(({ isOldName }) => isOldName !== true).map(({ path }) => path);
  const runs = ariane(data.filters, paths);
  const suite = data.triggers.find(({ phrase }) => phrase === ALL)?.workflows ?? [];
  const asked = new Map<string, { why: string[]; paths: Set<string> }>();
  const ask = (phrase: string, why: string, because: readonly string[]): void => {
    const entry = asked.get(phrase) ?? { why: [], paths: new Set<string>() };
    if (!entry.why.includes(why)) entry.why.push(why);
    for (const path of because) entry.paths.add(path);
    asked.set(phrase, entry);
  };
  for (const { triggers, say, paths: because } of advice) for (const phrase of triggers) if (phrase !== ALL) ask(phrase, say, because);
  for (const { phrase, path } of triggersOfWorkflows(data.triggers, paths, ALL)) ask(phrase, 'Starts the workflow that you changed.', [path]);
  return {
    all: ALL,
    runs: suite.filter(runs),
    skips: suite.filter((workflow) => !runs(workflow)),
    triggers: [...asked].map(([phrase, { why, paths: because }]): PlannedTrigger => {
      const { workflows } = data.triggers.find((trigger) => trigger.phrase === phrase) ?? { workflows: [] };
      return { phrase, why, paths: [...because], workflows, extra: !workflows.some((workflow) => suite.includes(workflow)), skipped: !workflows.some(runs) };
    }),
    starts: startingChecks(data.checks, paths),
  };
}

function sizeOf(changes: readonly PlannedChange[], files: number, isWritten: (path: string) => boolean, { split }: PlanData): PlannedSize {
  const byHand = changes.filter(({ path }) => !isWritten(path));
  const counted = byHand.flatMap(({ lines }) => lines ?? []);
  const lines = counted.reduce((sum, count) => sum + count, 0);
  return { files, generated: changes.length - byHand.length, ...(counted.length > 0 && { lines }), large: lines > split.lines, limit: split };
}
