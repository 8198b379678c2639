import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { loadIncumbent } from '../../../scripts/incumbent/data.ts';
import { readSitePages } from '../../../scripts/links/site-pages.ts';
import { readRedirects } from '../../../scripts/permalinks/redirects.ts';
import { loadBranches } from '../../../scripts/upstream/branches.ts';
import { planRedirects } from './plan.ts';
import { writeRedirects } from './write-redirects.ts';

/**
 * Makes every address that was published before lead to where its subject is now: those of docs/redirects.yaml, and those of docs.cilium.io's
 * contributing section, in src/data/incumbent.yaml.
 */
export default function redirects({ siteDir: root }: LoadContext): Plugin {
  return {
    name: 'portal-redirects',
    postBuild({ outDir, siteConfig: { url, baseUrl, favicon } }) {
      // Where the build left pages out that cannot be rendered, nothing leads to them.
      const pages = readSitePages(root).map(({ page }) => page).filter((page) => existsSync(path.join(outDir, page.url, 'index.html')));
      const plan = planRedirects({
        pages,
        redirects: readRedirects(root).redirects,
        incumbent: loadIncumbent(root).data,
        branches: loadBranches(root).branches,
      });
      writeRedirects(plan, { root, outDir, site: { url, baseUrl }, icon: favicon ?? 'favicon.ico' });
      return Promise.resolve();
    },
  };
}
