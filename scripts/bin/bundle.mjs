import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Bundles of earlier sources that stay: somebody may go back and forth between two branches. */
const kept = 3;

/**
 * Packages that go into the bundle: they consist of many small files, whose loading costs more than what they do. The others load
 * files of their own from beside them.
 */
const bundled = /^(?:@eslint-community\/regexpp|commander|zod|yaml|picocolors|unified|vfile|github-slugger|markdownlint|p-limit|parse5|sax|stemmer|(?:remark|mdast-util|hast-util|unist-util)-[\w-]+)(?:\/|$)/;

/** The path of the bundle of the command line at `root`, below the folder `bundles`; made where it is not there yet. */
export async function bundleOf(root, bundles, sources) {
  const folder = path.join(bundles, sources.slice(0, 16));
  const entry = path.join(folder, 'main.cjs');
  if (existsSync(entry)) return entry;
  mkdirSync(bundles, { recursive: true });
  const unfinished = mkdtempSync(path.join(bundles, 'new-'));
  try {
    const { build } = await import('esbuild');
    // V8 cannot tell where an `import()` in remembered code comes from, so that packages outside the bundle are imported by what runs it.
    writeFileSync(path.join(unfinished, 'main.cjs'), await bundle(path.join(root, 'scripts', 'main.ts'), { build, importWith: 'importOutside' }));
    try {
      renameSync(unfinished, folder);
    } catch (error) {
      // Another run was faster.
      if (!existsSync(entry)) throw error;
    }
    tidy(bundles, folder);
    return entry;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * The TypeScript module `entry` and all that it imports of ours as one CommonJS module; packages stay outside but for those that `bundled`
 * names. `build` is esbuild's.
 */
export async function bundle(entry, { build, importWith = 'import' }) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minifyWhitespace: true,
    logLevel: 'silent',
    write: false,
    plugins: [ownPlaces(importWith), externalPackages],
  });
  return outputFiles[0].text;
}

/** A file that asks where it stands means its source. Packages outside the bundle are imported with the function `importWith`. */
const ownPlaces = (importWith) => ({
  name: 'own-places',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const source = readFileSync(file, 'utf8');
      const contents = source
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file)))
        .replaceAll('import.meta.filename', JSON.stringify(file))
        .replaceAll(/(?<![\w.])import\('([^'.][^']*)'\)/g, (whole, name) => (bundled.test(name) ? whole : `${importWith}('${name}')`));
      return contents === source ? undefined : { contents, loader: 'ts' };
    });
  },
});

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
function tidy(bundles, current) {
  const others = readdirSync(bundles, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(bundles, name))
    .filter((folder) => folder !== current)
    .map((folder) => ({ folder, time: statSync(folder).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { folder, time } of others.slice(kept - 1)) {
    if (Date.now() - time > 60_000) rmSync(folder, { recursive: true, force: true });
  }
}
