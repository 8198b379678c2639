import type { Plugin } from '@docusaurus/types';
import { buildPlanData } from '../../scripts/plan/build-data.ts';
import { planRulesFile } from '../../scripts/plan/rules-file.ts';
import { pinPath } from '../../scripts/upstream/pin.ts';

/** Name under which the page imports the address of the data. */
const MODULE = '@portal/plan-data';

/**
 * Makes the data of the change planner as one file of the site, apart from its scripts: `import address from '@portal/plan-data'` gives its
 * address, and the page fetches it when it is used.
 */
export default function planData({ siteDir }: { siteDir: string }): Plugin {
  let file = '';
  return {
    name: 'portal-plan-data',
    async contentLoaded({ actions }) {
      file = await actions.createData('plan.json', JSON.stringify(buildPlanData(siteDir)));
    },
    configureWebpack: (_config, isServer) => ({
      resolve: { alias: { [`${MODULE}$`]: file } },
      module: {
        rules: [{ test: (path: string) => path === file, type: 'asset/resource', generator: { filename: 'assets/plan/[contenthash:8].json', emit: !isServer } }],
      },
    }),
    getPathsToWatch: () => [planRulesFile, pinPath('main')],
  };
}
