import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { neededInfima } from './infima.ts';
import { template } from './template.ts';

const folder = path.dirname(fileURLToPath(import.meta.url));
const { resolve } = createRequire(import.meta.url);

/** Whether the site is built light: always, but for the live preview and where `PORTAL_LIGHT=0` asks for Docusaurus as it is. */
export const light = process.env['NODE_ENV'] === 'production' && process.env['PORTAL_LIGHT'] !== '0';

/** What goes into the configuration of the site. The banner would report that the application is missing, on the home page. */
export const lightConfig = light ? { ssrTemplate: template, baseUrlIssueBanner: false } : {};

/**
 * Builds pages that are complete without the application, which follows when it is wanted: with the template of
 * template.ts, less of the theme's style sheet, and nothing fetched ahead.
 */
export default function lightPages({ siteDir }: LoadContext): Plugin {
  const infima = resolve('infima/dist/css/default/default.css');
  let needed = '';
  return {
    name: 'portal-light',
    async contentLoaded({ actions }) {
      const css = readFileSync(infima, 'utf8');
      // The same module in both ways of building, so that the bundler's cache sees its content change. The layer is the
      // one that the cascade-layers plugin gives to the original.
      needed = await actions.createData('infima.css', `@layer docusaurus.infima {\n${light ? neededInfima(css, textsOf(siteDir)) : css}\n}\n`);
    },
    getClientModules: () => [path.join(folder, 'served.css'), ...(light ? [path.join(folder, 'prefetch.ts')] : [])],
    configureWebpack: () => ({ resolve: { alias: { [infima]: needed } } }),
  };
}

/** All that may name a variable of Infima: the theme's styles, and what is ours. */
function* textsOf(siteDir: string): Generator<string> {
  const themes = [resolve('@docusaurus/theme-classic'), resolve('@docusaurus/theme-common')].map((main) => path.dirname(main));
  yield* textsIn(themes, /\.css$/);
  yield* textsIn([path.join(siteDir, 'src')], /\.(?:css|tsx?)$/);
}

function* textsIn(folders: readonly string[], name: RegExp): Generator<string> {
  for (const parent of folders) {
    for (const file of readdirSync(parent, { recursive: true, encoding: 'utf8' })) {
      if (name.test(file)) yield readFileSync(path.join(parent, file), 'utf8');
    }
  }
}
