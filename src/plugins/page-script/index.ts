import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { bundle } from './bundle.ts';
import type { Bundle, Part } from './bundle.ts';

const folder = path.dirname(fileURLToPath(import.meta.url));

/**
 * Puts our own small script into the head of every page. It works on the page as served, before the application
 * arrives and also when it never does, and listens on the document, so that it outlives every change of page. Its
 * `parts` are files beside the application's, loaded when they are used (parts.ts).
 */
export default function pageScript(parts: readonly Part[]): (context: LoadContext) => Plugin {
  return ({ baseUrl }) => {
    let script: Bundle = { inline: '', files: new Map() };
    return {
      name: 'portal-page-script',
      async loadContent() {
        script = await bundle(parts, baseUrl);
      },
      getClientModules: () => ['take-over.ts', 'shown.ts'].map((file) => path.join(folder, file)),
      injectHtmlTags: () => ({ headTags: [{ tagName: 'script', innerHTML: script.inline }] }),
      configureWebpack: (_config, isServer) => (isServer ? {} : { plugins: [{ apply: (compiler: Compiler) => { emit(compiler, script.files); } }] }),
      getPathsToWatch: () => [path.join(folder, '**/*.{ts,css}')],
    };
  };
}

type Configuration = Exclude<ReturnType<NonNullable<Plugin['configureWebpack']>>, void>;
type BundlerPlugin = Exclude<NonNullable<Configuration['plugins']>[number], false | null | undefined | '' | 0 | ((...args: never[]) => unknown)>;
type Compiler = Parameters<BundlerPlugin['apply']>[0];

/** Adds files to what the bundler writes, or serves in the live preview. */
function emit(compiler: Compiler, files: ReadonlyMap<string, string>): void {
  const { RawSource } = compiler.webpack.sources;
  compiler.hooks.thisCompilation.tap('portal-page-script', (compilation) => {
    compilation.hooks.processAssets.tap({ name: 'portal-page-script', stage: -2000 }, () => {
      for (const [file, text] of files) compilation.emitAsset(file, new RawSource(text), { minimized: true });
    });
  });
}
