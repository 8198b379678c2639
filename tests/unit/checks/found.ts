import { checkProject } from '../../../scripts/checks/run.ts';
import { linesBeforeBody, makeProject, pageOf, type Changes } from './project.ts';

/** What the given rules or families find in the clean project with changes: `file:line:column rule message`. */
export async function found(changes: Changes, only: readonly string[]): Promise<string[]> {
  const { findings } = await checkProject({ root: makeProject(changes), only });
  return findings.map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`);
}

/** What they find in a page with the given text, at the text's own lines: `line:column message`. */
export async function foundIn(body: string, only: string): Promise<string[]> {
  const file = 'docs/testing/run-one-test.md';
  const { findings } = await checkProject({ root: makeProject({ [file]: pageOf(body) }), only: [only] });
  return findings.filter((finding) => finding.file === file).map(({ line, column, message }) => `${line - linesBeforeBody}:${column} ${message}`);
}
