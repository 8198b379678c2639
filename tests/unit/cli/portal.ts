import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';

const bin = path.resolve(import.meta.dirname, '../../../scripts/bin/portal.mjs');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real command line in a folder and waits for its end. */
export function portal(cwd: string, ...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  return { code: status, stdout, stderr };
}

/** Every file of a project with a digest of its content, links with their target; without installed packages and the cache. */
export function stateOf(root: string): Record<string, string> {
  const state: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const absolute = path.join(entry.parentPath, entry.name);
    const file = path.relative(root, absolute);
    if (file === 'node_modules' || file.startsWith(`node_modules${path.sep}`)) continue;
    if (entry.isSymbolicLink()) state[file] = readlinkSync(absolute);
    else if (entry.isFile()) state[file] = `${lstatSync(absolute).mtimeMs} ${createHash('sha256').update(readFileSync(absolute)).digest('hex')}`;
    else state[file] = 'folder or other';
  }
  return state;
}
