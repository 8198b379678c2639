import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { discoverPages } from '../pages/discover.ts';
import { makePortal } from './many-pages.ts';

/** Makes a portal of `count` written pages that Docusaurus can build, with caches of its own and a sidebar for each folder. */
export function makeSite(root: string, folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  linkModules(root, folder);
  makePortal(root, folder, count);
  for (const name of ['scripts', 'package-lock.json', 'tsconfig.json', '.browserslistrc']) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, 'sidebars.ts'), `export default ${sidebars(folder)};\n`);
}

/** Makes the site of plain Docusaurus with the text of a portal that was built: its pages as Markdown, and the same sidebars. */
export function makePlainSite(root: string, folder: string, portal: string): void {
  rmSync(path.join(folder, 'docs'), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  linkModules(root, folder);
  for (const { file } of discoverPages(portal).files) {
    const written = readFileSync(path.join(portal, 'build', file.replace(/^docs\//, '').replace(/\/index\.md$/, '.md')), 'utf8');
    const [, title = '', text = ''] = /^# (.*)\n([^]*)$/.exec(written) ?? [];
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, `---\ntitle: ${JSON.stringify(title)}\n---\n${text}`);
  }
  mkdirSync(path.join(folder, 'src/pages'), { recursive: true });
  writeFileSync(path.join(folder, 'src/pages/index.md'), '# Plain\n');
  const all = sidebars(folder);
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  writeFileSync(path.join(folder, 'docusaurus.config.js'), `module.exports = ${JSON.stringify(config(Object.keys(JSON.parse(all) as object)), null, 2)};\n`);
  writeFileSync(path.join(folder, 'sidebars.js'), `module.exports = ${all};\n`);
}

/** What the classic preset of Docusaurus sets up for a site of documents alone. */
const config = (sidebarIds: readonly string[]): object => ({
  title: 'Plain Docusaurus',
  url: 'https://example.com',
  baseUrl: '/',
  trailingSlash: true,
  future: { v4: true, faster: true },
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'ignore',
  markdown: { format: 'detect', hooks: { onBrokenMarkdownLinks: 'throw' } },
  plugins: [['@docusaurus/plugin-css-cascade-layers', {}], ['@docusaurus/plugin-content-docs', { routeBasePath: '/', sidebarPath: './sidebars.js' }], '@docusaurus/plugin-content-pages', '@docusaurus/plugin-sitemap'],
  themes: ['@docusaurus/theme-classic'],
  themeConfig: { navbar: { title: 'Plain', items: sidebarIds.filter((id) => !id.includes('/')).map((sidebarId) => ({ type: 'docSidebar', sidebarId, label: sidebarId })) } },
});

/** A sidebar for each area and each copy of one: many pages then make no sidebar longer. */
function sidebars(folder: string): string {
  const ids = discoverPages(folder).files.map(({ file }) => file.replace(/^docs\//, '').replace(/\.md$/, ''));
  const areas = new Set(ids.map((id) => /^(?:copy-\d+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? ''));
  areas.delete('');
  return JSON.stringify(Object.fromEntries([...areas].map((area) => [area, ids.filter((id) => id.startsWith(`${area}/`))])));
}

/** Links what is installed, one by one: the caches beside it are the site's own. */
function linkModules(root: string, folder: string): void {
  const modules = path.join(folder, 'node_modules');
  mkdirSync(modules, { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    if (name === '.cache') continue;
    rmSync(path.join(modules, name), { force: true });
    symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name));
  }
}
