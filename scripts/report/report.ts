import { isatty } from 'node:tty';
import type { Finding } from '../checks/finding.ts';

/** What a check found, as reporters get it. */
export interface Report {
  readonly root: string;
  readonly findings: readonly Finding[];
  readonly files: number;
  readonly durationMs: number;
}

/** Turns a report into text; it never prints and never changes the result. */
export type Reporter = (report: Report, options: { readonly colour: boolean }) => string;

/** Number of errors and of warnings. */
export function tally(findings: readonly Finding[]): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}

/** Whether colors reach the reader: on a terminal, unless NO_COLOR is set to something (https://no-color.org). */
export function hasColour(): boolean {
  return isatty(process.stdout.fd) && (process.env['NO_COLOR'] ?? '') === '';
}
