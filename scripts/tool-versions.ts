import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOfSources } from './bin/sources.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

let versions: string | undefined;

/** Says what the program is, where whoever started it has hashed it already. */
export function setToolVersions(sources: string): void {
  versions = sources;
}

/**
 * A hash of everything but the project that a result depends on: Node's version, the locked packages, the code. It is the same in the command line
 * and in the Docusaurus that it starts, so that the one has what the other remembered.
 */
export function toolVersions(): string {
  return (versions ??= hashOfSources(root));
}
