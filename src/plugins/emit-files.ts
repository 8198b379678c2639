import type { Plugin } from '@docusaurus/types';

type Configuration = Exclude<ReturnType<NonNullable<Plugin['configureWebpack']>>, void>;
type BundlerPlugin = Exclude<NonNullable<Configuration['plugins']>[number], false | null | undefined | '' | 0 | ((...args: never[]) => unknown)>;
type Compiler = Parameters<BundlerPlugin['apply']>[0];

/** Makes a plugin of the bundler that adds files to what it writes, or serves in the live preview: texts by their addresses below the site's base. */
export function emitFiles(files: ReadonlyMap<string, string>): BundlerPlugin {
  return {
    apply(compiler: Compiler) {
      const { RawSource } = compiler.webpack.sources;
      compiler.hooks.thisCompilation.tap('portal-files', (compilation) => {
        compilation.hooks.processAssets.tap({ name: 'portal-files', stage: -2000 }, () => {
          for (const [address, text] of files) compilation.emitAsset(address, new RawSource(text), { minimized: true });
        });
      });
    },
  };
}
