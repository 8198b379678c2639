import path from 'node:path';
import { readIfPresent } from '../../files.ts';
import { fillCommands } from '../../plan/engine/commands.ts';
import { matcherOf } from '../../plan/engine/patterns.ts';
import { packTree, readTree, type KnownTree } from '../../plan/engine/tree.ts';
import { planRulesFile, readRules, type WrittenRule } from '../../plan/rules-file.ts';
import { judgeCommand } from '../../references/commands.ts';
import { createLookup, type Lookup } from '../../references/lookup.ts';
import { judgeMake } from '../../references/make-kind.ts';
import type { Rewrite } from '../../references/moved.ts';
import { commandsOfLine } from '../../references/shell.ts';
import { closest } from '../../text/closest.ts';
import { BRANCHES_FILE } from '../../upstream/branches.ts';
import type { Draft, Fix } from '../finding.ts';
import { idsOf } from '../ids.ts';
import { fixIn } from '../references/rewrite.ts';
import type { Site, SiteRule } from '../rule.ts';

/** A rule of the change planner that is malformed, that fits no file of main, or that names what is not there. */
export const planRule: SiteRule = { id: 'references/plan-rule', severity: 'error', only: planRulesFile, check: (site) => site.memory.unlessClean('plan-rules', idsOf(site.pages), () => judgeRules(site)) };

function judgeRules(site: Site): (Draft & { readonly file: string })[] {
  const { file, faults } = readRules(site.root);
  const say = (line: number, message: string, fix?: Fix): Draft & { readonly file: string } => ({ rule: planRule.id, file: planRulesFile, line, column: 1, message, fix });
  const findings = faults.map(({ line, message }) => say(line, message));
  if (file === undefined || !site.exists(BRANCHES_FILE)) return findings;
  const lookup = createLookup(site.root);
  const { tree } = lookup.main;
  const lines = (readIfPresent(path.join(site.root, planRulesFile)) ?? '').split('\n');
  const starts = file.rules.map(({ line }) => line);
  const files = [...tree.files.keys(), ...tree.links.keys()];
  const known = readTree(packTree(files), Object.keys(lookup.main.modules));
  for (const link of [file.split.link, ...Object.values(file.links)]) findings.push(...judgeLink(link, site).map((message) => say(1, message)));
  for (const rule of file.rules) {
    const fitting = files.filter(matcherOf(rule.paths));
    const wrongPatterns = judgePatterns(rule.paths, files, lookup);
    const end = starts.find((line) => line > rule.line) ?? lines.length + 1;
    const fixes = new Map(wrongPatterns.map(({ problem, rewrite }) => [problem, rewrite && fixBetween(lines, rule.line, end, rewrite)]));
    const problems = [
      ...wrongPatterns.map(({ problem }) => problem),
      ...(fitting.length === 0 && wrongPatterns.length === 0 ? ['It fits no file of main.'] : []),
      ...(rule.unless === undefined ? [] : judgePatterns(rule.unless, files, lookup).map(({ problem }) => problem)),
      ...judgeLink(rule.link, site),
      ...judgeCommands(rule, fitting, known, lookup),
      ...('labels' in rule ? (rule.labels ?? []) : []).map((label) => lookup.judge('label', label, {})),
      ...('triggers' in rule ? rule.triggers : []).map((trigger) => lookup.judge('trigger', trigger, {})),
    ];
    findings.push(...problems.flatMap((problem) => (problem === undefined ? [] : [say(rule.line, `Rule "${rule.id}": ${problem}`, fixes.get(problem))])));
  }
  return findings;
}

interface WrongPattern {
  readonly problem: string;
  readonly rewrite?: Rewrite | undefined;
}

/** What is wrong with patterns one by one: each has to fit a file, and one that takes files out has to find some among the others'. */
function judgePatterns(patterns: readonly string[], files: readonly string[], lookup: Lookup): WrongPattern[] {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const candidates = files.filter(matcherOf(wanted));
  return patterns.flatMap((pattern) => {
    const takesOut = pattern.startsWith('!');
    const bare = takesOut ? pattern.slice(1) : pattern;
    if (candidates.some(matcherOf([bare]))) return [];
    // Of a pattern with wildcards the folder in front of them can be looked up.
    const fixed = bare.startsWith('/') ? bare.slice(1, bare.search(/[*?[]|$/)).replace(/[^/]*$/, (end) => (/[*?[]/.test(bare) ? '' : end)).replace(/\/$/, '') : '';
    const lost = fixed === '' ? undefined : lookup.judge('path', fixed, {});
    const problem = takesOut ? `"${pattern}" takes nothing out. ${lost ?? 'Remove it.'}` : `"${pattern}" fits no file of main. ${lost ?? 'Mend or remove it.'}`;
    const rewrite = fixed === '' ? undefined : lookup.rewrite('path', fixed, {});
    return [{ problem, ...(rewrite !== undefined && { rewrite: { from: bare, to: bare.replace(rewrite.from, rewrite.to) } }) }];
  });
}

/** The fix where a pattern stands between two lines of the file. */
function fixBetween(lines: readonly string[], first: number, end: number, rewrite: Rewrite): Fix | undefined {
  for (let line = first; line < end; line += 1) {
    const fix = fixIn(lines[line - 1] ?? '', { line, column: 1 }, rewrite);
    if (fix !== undefined) return fix;
  }
  return undefined;
}

function judgeLink(link: string, { byFile }: Site): string[] {
  const [docId = '', anchor] = link.split('#');
  const page = byFile.get(`docs/${docId}.md`);
  if (page === undefined) {
    const near = closest(docId, [...byFile.values()].map((one) => one.docId));
    return [`It links to "${link}", and there is no page docs/${docId}.md.${near === undefined ? '' : ` Did you mean "${near}"?`}`];
  }
  if (anchor === undefined || page.headings.some(({ id }) => id === anchor)) return [];
  const near = closest(anchor, page.headings.flatMap(({ id }) => id ?? []));
  return [`It links to "${link}", and ${page.file} has no such section.${near === undefined ? '' : ` Did you mean "${docId}#${near}"?`}`];
}

/** Verifies commands as they come out for the first file that fills them. */
function judgeCommands(rule: WrittenRule, fitting: readonly string[], known: KnownTree, lookup: Lookup): string[] {
  if (!('commands' in rule) || rule.commands === undefined) return [];
  const sample = fitting.find((one) => fillCommands(rule.commands ?? [], undefined, [one], known).length > 0);
  if (sample === undefined) return fitting.length === 0 ? [] : ['None of the files that it fits gives its commands a Go package.'];
  const many = 'many' in rule ? (rule.many ?? []) : [];
  return [...fillCommands(rule.commands, undefined, [sample], known), ...many].flatMap((line) => judgeLine(line, lookup));
}

function judgeLine(line: string, lookup: Lookup): string[] {
  return commandsOfLine(line, 1, 1).flatMap(({ words }) => {
    const texts = words.map(({ text }) => text.replace(/^(["'])(.*)\1$/s, '$2'));
    const [program = '', ...rest] = texts;
    const problem = program === 'make' ? judgeMake(rest, '', lookup, lookup.main) : judgeCommand(texts, lookup.main, lookup.stable);
    if (problem !== undefined) return [problem];
    const paths = texts.filter((text) => /^\.?[\w-]+\/[\w./-]+$|^\.\/[\w./-]+$/.test(text)).map((text) => text.replace(/^\.\//, '').replace(/\/?\.{3}$/, ''));
    return paths.flatMap((one) => (one === '' ? [] : (lookup.judge('path', one, {}) ?? [])));
  });
}
