import { createHash } from 'node:crypto';
import { readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs';
import path from 'node:path';
import { contentHash } from '../content-hash.ts';
import { messageOf } from '../errors.ts';
import { toolVersions } from '../tool-versions.ts';
import { listsText } from './style/lists.ts';

/** Where rules find what they read beside the pages. A rule that reads elsewhere must add it here; tests/unit/checks/stale-cache.test.ts turns examples of each into the others. */
export const inputFolders = ['docs', 'src', 'static'];
export const inputFiles = ['docusaurus.config.ts', 'package.json', 'sidebars.ts'];

/** No file that a rule reads comes near; of a larger one its time of change has to do. */
const largest = 64 * 1024 * 1024;

/**
 * A hash of what a verdict can depend on beside the texts of the pages and git: the tool and its lists, the site's configuration, every file of data, code
 * and assets, and the names of the pages.
 */
export function hashOfInputs(root: string): string {
  const hash = createHash('sha256').update(toolVersions()).update(listsText());
  const visited = new Set<string>();
  const add = (file: string): void => {
    hash.update(`\0${file}\0`);
    if (file.startsWith('docs/') && file.endsWith('.md')) return;
    try {
      const { size, mtimeMs } = statSync(path.join(root, file));
      hash.update(size > largest ? `${size} ${mtimeMs}` : contentHash(path.join(root, file)));
    } catch (error) {
      // What cannot be read, the rule that needs it reports.
      hash.update(messageOf(error));
    }
  };
  const visit = (folder: string): void => {
    const real = realpathSync(path.join(root, folder));
    // Links may lead in circles.
    if (visited.has(real)) return;
    visited.add(real);
    for (const entry of sorted(path.join(root, folder))) {
      const file = `${folder}/${entry.name}`;
      const kind = kindOf(entry, path.join(root, file));
      if (kind === 'folder') visit(file);
      else if (kind === 'file') add(file);
      else hash.update(`\0${file}\0`);
    }
  };
  for (const entry of sorted(root)) {
    const kind = kindOf(entry, path.join(root, entry.name));
    if (kind === 'folder' && inputFolders.includes(entry.name)) visit(entry.name);
    if (kind === 'file' && inputFiles.includes(entry.name)) add(entry.name);
  }
  // The site's settings come from the environment.
  for (const name of Object.keys(process.env).sort()) if (name.startsWith('PORTAL_')) hash.update(`\0${name}=${process.env[name] ?? ''}`);
  return hash.digest('hex');
}

function sorted(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function kindOf(entry: Dirent, absolute: string): 'file' | 'folder' | 'other' {
  if (!entry.isSymbolicLink()) return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
  const target = statOf(absolute);
  return target?.isFile() === true ? 'file' : target?.isDirectory() === true ? 'folder' : 'other';
}

/** What a link leads to; undefined where it leads nowhere, or in a circle. */
function statOf(absolute: string): Stats | undefined {
  try {
    return statSync(absolute);
  } catch {
    return undefined;
  }
}
