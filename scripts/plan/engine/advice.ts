import type { ChangeKind } from './change.ts';
import { fillCommands } from './commands.ts';
import type { GeneratorFacts, PageLink, PlanData, PlanRule } from './data.ts';
import { matcherOf, type Matcher } from './patterns.ts';
import type { KnownTree } from './tree.ts';

/** Something to do, to set or to answer, and the paths that call for it. */
export interface Advice {
  readonly id: string;
  readonly say: string;
  readonly commands: readonly string[];
  readonly triggers: readonly string[];
  readonly labels: readonly string[];
  readonly paths: readonly string[];
  readonly link: PageLink;
  /** Of a command that generates: how many of the files that it writes are in the change already. */
  readonly written?: number | undefined;
}

/** A path of the change with what became of it. */
export interface Touched {
  readonly path: string;
  readonly kind: ChangeKind;
  /** Whether it is what a moved file was called. */
  readonly isOldName?: true | undefined;
}

/** A rule with its patterns made ready. */
export interface ReadyRule extends PlanRule {
  readonly fits: Matcher;
  readonly fitsUnless: Matcher;
}

/** A generator with its patterns made ready. */
export interface ReadyGenerator extends GeneratorFacts {
  readonly writes: Matcher;
}

export function readyRules({ rules }: Pick<PlanData, 'rules'>): ReadyRule[] {
  return rules.map((rule) => ({ ...rule, fits: matcherOf(rule.paths), fitsUnless: matcherOf(rule.unless ?? []) }));
}

export function readyGenerators({ generators }: Pick<PlanData, 'generators'>): ReadyGenerator[] {
  return generators.map((generator) => ({ ...generator, writes: matcherOf(generator.outputs.map((pattern) => `/${pattern}`)) }));
}

/** What a rule says of a change; undefined where it does not speak. */
export function adviceOf(rule: ReadyRule, touched: readonly Touched[], tree: KnownTree): Advice | undefined {
  const found = touched.filter(({ path, kind }) => rule.changes?.includes(kind) !== false && rule.fits(path));
  if (found.length === 0 || (rule.all === true && found.length < touched.length)) return undefined;
  if (rule.unless !== undefined && touched.some(({ path }) => rule.fitsUnless(path))) return undefined;
  const left = found.filter(({ kind }) => kind !== 'deleted').map(({ path }) => path);
  const commands = fillCommands(rule.commands ?? [], rule.many, left, tree);
  if (rule.commands !== undefined && commands.length === 0) return undefined;
  const { id, say, link, triggers = [], labels = [] } = rule;
  return { id, say, link, triggers, labels, commands, paths: found.map(({ path }) => path) };
}

/** Makes one of pieces of advice with the same commands. */
export function mergeSame(list: readonly Advice[]): Advice[] {
  const byCommands = new Map<string, Advice>();
  for (const one of list) {
    const key = one.commands.length === 0 ? one.id : one.commands.join('\n');
    const before = byCommands.get(key);
    byCommands.set(key, before === undefined ? one : { ...before, paths: [...new Set([...before.paths, ...one.paths])] });
  }
  return [...byCommands.values()];
}

/**
 * Completes the advice on generated files: counts which of them are in the change, and adds those that are in it although nothing
 * that they are made from seems to be.
 */
export function withGenerators(list: readonly Advice[], generators: readonly ReadyGenerator[], touched: readonly Touched[], link: PageLink): Advice[] {
  const found = generators.map((generator) => ({ ...generator, paths: touched.map(({ path }) => path).filter(generator.writes) }));
  const covers = (command: string, generator: GeneratorFacts): boolean =>
    command.split(' && ').some((part) => generator.command === part || generator.command.startsWith(`${part} `));
  const completed = list.map((one): Advice => {
    const own = found.filter((generator) => one.commands.some((command) => covers(command, generator)));
    return own.length === 0 ? one : { ...one, written: new Set(own.flatMap(({ paths }) => paths)).size };
  });
  const others = found.filter((generator) => generator.paths.length > 0 && !list.some(({ commands }) => commands.some((command) => covers(command, generator))));
  return [
    ...completed,
    ...others.map(({ command, paths }): Advice => ({
      id: `written-by ${command}`,
      say: 'A command writes these files. Change what it reads, then run it.',
      commands: [command], triggers: [], labels: [], paths, link, written: paths.length,
    })),
  ];
}
