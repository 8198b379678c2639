import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Changes } from './project.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** Branches of the projects that tests make, newest first. */
const branches = [
  { name: 'main', version: '1.20', status: 'development' },
  { name: 'v1.18', version: '1.18', status: 'maintained' },
  { name: 'v1.17', version: '1.17', status: 'maintained' },
  { name: 'v1.16', version: '1.16', status: 'maintained' },
];

/** The real pins of all branches, so that the examples' names are verified as the pages' are. */
export function withPins(changes: Changes): Changes {
  const pins = branches.map(({ name }) => [`src/data/upstream/${name}.json`, readFileSync(path.join(root, `src/data/upstream/${name}.json`), 'utf8')] as const);
  const list = branches.map(({ name, version, status }) => `  - {name: ${name}, ref: ${name}, version: "${version}", status: ${status}}\n`);
  return { 'src/data/branches.yaml': `branches:\n${list.join('')}`, ...Object.fromEntries(pins), ...changes };
}
