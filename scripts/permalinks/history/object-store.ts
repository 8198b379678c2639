import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PortalError } from '../../errors.ts';
import { git } from '../../git.ts';

/** Makes git write new objects to a folder of their own, so that looking at a repository leaves nothing in it. */
export interface ObjectStore {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Lends a store for objects beside those of the repository and removes it afterwards. Throws PortalError where there is no repository. */
export function withObjectStore<T>(gitDir: string, use: (store: ObjectStore) => T): T {
  const objects = git(gitDir, ['rev-parse', '--path-format=absolute', '--git-path', 'objects'])?.trim();
  if (objects === undefined) throw new PortalError(`${gitDir}: no git repository, or one that git refuses to read; "git status" there says why.`);
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-objects-'));
  try {
    return use({ folder, env: { GIT_OBJECT_DIRECTORY: folder, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects } });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The working tree's files below a folder, new ones too, as a commit on top of HEAD that only the store has. Throws PortalError without a commit. */
export function commitWorkingTree(gitDir: string, folder: string, { env, folder: store }: ObjectStore): string {
  const index = { ...env, GIT_INDEX_FILE: path.join(store, 'index') };
  const nobody = { GIT_AUTHOR_NAME: 'portal', GIT_AUTHOR_EMAIL: 'portal', GIT_COMMITTER_NAME: 'portal', GIT_COMMITTER_EMAIL: 'portal' };
  git(gitDir, ['read-tree', 'HEAD'], { env: index });
  git(gitDir, ['add', '--all', '--', `:(top)${folder}`], { env: index });
  const tree = git(gitDir, ['write-tree'], { env: index })?.trim();
  const commit = tree && git(gitDir, ['commit-tree', tree, '-p', 'HEAD', '-m', 'working tree'], { env: { ...env, ...nobody } })?.trim();
  if (!commit) throw new PortalError(`${gitDir}: git cannot read the working tree. Expected a clone with at least one commit and a folder ${folder}/.`);
  return commit;
}
