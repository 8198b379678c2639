import { existsSync } from 'node:fs';
import path from 'node:path';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { PortalError } from '../../../scripts/errors.ts';
import { writeFileAtomic } from '../../../scripts/files.ts';
import { readSitePages } from '../../../scripts/links/site-pages.ts';
import { areas } from '../../areas.ts';
import { tablesOf } from '../tables.ts';
import { pinOf, upstreamOf } from '../upstream.ts';
import { absoluteLink } from './absolute-link.ts';
import { markdownFiles } from './markdown-files.ts';
import { tableMarkdown } from './table-markdown.ts';

/** Writes every page as Markdown beside the built one, with the lists that programs read. */
export default function markdownOutput({ siteDir: root }: LoadContext): Plugin {
  return {
    name: 'portal-markdown-output',
    postBuild({ outDir, siteConfig: { url, baseUrl, title, tagline } }) {
      const site = { url, baseUrl };
      // Pages that the build left out, since they cannot be rendered, are not there as Markdown either.
      const pages = readSitePages(root).filter(({ page }) => existsSync(path.join(outDir, page.url, 'index.html')));
      const urls = new Map(pages.map(({ page }) => [page.file, page.url]));
      const tables = tablesOf(root);
      const files = markdownFiles({
        pages,
        areas,
        site,
        title,
        tagline,
        pin: pinOf(root),
        resolve: (kind, name, attributes) => upstreamOf(root).resolve(kind, name, attributes),
        table: (attributes, page) => {
          const inclusion = tables.include(attributes);
          if (typeof inclusion === 'string') throw new PortalError(`${page.file}: ${inclusion}`);
          const address = (target: string): string => absoluteLink(tables.addressFrom(page.file, target), page, { site, urls });
          return tableMarkdown(inclusion, { address, row: (row) => address(tables.rowTarget(inclusion, row)) });
        },
      });
      for (const [file, text] of files) writeFileAtomic(path.join(outDir, file), text);
      return Promise.resolve();
    },
  };
}
