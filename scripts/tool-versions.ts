import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readIfPresent } from './files.ts';

let versions: string | undefined;

/** Says what the program is, where whoever started it has hashed it already. */
export function setToolVersions(sources: string): void {
  versions = sources;
}

/** A hash of everything but the project that a result depends on: Node's version, the locked packages, the code of the command line. */
export function toolVersions(): string {
  versions ??= hashOfSources();
  return versions;
}

function hashOfSources(): string {
  const own = path.dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(process.version).update(readIfPresent(path.join(own, '..', 'package-lock.json')) ?? '');
  for (const file of readdirSync(own, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(own, file)));
  }
  return hash.digest('hex');
}
