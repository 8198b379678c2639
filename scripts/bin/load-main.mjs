import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const scripts = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const root = path.dirname(scripts);
const bundles = path.join(root, 'node_modules', '.cache', 'portal', 'cli');

/** Bundles of earlier sources that stay: a program that runs for hours, such as `portal dev`, loads parts of its own late. */
const kept = 3;

/**
 * Packages that go into the bundle: they consist of many small files, whose loading costs more than what they do. The others load
 * files of their own from beside them.
 */
const bundled = /^(?:commander|zod|yaml|picocolors|unified|vfile|github-slugger|markdownlint|(?:remark|mdast-util|unist-util)-[\w-]+)(?:\/|$)/;

/**
 * Gives the command line's `main`. Compiling each of hundreds of TypeScript files as it is loaded takes half a second of CPU: they are
 * bundled once, under a name that is a hash of them all. Where that cannot be done, for example in a folder that nobody may write to,
 * and for somebody who looks for a fault, they are loaded as they are.
 */
export async function loadMain() {
  const sources = hashOfSources();
  let bundle;
  if (process.env.PORTAL_DEBUG === undefined) {
    try {
      bundle = await bundleOf(sources);
    } catch {
      // The sources do the same, and slower.
    }
  }
  if (bundle === undefined) (await import('tsx/esm/api')).register();
  const { main } = await import(bundle === undefined ? '../main.ts' : pathToFileURL(bundle).href);
  return (args) => main(args, sources);
}

/** A hash of the sources, the packages and Node: what the command line does depends on nothing else. */
function hashOfSources() {
  const hash = createHash('sha256').update(process.version).update(root);
  hash.update(readFileSync(path.join(root, 'package-lock.json')));
  for (const folder of ['scripts', 'src']) {
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:[mc]?[jt]sx?|json)$/.test(file) && !file.startsWith('data')).sort();
    for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(path.join(root, folder, file)));
  }
  return hash.digest('hex');
}

async function bundleOf(sources) {
  const folder = path.join(bundles, sources.slice(0, 16));
  const entry = path.join(folder, 'main.mjs');
  if (existsSync(entry)) return entry;
  mkdirSync(bundles, { recursive: true });
  const unfinished = mkdtempSync(path.join(bundles, 'new-'));
  try {
    const { build } = await import('esbuild');
    await build({
      entryPoints: [path.join(scripts, 'main.ts')],
      outdir: unfinished,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'silent',
      // Packages in CommonJS ask for Node's own modules.
      banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
      plugins: [ownPlaces, externalPackages],
    });
    try {
      renameSync(unfinished, folder);
    } catch (error) {
      // Another run was faster.
      if (!existsSync(entry)) throw error;
    }
    tidy(folder);
    return entry;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** A file that asks where it stands means its source. */
const ownPlaces = {
  name: 'own-places',
  setup(build) {
    build.onLoad({ filter: /[\\/]scripts[\\/].*\.ts$/ }, ({ path: file }) => {
      const source = readFileSync(file, 'utf8');
      return source.includes('import.meta.url') ? { contents: source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)), loader: 'ts' } : undefined;
    });
  },
};

const externalPackages = {
  name: 'external-packages',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path: name, importer, kind }) => {
      if (kind === 'entry-point' || importer.includes('node_modules') || bundled.test(name)) return undefined;
      return { path: name, external: true };
    });
  },
};

/** Removes bundles of sources that are gone but for the newest, and what a killed run left. */
function tidy(current) {
  const others = readdirSync(bundles).map((name) => path.join(bundles, name)).filter((folder) => folder !== current).map((folder) => ({ folder, time: statSync(folder).mtimeMs })).sort((a, b) => b.time - a.time);
  for (const { folder, time } of others.slice(kept - 1)) {
    if (Date.now() - time > 60_000) rmSync(folder, { recursive: true, force: true });
  }
}
