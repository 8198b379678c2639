import path from 'node:path';
import pc from 'picocolors';
import type { Finding, Fix } from '../checks/finding.ts';
import { linesOf } from './source-lines.ts';
import { tally, type Reporter } from './report.ts';

const widest = 160;

/** Nobody reads more of one file at a time; the other formats have all. */
const most = 100;

/** Findings for a person: grouped by file, each with its line, a caret under the place, and its help page. */
export const pretty: Reporter = ({ root, findings, files, durationMs }, { colour }) => {
  const paint = pc.createColors(colour);
  const out: string[] = [];
  for (const [file, group] of byFile(findings)) {
    const lines = linesOf(path.join(root, file));
    out.push(paint.underline(printable(file)));
    for (const finding of group.slice(0, most)) out.push(...one(finding, lines[finding.line - 1], paint));
    if (group.length > most) out.push(`  and ${group.length - most} more here: ${rulesOf(group.slice(most))}. Mend these first, or write --format json for all.`);
    out.push('');
  }
  const { errors, warnings } = tally(findings);
  const counts = `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  const verdict = errors > 0 ? paint.red(counts) : warnings > 0 ? paint.yellow(counts) : paint.green('No findings');
  out.push(`${verdict} in ${count(files, 'page')} (${(durationMs / 1000).toFixed(1)} s)`);
  return `${out.join('\n')}\n`;
};

function one(finding: Finding, source: string | undefined, paint: ReturnType<typeof pc.createColors>): string[] {
  const severity = finding.severity === 'error' ? paint.red('error') : paint.yellow('warning');
  const out = [`  ${finding.line}:${finding.column}  ${severity}  ${printable(finding.message)}  ${paint.dim(finding.rule)}`];
  if (source !== undefined && source.trim() !== '') {
    // A long line is cut around the place, so that the caret stays in sight.
    const from = Math.max(0, Math.min(finding.column - 1 - widest / 2, source.length - widest));
    const shown = printable(source.slice(from, from + widest));
    out.push(paint.dim(`        | ${shown}`), paint.dim(`        | ${' '.repeat(Math.max(0, finding.column - 1 - from))}`) + paint.bold('^'));
  }
  const change = finding.fix?.range.start.line === finding.line && source !== undefined ? changeOf(finding.fix, source) : undefined;
  if (change !== undefined) out.push(`        fix:  ${printable(change)}`);
  out.push(paint.dim(`        help: ${finding.help}`));
  return out;
}

/** What a fix changes, in words; undefined for one that no line can show. */
function changeOf({ range: { start, end }, text }: Fix, source: string): string | undefined {
  const old = start.line === end.line ? source.slice(start.column - 1, end.column - 1) : undefined;
  if (old === undefined || text.includes('\n') || old.length + text.length > widest / 2) return undefined;
  if (old === '') return `insert "${text}"`;
  return text === '' ? `remove "${old}"` : `write "${text}" for "${old}"`;
}

/** Text without control characters, which a page could steer the terminal with. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

/** How often each rule was broken, the most frequent first. */
function rulesOf(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([rule, times]) => `${rule} ${times}`).join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group) group.push(finding);
    else groups.set(finding.file, [finding]);
  }
  return groups;
}
