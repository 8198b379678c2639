import { PortalError } from '../errors.ts';
import { git } from '../git.ts';
import type { Finding } from './finding.ts';

type Lines = ReadonlySet<number> | 'all';

/** What a change touched: each file with its changed lines, or all of them where the file is new. */
export type ChangedLines = ReadonlyMap<string, Lines>;

/** A change: the commit that it is compared with, the lines that it touched, and the earlier name of each file that it renamed. */
export interface Change {
  readonly base: string;
  readonly lines: ChangedLines;
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Reads which lines differ between `base` (by default the merge base with the default branch, or HEAD on that branch) and the files as they are.
 * Throws PortalError without a git repository, in a shallow clone that lacks the base, or for an unknown base.
 */
export function readChangedLines(root: string, base: string | undefined): Change {
  if (git(root, ['rev-parse', '--is-inside-work-tree'])?.trim() !== 'true') {
    throw new PortalError('--changed needs git history, and this folder is no git repository. Clone the portal with git, or run the check without --changed.');
  }
  const commit = base === undefined ? defaultBase(root) : git(root, ['rev-parse', '--verify', '--quiet', `${base}^{commit}`])?.trim();
  if (commit === undefined || commit === '') {
    const shallow = git(root, ['rev-parse', '--is-shallow-repository'])?.trim() === 'true';
    throw new PortalError(
      shallow
        ? 'The clone is shallow and lacks the commit to compare with. Run "git fetch --unshallow", or check out with "fetch-depth: 0".'
        : `--changed${base === undefined ? '' : `=${base}`}: no such commit. Give a branch, tag or commit that exists here, for example --changed=origin/main.`,
    );
  }
  const lines = new Map<string, Lines>();
  const diff = git(root, ['diff', '--unified=0', '--no-color', '--no-ext-diff', '--find-renames', '--relative', '--src-prefix=a/', '--dst-prefix=b/', commit]) ?? '';
  for (const [file, touched] of parseDiff(diff)) lines.set(file, touched);
  for (const file of (git(root, ['ls-files', '--others', '--exclude-standard', '-z']) ?? '').split('\0')) if (file !== '') lines.set(file, 'all');
  return { base: commit, lines, renamed: renamesIn(diff) };
}

/** The earlier name of each file that a diff renames; Git quotes a name with unusual signs, which no page may have. */
function renamesIn(diff: string): Map<string, string> {
  return new Map([...diff.matchAll(/^rename from (.+)\nrename to (.+)$/gm)].map(([, from = '', to = '']) => [to, from]));
}

function defaultBase(root: string): string | undefined {
  const head = git(root, ['rev-parse', '--verify', '--quiet', 'HEAD'])?.trim();
  for (const branch of ['origin/main', 'main']) {
    const merged = git(root, ['merge-base', 'HEAD', branch])?.trim();
    if (merged !== undefined && merged !== '') return merged;
  }
  return head;
}

/** Lines that a diff without context adds or changes, by file. A removal counts for the lines on both sides of it. */
export function parseDiff(diff: string): Map<string, Set<number>> {
  const files = new Map<string, Set<number>>();
  let current: Set<number> | undefined;
  for (const line of diff.split('\n')) {
    const file = /^\+\+\+ "?b\/(.*?)"?\t?$/.exec(line)?.[1];
    if (file !== undefined) {
      current = new Set();
      files.set(file, current);
      continue;
    }
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk || !current) continue;
    const start = Number(hunk[1]);
    const count = hunk[2] === undefined ? 1 : Number(hunk[2]);
    if (count === 0) {
      current.add(start).add(start + 1);
    } else {
      for (let offset = 0; offset < count; offset += 1) current.add(start + offset);
    }
  }
  return files;
}

/**
 * The findings that the change brought: on its lines, and elsewhere those that the base did not have. `before` are the base's findings;
 * a finding is the same in both when rule, file and message agree, wherever it stands and whatever the file was called.
 */
export function broughtBy({ lines, renamed }: Pick<Change, 'lines' | 'renamed'>, findings: readonly Finding[], before: readonly Finding[]): Finding[] {
  const left = new Map<string, number>();
  for (const finding of before) left.set(identity(finding), (left.get(identity(finding)) ?? 0) + 1);
  return findings.filter((finding) => {
    const touched = lines.get(finding.file);
    if (touched === 'all' || touched?.has(finding.line) === true) return true;
    const key = identity({ ...finding, file: renamed.get(finding.file) ?? finding.file });
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function identity({ rule, file, message }: Finding): string {
  // How often a word stands in how many pages, a callout's share and the line of something else change with every edit.
  return `${rule}\0${file}\0${message.replace(/ \(\d+ times in \d+ pages\)|\d+(?= %)|(?<=\bline )\d+/g, '')}`;
}
