import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readIfPresent } from '../../scripts/files.ts';
import { hashOf } from './hash.ts';
import type { DiagramOptions } from './remark-diagrams.ts';

/** Reads diagrams from a folder of `<name>.svg` files, with the hash of all of them. */
export function diagramsIn(folder: string): DiagramOptions {
  const files = readdirSync(folder).filter((file) => file.endsWith('.svg')).sort();
  return {
    load: (name) => (/^[\w-]+$/.test(name) ? readIfPresent(path.join(folder, `${name}.svg`)) : undefined),
    inputs: hashOf(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])),
  };
}
