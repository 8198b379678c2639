import { git } from '../../git.ts';

/** Places outside docs/ that name a page by its id and are in none of the given files, as `file:line`; none without a git repository. */
export function otherMentions(root: string, docId: string, changed: ReadonlySet<string>): string[] {
  const found = git(root, ['grep', '--untracked', '--line-number', '--fixed-strings', '--word-regexp', '-I', '-e', docId, '--', '.', ':!docs', ':!static', ':!tests', ':!scripts', ':!src/data/upstream']) ?? '';
  return found.split('\n').flatMap((line) => {
    const [, file, number] = /^(.+?):(\d+):/.exec(line) ?? [];
    return file === undefined || changed.has(file) ? [] : [`${file}:${number ?? ''}`];
  });
}
