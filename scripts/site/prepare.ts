import { isatty } from 'node:tty';
import { checkProject } from '../checks/run.ts';
import { pageRules, siteRules } from '../checks/registry.ts';
import { pretty } from '../report/pretty.ts';
import { tally } from '../report/report.ts';
import { generate } from '../tables/generate.ts';
import type { Progress } from '../terminal/progress.ts';
import { buildSite, type BuildOptions } from './docusaurus.ts';

/** Generates and checks, with progress and findings printed. Gives the number of errors and the pages that Docusaurus could not render. */
export async function prepare(root: string, progress: Progress): Promise<{ errors: number; unbuildable: string[] }> {
  progress.start('Generate tables, permalinks and redirects');
  const { written } = await generate(root);
  progress.done(written.length === 0 ? 'up to date' : `${written.length} files written`);
  progress.start('Check every page');
  const started = performance.now();
  const { findings, files } = await checkProject({ root, onProgress: (done, all) => { progress.update(`${done}/${all} pages`); } });
  const { errors, warnings } = tally(findings);
  progress.done(`${files} pages, ${errors} errors, ${warnings} warnings`);
  if (findings.length > 0) {
    process.stderr.write(`\n${pretty({ root, findings, files, durationMs: performance.now() - started }, { colour: isatty(process.stderr.fd) })}\n`);
  }
  const breaking = new Set<string>([...pageRules, ...siteRules].filter((rule) => rule.breaksBuild).map(({ id }) => id));
  const unbuildable = new Set(findings.filter(({ rule, file }) => breaking.has(rule) && file.startsWith('docs/')).map(({ file }) => file));
  return { errors, unbuildable: [...unbuildable] };
}

/** Builds the site and shows how far Docusaurus is. */
export async function buildWithProgress(options: Omit<BuildOptions, 'onLine'>, progress: Progress): Promise<void> {
  progress.start('Build the site');
  await buildSite({ ...options, onLine: (line) => { progress.update(line.replace(/^\[\w+\]\s*/, '').slice(0, 60)); } });
  progress.done(`${options.outDir}/`);
}
