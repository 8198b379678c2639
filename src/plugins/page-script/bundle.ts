import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { readIfPresent } from '../../../scripts/files.ts';
import { hashOf } from '../hash.ts';

const sources = path.dirname(fileURLToPath(import.meta.url));

/** The browsers of .browserslistrc. */
const target = ['chrome111', 'firefox115', 'safari16.4'];

/** A part of the script that comes when a reader first uses it: a module of its own with its styles and its data. */
export interface Part {
  /** Its file in parts/, without the extension. */
  readonly name: string;
  /** What the part gets as the constant `DATA`. */
  readonly data?: unknown;
}

export interface Bundle {
  /** The script for the head of every page. */
  readonly inline: string;
  /** The other files, by their addresses below the site's base. */
  readonly files: ReadonlyMap<string, string>;
}

/** Bundles the page script and its parts, small. `baseUrl` is the path of the site, with slashes at both ends. */
export async function bundle(parts: readonly Part[], baseUrl: string): Promise<Bundle> {
  const built = await Promise.all(parts.map(async ({ name, data }) => ({
    name,
    script: await build(path.join('parts', `${name}.ts`), 'esm', { DATA: data ?? null, STYLES: await styles(name) }),
  })));
  const folder = `assets/portal/${hashOf(built)}/`;
  return {
    inline: await build('entry.ts', 'iife', { PARTS: baseUrl + folder }),
    files: new Map(built.map(({ name, script }) => [`${folder}${name}.js`, script])),
  };
}

async function build(entry: string, format: 'iife' | 'esm', constants: Readonly<Record<string, unknown>>): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(sources, entry)],
    bundle: true,
    minify: true,
    format,
    target,
    define: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)])),
    // Where a part is named in full, its address is not a file to look for.
    external: typeof constants['PARTS'] === 'string' ? [`${constants['PARTS']}*`] : [],
    write: false,
  });
  return outputFiles.map(({ text }) => text.trim()).join('');
}

/** The styles of a part, as text that its script puts into the page; empty where it has none. */
async function styles(name: string): Promise<string> {
  const written = readIfPresent(path.join(sources, 'parts', `${name}.css`));
  return written === undefined ? '' : (await esbuild.transform(written, { loader: 'css', minify: true, target })).code.trim();
}
