import { lstatSync, readFileSync } from 'node:fs';

/**
 * The lines of the file that a finding names; none where it is no plain file (a link may lead out of the project) or
 * cannot be read: a report without source lines is still a report.
 */
export function linesOf(absolute: string): string[] {
  try {
    return lstatSync(absolute).isFile() ? readFileSync(absolute, 'utf8').split('\n') : [];
  } catch {
    return [];
  }
}
