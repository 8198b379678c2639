import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleOf } from './bundle.mjs';
import { runCached } from './code-cache.mjs';
import { hashOfSources } from './sources.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const bundles = path.join(root, 'node_modules', '.cache', 'portal', 'cli');

/**
 * Runs the command line and gives its exit code. Compiling each of hundreds of TypeScript files as it is loaded takes half a second of
 * CPU: they are bundled once, under a name that is a hash of them all. Where that cannot be done, for example in a folder that nobody may
 * write to, and for somebody who looks for a fault, they are loaded as they are.
 */
export async function run(args) {
  const sources = hashOfSources(root, bundles);
  let bundle;
  if (process.env.PORTAL_DEBUG === undefined) {
    try {
      bundle = await bundleOf(root, bundles, sources);
    } catch {
      // The sources do the same, and slower.
    }
  }
  if (bundle !== undefined) return runCached(bundle, args[0] ?? '', ({ main }) => main(args, sources));
  (await import('tsx/esm/api')).register();
  const { main } = await import('../main.ts');
  return main(args, sources);
}
