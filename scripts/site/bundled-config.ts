import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hashOf } from '../../src/plugins/hash.ts';
import { bundle } from '../bin/bundle.mjs';
import { hashOfSources } from '../bin/sources.mjs';
import { readIfPresent, writeFileAtomic } from '../files.ts';

const folder = 'node_modules/.cache/portal/site';

/**
 * The path of the site's configuration at `root` as one file, made anew where a source changed. Docusaurus would compile its 150 modules one
 * by one and run them twice, and its bundler would not see when one of them that renders pages changes: this file names what it
 * loads by its content. Throws what the compiler throws.
 */
export async function bundledConfig(root: string): Promise<string> {
  const place = (name: string): string => path.join(root, folder, name);
  const config = place('docusaurus.config.cjs');
  const sources = hashOfSources(root);
  if (readIfPresent(place('sources.txt')) === sources) return config;
  const { build } = await import('esbuild');
  const content = await bundle(path.join(root, 'docusaurus.config.ts'), { build });
  const name = `config-${hashOf(content)}.cjs`;
  writeFileAtomic(place(name), content);
  // Docusaurus loads a configuration twice, as if it were new; what Node loads is there the second time.
  writeFileAtomic(config, `module.exports = require('node:module').createRequire(__filename)('./${name}').default;\n`);
  writeFileAtomic(place('sources.txt'), sources);
  // Those of earlier sources, last: another build may be loading the same.
  for (const other of readdirSync(place(''))) if (other.startsWith('config-') && other !== name) rmSync(place(other), { force: true });
  return config;
}
