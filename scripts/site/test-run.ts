import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { messageOf } from '../errors.ts';
import { cacheFolder } from '../root.ts';
import { Progress } from '../terminal/progress.ts';
import { findBrowser } from './browser.ts';
import { buildSite } from './docusaurus.ts';
import { countE2e, countUnit } from './test-report.ts';
import type { TestCount } from './test-report.ts';

interface TestSite {
  /** The folder that it is built into, and the name of its Playwright project. */
  readonly name: 'root' | 'portal' | 'plain';
  readonly baseUrl: string;
}

/** The sites that the browser tests run on. `PORTAL_LIGHT=0` builds plain Docusaurus, and the tests run on that instead. */
export const testSites: readonly TestSite[] = process.env['PORTAL_LIGHT'] === '0'
  ? [{ name: 'plain', baseUrl: '/' }]
  : [{ name: 'root', baseUrl: '/' }, { name: 'portal', baseUrl: '/portal/' }];

/** Folder of a test site's output. */
export function testSiteFolder(root: string, name: string): string {
  return path.join(cacheFolder(root), 'sites', name);
}

interface Step {
  readonly title: string;
  /** Gives whether it went well. */
  readonly run: () => Promise<boolean>;
}

/** Runs every test, or those in the browser alone, and prints how many passed and failed. Gives the exit code; a step that fails does not keep the next from running. */
export async function runTests(root: string, { browserOnly }: { browserOnly: boolean }): Promise<number> {
  const node = (bin: string, args: readonly string[], env: Record<string, string> = {}): Promise<boolean> => run(root, process.execPath, [bin, ...args], env);
  const resolve = (id: string): string => createRequire(path.join(root, 'package.json')).resolve(id);
  const binOf = (name: string, file: string): string => path.join(path.dirname(resolve(`${name}/package.json`)), file);
  const reports = { unit: path.join(cacheFolder(root), 'unit.json'), e2e: path.join(cacheFolder(root), 'e2e.json') };
  for (const file of Object.values(reports)) rmSync(file, { force: true });
  let browser: string | undefined;
  // A download takes time, but no processor: it goes on beside the steps before.
  const said: string[] = [];
  const search = findBrowser(root, (line) => { said.push(line); }).then((found) => ({ found }), (error: unknown) => ({ error }));
  const steps: Step[] = browserOnly ? [] : [
    {
      title: 'Type-check and lint',
      // Each keeps one processor busy.
      run: async () => (await Promise.all([node(binOf('typescript', 'bin/tsc'), ['--noEmit']), node(binOf('eslint', 'bin/eslint.js'), ['.', '--max-warnings', '0'])])).every(Boolean),
    },
    { title: 'Unit tests', run: () => node(binOf('vitest', 'vitest.mjs'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`]) },
    { title: 'Generated files are up to date', run: () => node(process.argv[1] ?? '', ['generate', '--check']) },
    { title: 'Check every page', run: () => node(process.argv[1] ?? '', ['check']) },
  ];
  steps.push(
    {
      title: 'Find a browser',
      run: async () => {
        const result = await search;
        for (const line of said) process.stderr.write(`${line}\n`);
        if ('error' in result) throw result.error;
        browser = result.found;
        return true;
      },
    },
    {
      title: 'Build the site for the browser tests',
      run: async () => {
        for (const { name, baseUrl } of testSites) await buildSite({ root, outDir: testSiteFolder(root, name), baseUrl });
        return true;
      },
    },
    { title: 'Browser tests', run: () => (browser === undefined ? Promise.resolve(false) : node(resolve('@playwright/test/cli'), ['test'], { PORTAL_BROWSER: browser, PORTAL_E2E_REPORT: reports.e2e })) },
  );
  const progress = new Progress(steps.length);
  const failed: string[] = [];
  for (const { title, run: runStep } of steps) {
    progress.start(title);
    let good = false;
    try {
      good = await runStep();
    } catch (error) {
      process.stderr.write(`${messageOf(error)}\n`);
    }
    if (!good) failed.push(title);
    progress.done(good ? 'passed' : 'FAILED');
  }
  const counts = [...(browserOnly ? [] : [countUnit(reports.unit, root)]), countE2e(reports.e2e)];
  process.stdout.write(summary(counts, failed));
  return failed.length > 0 || counts.some((one) => one.failed > 0) ? 1 : 0;
}

/** The end of a run in words: it names what failed again, since the lines that said so may be thousands of lines before. */
function summary(counts: readonly TestCount[], failedSteps: readonly string[]): string {
  const all = (key: 'failures' | 'unsteady'): string[] => counts.flatMap((one) => one[key]);
  const sum = (key: 'passed' | 'failed'): number => counts.reduce((total, one) => total + one[key], 0);
  const part = (title: string, lines: readonly string[]): string => (lines.length > 0 ? `${title}\n${lines.map((line) => `${line}\n`).join('')}` : '');
  return [
    part('\nPassed at the second try only:', all('unsteady')),
    part('\nFailed tests:', all('failures')),
    part('\nFailed steps:', failedSteps),
    `Tests: ${sum('passed')} passed, ${Math.max(sum('failed'), failedSteps.length)} failed\n`,
  ].join('');
}

async function run(root: string, program: string, args: readonly string[], env: Record<string, string>): Promise<boolean> {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => { resolve(code === 0); });
  });
}
