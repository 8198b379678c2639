import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeProjectFile } from '../files.ts';
import type { Position } from '../pages/page.ts';
import { decodePage } from '../pages/decode.ts';
import { parseMarkdown } from '../pages/parse.ts';
import { addRedirects } from '../permalinks/add-redirects.ts';
import type { Finding, Fix } from './finding.ts';

/** One fix can lay bare the next, for example an indent after a marker; more rounds than this would mean two rules at odds. */
export const maxRounds = 5;

/** Applies the fixes of the findings to their files, each whole or not at all. Gives the files that changed. Code blocks are never touched. */
export function applyFixes(root: string, findings: readonly Finding[], isSafe: (rule: string) => boolean): string[] {
  const byFile = new Map<string, Fix[]>();
  for (const { file, fix, rule } of findings) {
    if (fix && isSafe(rule)) byFile.set(file, [...(byFile.get(file) ?? []), fix]);
  }
  const files = [...byFile].flatMap(([file, fixes]) => {
    const absolute = path.join(root, file);
    // The places of fixes are those in the text with LF line ends, which is written then.
    const source = decodePage(readFileSync(absolute)).text;
    if (source === undefined) return [];
    const mended = mend(source, fixes, file.endsWith('.md'));
    if (mended === source) return [];
    writeProjectFile(root, file, mended);
    return [file];
  });
  return [...files, ...addRedirects(root, findings.filter(({ rule }) => isSafe(rule)))];
}

/** The text with the fixes applied, from its end to its start; of two that overlap the later one waits for the next round. */
export function mend(source: string, fixes: readonly Fix[], isMarkdown = true): string {
  const starts = lineStarts(source);
  const offsetOf = ({ line, column }: Position): number => Math.min((starts[line - 1] ?? source.length) + column - 1, source.length);
  const code = (isMarkdown ? parseMarkdown(source).fences : []).map(({ at }) => [offsetOf(at.start), offsetOf(at.end)] as const);
  const edits = fixes
    .map(({ range, text }) => ({ start: offsetOf(range.start), end: offsetOf(range.end), text }))
    .filter((edit) => !code.some(([start, end]) => edit.start < end && edit.end > start && !(edit.start <= start && edit.end <= start)))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let done = 0;
  let last: { start: number; end: number } | undefined;
  for (const edit of edits) {
    if (last && (edit.start < last.end || (edit.start === last.start && edit.end === last.end))) continue;
    result += source.slice(done, edit.start) + edit.text;
    done = edit.end;
    last = edit;
  }
  return result + source.slice(done);
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let index = source.indexOf('\n'); index !== -1; index = source.indexOf('\n', index + 1)) starts.push(index + 1);
  return starts;
}
