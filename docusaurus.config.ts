import type { Options as DocsOptions } from '@docusaurus/plugin-content-docs';
import type { Options as ThemeOptions } from '@docusaurus/theme-classic';
import type { Config, ThemeConfig } from '@docusaurus/types';
import { servedFolder } from './scripts/search/folders.ts';
import sidebars from './sidebars.ts';
import { areas } from './src/areas.ts';
import { outside, repository } from './src/links.ts';
import { diagramsIn } from './src/plugins/diagrams.ts';
import { gitHistory } from './src/plugins/git-history.ts';
import { readGlossary } from './src/plugins/glossary.ts';
import lightPages, { lightConfig } from './src/plugins/light/index.ts';
import { strictnessOf } from './src/plugins/lenient.ts';
import markdownOutput from './src/plugins/markdown-output/index.ts';
import moduleTypes from './src/plugins/module-types.ts';
import noHighlighter from './src/plugins/no-highlighter/index.ts';
import { pageLimits } from './src/plugins/page-limits.ts';
import { pageParts } from './src/plugins/page-parts.ts';
import pageScript from './src/plugins/page-script/index.ts';
import { readParameters } from './src/plugins/parameters.ts';
import planData from './src/plugins/plan-data.ts';
import redirects from './src/plugins/redirects/index.ts';
import { referencesOf } from './src/plugins/references.ts';
import rehypeCode from './src/plugins/rehype-code.ts';
import rehypeFixedBlocks from './src/plugins/rehype-fixed-blocks.ts';
import rehypeGlossary from './src/plugins/rehype-glossary.ts';
import rehypeInlineCode from './src/plugins/rehype-inline-code.ts';
import rehypeOutboundLinks from './src/plugins/rehype-outbound-links.ts';
import rehypeTables from './src/plugins/rehype-tables.ts';
import rehypeTaskLists from './src/plugins/rehype-task-lists.ts';
import remarkDiagrams from './src/plugins/remark-diagrams.ts';
import remarkReferences from './src/plugins/remark-references.ts';
import remarkSources from './src/plugins/remark-sources.ts';
import remarkTableInclude from './src/plugins/remark-table-include.ts';
import remarkTabs from './src/plugins/remark-tabs.ts';
import { siteAddress } from './src/plugins/site-address.ts';
import { sourcesOf } from './src/plugins/sources.ts';
import { tablesOf } from './src/plugins/tables.ts';
import { pinOf } from './src/plugins/upstream.ts';

const { url, baseUrl } = siteAddress(process.env);
const { onBroken, exclude } = strictnessOf(process.env);

const root = process.cwd();
const parameters = readParameters(root);
const pin = pinOf(root);

const docs: DocsOptions = {
  routeBasePath: '/',
  sidebarPath: './sidebars.ts',
  exclude,
  editUrl: `${repository}/edit/main/`,
  // Before Docusaurus's own: those read headings and links, which ours must have put into their final form.
  beforeDefaultRemarkPlugins: [
    [remarkSources, sourcesOf(root)],
    [remarkTableInclude, tablesOf(root)],
    [remarkReferences, referencesOf(root)],
    remarkTabs,
    [remarkDiagrams, diagramsIn('src/diagrams')],
  ],
  rehypePlugins: [
    [rehypeCode, { parameters: parameters.map(({ name }) => name) }],
    rehypeInlineCode,
    rehypeTables,
    rehypeTaskLists,
    [rehypeGlossary, { terms: readGlossary(root) }],
    [rehypeOutboundLinks, { site: url }],
    [rehypeFixedBlocks, { baseUrl }],
  ],
  showLastUpdateTime: true,
  showLastUpdateAuthor: true,
};

const theme: ThemeOptions = {
  customCss: ['tokens', 'base', 'layout', 'content', 'headings', 'terms', 'checklists', 'page-markdown', 'page-footer', 'code', 'callouts', 'tables', 'table-tools', 'tabs', 'diagrams', 'home', 'search', 'forced-colors', 'print']
    .map((name) => `src/css/${name}.css`),
};

const themeConfig: ThemeConfig = {
  image: 'img/social-card.png',
  colorMode: { respectPrefersColorScheme: true },
  docs: { sidebar: { hideable: false } },
  prism: { theme: { plain: {}, styles: [] } },
  navbar: {
    title: 'Cilium contributors',
    items: [
      ...areas.map(({ id, label }) => ({ type: 'docSidebar' as const, sidebarId: id, label })),
      ...('reference' in sidebars ? [{ type: 'docSidebar' as const, sidebarId: 'reference', label: 'Reference' }] : []),
    ],
  },
  footer: {
    copyright: `Apache License 2.0. Every name in these pages is checked against Cilium’s ${pin}.`,
    links: [
      {
        title: 'Ask',
        items: [
          { label: 'Slack', href: outside.slack },
          { label: 'Developer meetings', href: outside.meetings },
          { label: 'Special interest groups', href: outside.groups },
        ],
      },
      {
        title: 'Community',
        items: [
          { label: 'Code of conduct', href: outside.codeOfConduct },
          { label: 'Contributor ladder', href: outside.ladder },
        ],
      },
      {
        title: 'Security',
        items: [{ label: 'Report a vulnerability', href: outside.security }],
      },
      {
        title: 'Cilium',
        items: [
          { label: 'Source code', href: outside.source },
          { label: 'User documentation', href: outside.userDocumentation },
          { label: 'Source of this portal', href: repository },
        ],
      },
    ],
  },
};

export default {
  title: 'Cilium contributors',
  tagline: 'Set up, change, test, review, document and release Cilium',
  favicon: 'img/favicon.svg',
  url,
  baseUrl,
  trailingSlash: true,
  // A build gets the index from scripts/site/docusaurus.ts: the bundler would read its 2,000 files several times.
  staticDirectories: process.env['NODE_ENV'] === 'production' ? ['static'] : ['static', servedFolder(root)],
  future: { v4: true, faster: true, experimental_vcs: gitHistory(root, 'docs') },
  onBrokenLinks: onBroken,
  onBrokenAnchors: onBroken,
  onDuplicateRoutes: 'throw',
  ...lightConfig,
  markdown: {
    format: 'detect',
    emoji: false,
    preprocessor: pageLimits(root),
    hooks: { onBrokenMarkdownLinks: onBroken, onBrokenMarkdownImages: onBroken },
  },
  plugins: [
    moduleTypes,
    noHighlighter,
    pageScript(pageParts(root, { baseUrl, parameters, pin })),
    lightPages,
    redirects,
    markdownOutput,
    planData,
    ['@docusaurus/plugin-css-cascade-layers', {}],
    ['@docusaurus/plugin-content-docs', docs],
    ['@docusaurus/plugin-content-pages', {}],
    ['@docusaurus/plugin-sitemap', { lastmod: null, changefreq: null, priority: null }],
  ],
  themes: [['@docusaurus/theme-classic', theme]],
  themeConfig,
  customFields: { pin },
} satisfies Config;
