import type { Plugin } from '@docusaurus/types';

/**
 * Lets Docusaurus build inside a package of `"type": "module"`. Two kinds of its files are CommonJS: the generated
 * modules, which use `require.resolveWeak`, and the chunks of the server bundle, which Node itself loads.
 */
export default function moduleTypes(): Plugin {
  return {
    name: 'portal-module-types',
    configureWebpack: (_config, isServer) => ({
      module: {
        rules: [{ test: /[\\/]\.docusaurus[\\/].*\.js$/, type: 'javascript/auto', resolve: { fullySpecified: false } }],
      },
      ...(isServer && { output: { chunkFilename: 'chunks/[name].[contenthash:8].cjs' } }),
    }),
  };
}
