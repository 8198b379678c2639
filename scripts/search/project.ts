import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { toolVersions } from '../tool-versions.ts';
import { messageOf, PortalError } from '../errors.ts';
import { readIfPresent, writeFileAtomic, writeFolderAtomic } from '../files.ts';
import { discoverPages } from '../pages/discover.ts';
import { manifestFile, readManifest } from './engine/manifest.ts';
import { Search } from './engine/search.ts';
import { indexFolder } from './folders.ts';
import { wordFiles } from './word-files.ts';

export interface UpdateOptions {
  /** Pages (paths from the root) that the site leaves out. */
  readonly leaveOut?: readonly string[] | undefined;
}

/**
 * Makes the index of a project's pages, unless the last one was made of the same. Gives whether it was made. The new files
 * come before the manifest that names them, and the old ones go last, so that a reader never finds half an index.
 * Throws PortalError where data that it is made of are damaged.
 */
export async function updateIndex(root: string, { leaveOut = [] }: UpdateOptions = {}): Promise<boolean> {
  const folder = indexFolder(root);
  const inputs = inputsOf(root, leaveOut);
  const present = presentManifest(folder);
  if (present?.inputs === inputs && existsSync(path.join(folder, present.folder))) return false;
  const { indexOf } = await import('./index-of.ts');
  const files = indexOf(root, { inputs, leaveOut });
  const manifest = files.get(manifestFile) ?? '';
  const { folder: current } = readManifest(manifest);
  const inside = [...files].filter(([file]) => file !== manifestFile);
  writeFolderAtomic(path.join(folder, current), new Map(inside.map(([file, content]) => [path.relative(current, file), content])));
  writeFileAtomic(path.join(folder, manifestFile), manifest);
  // A name with a dot in front is another process's, which has not finished.
  for (const name of readdirSync(folder)) if (name !== manifestFile && name !== current && !name.startsWith('.')) rmSync(path.join(folder, name), { recursive: true, force: true });
  return true;
}

/** Opens the index of a project for queries; makes it first where there is none or the pages have changed since. */
export async function openIndex(root: string): Promise<Search> {
  await updateIndex(root);
  return Search.open((file) => Promise.resolve(readFileSync(path.join(indexFolder(root), file), 'utf8')));
}

function presentManifest(folder: string): ReturnType<typeof readManifest> | undefined {
  const text = readIfPresent(path.join(folder, manifestFile));
  if (text === undefined) return undefined;
  try {
    return readManifest(text);
  } catch {
    // Of another version, or damaged: it is made anew.
    return undefined;
  }
}

/** A hash of all that the index is made of: pages, the words beside them, and the code that makes it. Rows are made of the pages' own data. */
function inputsOf(root: string, leaveOut: readonly string[]): string {
  const hash = createHash('sha256').update(toolVersions());
  const own = path.dirname(fileURLToPath(import.meta.url));
  for (const file of filesBelow(own)) hash.update(file).update(readFileSync(path.join(own, file)));
  for (const file of wordFiles) hash.update(readIfPresent(path.join(root, file)) ?? '').update('\0');
  try {
    for (const { file, absolute } of discoverPages(root).files) hash.update(file).update(leaveOut.includes(file) ? '' : readFileSync(absolute));
  } catch (error) {
    throw new PortalError(`The pages cannot be read: ${messageOf(error)}. Check the rights of docs/ and run the command again.`);
  }
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}
