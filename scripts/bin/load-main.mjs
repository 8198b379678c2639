import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleOf } from './bundle.mjs';
import { runCached } from './code-cache.mjs';
import { hashOfSources } from './sources.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const bundles = path.join(root, 'node_modules', '.cache', 'portal', 'cli');

/**
 * Runs the command line and gives its exit code. Compiling each of hundreds of TypeScript files as it is loaded takes half a second of
 * CPU: they are bundled once, under a name that is a hash of them all. In a folder that nobody may write to, which is said, and for somebody
 * who looks for a fault, they are loaded as they are. Throws an error whose message is for people where the sources or packages are broken.
 */
export async function run(args) {
  try {
    return await load(args);
  } catch (error) {
    throw inWords(error);
  }
}

async function load(args) {
  const sources = hashOfSources(root);
  let bundle;
  if (process.env.PORTAL_DEBUG === undefined) {
    try {
      bundle = await bundleOf(root, bundles, sources);
    } catch (error) {
      if (!unwritable.has(error.code)) throw error;
      // The sources do the same, and slower.
      process.stderr.write(`portal: starts slowly, since its bundle cannot be written: ${firstLine(error)}. Make ${path.relative(process.cwd(), bundles)} writable.\n`);
    }
  }
  if (bundle !== undefined) return runCached(bundle, args[0] ?? '', ({ main }) => main(args, sources));
  (await import('tsx/esm/api')).register();
  const { main } = await import('../main.ts');
  return main(args, sources);
}

/** What the system says where nobody may write, or no room is left. */
const unwritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST']);

/** The error in words of its own: the places of faults that the compiler found, or the package that is missing. */
function inWords(error) {
  const places = (error.errors ?? []).map(({ text, location }) => (location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text));
  if (places.length > 0) return new Error(`the command line's own source is broken:\n${places.slice(0, 5).join('\n')}`, { cause: error });
  const missing = ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(error.code) ? ' A package is missing: run "npm ci --ignore-scripts --include=dev".' : '';
  return new Error(`${firstLine(error)}.${missing} PORTAL_DEBUG=1 shows more.`, { cause: error });
}

function firstLine(error) {
  return String(error.message).split('\n')[0];
}
