import { existsSync } from 'node:fs';
import path from 'node:path';
import { PortalError } from './errors.ts';

/**
 * Finds the project: the nearest folder at or above `from` that holds docusaurus.config.ts and docs/.
 * The command line works on the project that one stands in, never on the one that it was installed with.
 * Throws PortalError where there is none.
 */
export function findRoot(from: string): string {
  let folder = path.resolve(from);
  for (;;) {
    if (existsSync(path.join(folder, 'docusaurus.config.ts')) && existsSync(path.join(folder, 'docs'))) return folder;
    const parent = path.dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  throw new PortalError(
    `${from}: no portal here or in a folder over it. Expected a folder with docusaurus.config.ts and docs/; change to your clone of the portal and run the command again.`,
  );
}

/** The only folder that the command line keeps a cache in. */
export function cacheFolder(root: string): string {
  return path.join(root, 'node_modules', '.cache', 'portal');
}
