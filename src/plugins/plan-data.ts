import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from '@docusaurus/types';
import { transform } from 'esbuild';
import { buildPlanData } from '../../scripts/plan/build-data.ts';
import { planRulesFile } from '../../scripts/plan/rules-file.ts';
import { pinPath } from '../../scripts/upstream/pin.ts';
import { hashOf } from './hash.ts';

const STYLES = 'src/css/plan.css';

/** A file of the site beside its scripts: where its content stands until then, and its path. */
interface Asset {
  source: string;
  path: string;
}

/**
 * Makes the data and the styles of the change planner as files of the site that its page alone asks for: Docusaurus would put the styles
 * into the sheet of all pages. `import address from '@portal/plan-data'` and `'@portal/plan-styles'` give their addresses.
 */
export default function planData({ siteDir }: { siteDir: string }): Plugin {
  let assets: { data: Asset; styles: Asset } | undefined;
  return {
    name: 'portal-plan-data',
    async contentLoaded({ actions }) {
      const make = async (name: string, ending: string, content: string): Promise<Asset> => ({
        source: await actions.createData(name, content),
        // Named here, since the bundler names a style sheet anew for browsers once it has made it smaller, and not for the server.
        path: `assets/plan/${hashOf(content)}.${ending}`,
      });
      const { code } = await transform(readFileSync(path.join(siteDir, STYLES), 'utf8'), { loader: 'css', minify: true });
      // Under the name of a text, no rule for styles takes the source.
      assets = { data: await make('plan.json', 'json', JSON.stringify(buildPlanData(siteDir))), styles: await make('plan.txt', 'css', code) };
    },
    configureWebpack(_config, isServer) {
      if (assets === undefined) return {};
      const { data, styles } = assets;
      return {
        resolve: { alias: { '@portal/plan-data$': data.source, '@portal/plan-styles$': styles.source } },
        module: { rules: [data, styles].map(({ source, path: filename }) => ({ test: (file: string) => file === source, type: 'asset/resource', generator: { filename, emit: !isServer } })) },
      };
    },
    getPathsToWatch: () => [planRulesFile, pinPath('main'), STYLES],
  };
}
