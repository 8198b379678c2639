import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PortalError } from './errors.ts';

/**
 * Writes `content` to `file` whole or not at all: beside it first, then renamed over it. Makes missing folders.
 * Throws the system's error, with nothing left behind.
 */
export function writeFileAtomic(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = unfinishedBeside(file);
  try {
    writeFileSync(beside, content);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  sweep(path.dirname(file));
}

/**
 * Writes a folder whose name tells its content, whole or not at all: beside it first, then renamed. `files` are by path
 * inside it. Does nothing where the folder is there. Throws the system's error, with nothing left behind.
 */
export function writeFolderAtomic(folder: string, files: ReadonlyMap<string, string>): void {
  if (existsSync(folder)) return;
  const beside = unfinishedBeside(folder);
  try {
    for (const inner of new Set([...files.keys()].map((file) => path.dirname(file)))) mkdirSync(path.join(beside, inner), { recursive: true });
    for (const [file, content] of files) writeFileSync(path.join(beside, file), content);
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
  sweep(path.dirname(folder));
}

/**
 * Copies what is finished in a folder into another: as further names of the same files where the system can do that, since ours are
 * never written into but replaced. Throws the system's error.
 */
export function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (unfinished.test(entry.name)) continue;
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else linkOrCopy(source, target);
  }
}

function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    // Another disk, a system without links, or a file that is there: to write into that might be to write into a name of another one.
    rmSync(target, { force: true });
    copyFileSync(source, target);
  }
}

function unfinishedBeside(place: string): string {
  return path.join(path.dirname(place), `.${path.basename(place)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`);
}

const swept = new Set<string>();

/** Names of files that are about to be renamed, by this and by `permalinks/move`. */
const unfinished = /^\.(?:.+\.\d+\.[0-9a-f]{8}|portal-\d+-\d+)\.tmp$/;

/** Removes what processes that were killed left in a folder, once a process. What is younger than an hour may be at work. */
function sweep(folder: string): void {
  if (swept.has(folder)) return;
  swept.add(folder);
  try {
    for (const name of readdirSync(folder)) {
      const file = path.join(folder, name);
      if (unfinished.test(name) && Date.now() - lstatSync(file).mtimeMs > 3_600_000) rmSync(file, { recursive: true, force: true });
    }
  } catch {
    // What cannot be removed harms nobody, and the file that was asked for is written.
  }
}

/**
 * Writes a file of the project, by its path from the root, as `writeFileAtomic` does. Throws PortalError where a link in its path leads
 * out of the project.
 */
export function writeProjectFile(root: string, file: string, content: string | Uint8Array): void {
  refuseOutside(root, file);
  writeFileAtomic(path.join(root, file), content);
}

/** Throws PortalError for a path that leads out of the project, or whose folder does by a link. */
export function refuseOutside(root: string, file: string): void {
  const whole = realpathSync(root);
  let folder = path.dirname(path.resolve(root, file));
  for (;;) {
    try {
      const real = realpathSync(folder);
      if (real === whole || real.startsWith(`${whole}${path.sep}`)) return;
      throw new PortalError(`${file}: outside the project at ${root}, so nothing is written there. Give a place below it, and remove links that lead out of it.`);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      folder = path.dirname(folder);
    }
  }
}

/** Reads a UTF-8 file, or gives undefined where there is none. Throws any other system error. */
export function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
