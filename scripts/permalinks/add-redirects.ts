import path from 'node:path';
import type { Finding } from '../checks/finding.ts';
import { readIfPresent, writeProjectFile } from '../files.ts';
import { parseRedirects, redirectsFile, writeRedirects, type Redirect } from './redirects.ts';

/** Writes the redirects that mend findings to docs/redirects.yaml, unless that cannot be read. Gives the file if it changed. */
export function addRedirects(root: string, findings: readonly Finding[]): string[] {
  const wanted = findings.flatMap(({ redirect }): Redirect[] => (redirect ? [redirect] : []));
  const file = path.join(root, redirectsFile);
  const text = readIfPresent(file);
  const present = parseRedirects(text ?? '');
  if (wanted.length === 0 || present.findings.length > 0) return [];
  writeProjectFile(root, redirectsFile, writeRedirects(text, [...present.redirects, ...wanted]));
  return [redirectsFile];
}
