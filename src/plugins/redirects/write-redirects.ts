import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { PortalError } from '../../../scripts/errors.ts';
import { writeFileAtomic } from '../../../scripts/files.ts';
import type { SiteAddress } from '../../../scripts/links/own-address.ts';
import { hashOf } from '../hash.ts';
import { hostRules } from './host-rules.ts';
import type { RedirectPlan } from './plan.ts';
import { redirectPage } from './redirect-page.ts';
import { scriptTag, withTag } from './tags.ts';

/** Where the plan is written. */
export interface RedirectOutput {
  /** The project's root. */
  readonly root: string;
  /** Folder with the built site. */
  readonly outDir: string;
  readonly site: SiteAddress;
  /** The site's icon, by its path in the output. */
  readonly icon: string;
}

/** Writes redirect pages, their guides and script, `_redirects`, and what the built pages need. Gives the number of files and bytes written. */
export function writeRedirects(plan: RedirectPlan, { root, outDir, site, icon }: RedirectOutput): { files: number; bytes: number } {
  const written = { files: 0, bytes: 0 };
  const write = (file: string, text: string): void => {
    writeFileAtomic(path.join(outDir, file), text);
    written.files += 1;
    written.bytes += Buffer.byteLength(text);
  };
  const script = redirectScript(root);
  const guides = [...plan.guides].map(([name, guide]) => [`${name}.json`, JSON.stringify(guide)] as const);
  // The name changes with what is in it, so that a browser may keep all of it.
  const folder = `assets/redirects/${hashOf([script, guides])}/`;
  write(`${folder}lead.js`, script);
  for (const [name, text] of guides) write(folder + name, text);

  const address = site.baseUrl + folder;
  const changes = existsSync(path.join(outDir, 'reference/changes/index.html'));
  const context = { ...site, script: `${address}lead.js`, guides: address, icon: site.baseUrl + icon, stable: plan.stable, compared: plan.compared, changes };
  for (const lead of plan.leads) {
    const text = redirectPage(lead, context);
    for (const file of [`${lead.from.slice(1)}index.html`, `${lead.from.slice(1, -1)}.html`]) if (!existsSync(path.join(outDir, file))) write(file, text);
  }
  write('_redirects', hostRules(plan, site.baseUrl));

  const add = (file: string, settings: Readonly<Record<string, string>>): void => {
    const html = withTag(readFileSync(path.join(outDir, file), 'utf8'), scriptTag(`${address}lead.js`, { base: site.baseUrl, ...settings }));
    if (html === undefined) throw new PortalError(`${file}: the built page has no <meta charset>, after which the redirect script belongs. Docusaurus's template has changed: see src/plugins/redirects/tags.ts.`);
    write(file, html);
  };
  for (const [page, moved] of plan.moved) add(`${page.slice(1)}index.html`, { moved: JSON.stringify(moved) });
  add('404.html', { pages: plan.oldPages.join(' '), guides: address, ...(plan.stable !== undefined && { stable: plan.stable }) });
  return written;
}

/** The script that redirect pages, 404.html and pages with moved sections share, small, for the browsers of .browserslistrc. */
export function redirectScript(root: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(root, 'src/redirect-script/entry.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    write: false,
  });
  return outputFiles.map(({ text }) => text.trim()).join('');
}
