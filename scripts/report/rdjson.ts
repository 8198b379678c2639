import path from 'node:path';
import type { Position } from '../pages/page.ts';
import type { Reporter } from './report.ts';
import { linesOf } from './source-lines.ts';

/** reviewdog's format, whose suggestions become one-click changes: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
export const rdjson: Reporter = ({ root, findings }) => {
  const sources = new Map<string, string[]>();
  // reviewdog counts columns in bytes of UTF-8.
  const place = (file: string, { line, column }: Position): Position => {
    const lines = sources.get(file) ?? linesOf(path.join(root, file));
    sources.set(file, lines);
    return { line, column: Buffer.byteLength((lines[line - 1] ?? '').slice(0, column - 1).padEnd(column - 1)) + 1 };
  };
  const diagnostics = findings.map(({ rule, severity, file, line, column, message, help, fix }) => ({
    message,
    location: { path: file, range: { start: place(file, { line, column }) } },
    severity: severity === 'error' ? 'ERROR' : 'WARNING',
    code: { value: rule, url: help },
    ...(fix && { suggestions: [{ range: { start: place(file, fix.range.start), end: place(file, fix.range.end) }, text: fix.text }] }),
  }));
  return `${JSON.stringify({ source: { name: 'portal', url: 'https://github.com/cilium/contributor-portal' }, diagnostics }, null, 2)}\n`;
};
