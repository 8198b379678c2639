import path from 'node:path';
import type { VcsConfig } from '@docusaurus/types';
import { git } from '../../scripts/git.ts';

interface Change {
  /** In milliseconds. */
  readonly timestamp: number;
  readonly author: string;
}

interface FileHistory {
  readonly first: Change;
  readonly last: Change;
}

/**
 * Says when and by whom each page of `folder` was changed, from git. Nothing without git, outside a repository and in a
 * shallow clone: there every file seems to be from its oldest commit. A page that was never committed has no changes.
 */
export function gitHistory(root: string, folder: string): VcsConfig {
  let histories: Map<string, FileHistory> | undefined;
  const historyOf = (file: string): FileHistory | undefined => {
    histories ??= readHistories(root, folder);
    return histories.get(path.relative(root, file).split(path.sep).join('/'));
  };
  return {
    initialize: () => undefined,
    getFileCreationInfo: (file) => Promise.resolve(historyOf(file)?.first ?? null),
    getFileLastUpdateInfo: (file) => Promise.resolve(historyOf(file)?.last ?? null),
  };
}

/** The first and the last change of each file below `folder`, by its path from the root. */
export function readHistories(root: string, folder: string): Map<string, FileHistory> {
  const histories = new Map<string, FileHistory>();
  if (git(root, ['rev-parse', '--is-shallow-repository'])?.trim() !== 'false') return histories;
  const log = git(root, ['log', '--no-show-signature', '--no-renames', '--relative', '--name-only', '-z', '--format=%x01%ct %an', '--', folder]) ?? '';
  for (const commit of log.split('\x01').slice(1)) {
    const [head = '', ...files] = commit.split('\0');
    const [, seconds = '', author = ''] = /^(\d+) (.*)$/s.exec(head) ?? [];
    const change = { timestamp: Number(seconds) * 1000, author };
    for (const file of files.map((name) => name.replace(/^\n/, '')).filter((name) => name !== '')) {
      histories.set(file, { first: change, last: histories.get(file)?.last ?? change });
    }
  }
  return histories;
}
