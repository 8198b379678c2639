import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { PortalError } from '../errors.ts';
import { discoverPages } from '../pages/discover.ts';
import { isGenerated } from '../tables/read-generated.ts';
import { makePlainSite, makeSite } from './build-sites.ts';
import type { Benchmark } from './main.ts';
import { measurePortal, measureProgram, middle, type Measured } from './measure.ts';
import { writeResults } from './results.ts';


/** What was measured at one number of pages; `ours` is all that `portal build` does, `plain` is Docusaurus alone. */
interface Size {
  readonly count: number;
  readonly all: number;
  readonly runs: Readonly<Record<(typeof kinds)[number], Measured>>;
}

const kinds = ['ours, cold', 'plain, cold', 'ours, warm', 'plain, warm'] as const;

/** Measures `portal build` (generate, check, render, index) beside plain Docusaurus with Faster, on the same pages and on more of them. */
export const benchBuild: Benchmark = ({ root, results, sizes, rounds }) => {
  const own = discoverPages(root).files.filter(({ file }) => !isGenerated(file)).length;
  const measured = (sizes ?? [own, 330, 990]).map((count): Size => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'));
    try {
      process.stderr.write(`${count} written pages: making them ...\n`);
      return measureSize(root, folder, count, rounds);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  const seconds = (value: number): string => value.toFixed(1);
  return writeResults(
    results,
    'build',
    {
      title: 'portal build beside plain Docusaurus',
      method:
        `CPU seconds (user and system, children included) and the peak memory of the largest process; the median of ${rounds} runs, which take turns. ` +
        'Ours: `portal build`, which generates, checks, renders and indexes. Plain: `docusaurus build` with Faster and the classic theme, of the same pages as plain Markdown, ' +
        `with the same sidebars. Cold: no cache. Warm: nothing changed. Node ${process.versions.node}, ${os.cpus()[0]?.model ?? 'unknown processor'}.`,
      head: ['Written pages', 'All pages', 'Ours, cold: s', 'Plain, cold: s', 'More, cold: s', 'Ours, warm: s', 'Plain, warm: s', 'More, warm: s', 'Ours, cold: wall s', 'Ours: MB', 'Plain: MB'],
      rows: measured.map(({ count, all, runs }) => [
        count === own ? `${count} (this project)` : count,
        all,
        ...(['cold', 'warm'] as const).flatMap((state) => {
          const [ours, plain] = [runs[`ours, ${state}`].cpu, runs[`plain, ${state}`].cpu];
          return [seconds(ours), seconds(plain), seconds(ours - plain)];
        }),
        seconds(runs['ours, cold'].wall),
        runs['ours, cold'].peakMb.toFixed(0),
        runs['plain, cold'].peakMb.toFixed(0),
      ]),
    },
    {
      title: 'CPU seconds of a build by number of pages',
      x: 'pages',
      y: 'CPU seconds',
      series: kinds.map((kind) => ({ name: kind, points: measured.map(({ all, runs }) => [all, runs[kind].cpu] as const) })),
    },
  );
};

function measureSize(root: string, folder: string, count: number, rounds: number): Size {
  const [ours, plain] = [path.join(folder, 'ours'), path.join(folder, 'plain')];
  makeSite(root, ours, count);
  // Writes the ledger for the copies, once: no reader of this project has that to do.
  measurePortal(['generate'], ours);
  const docusaurus = createRequire(path.join(root, 'package.json')).resolve('@docusaurus/core/bin/docusaurus.mjs');
  const builds: Readonly<Record<(typeof kinds)[number], () => Measured>> = {
    'ours, cold': () => { forget(ours); return buildOurs(ours); },
    'plain, cold': () => {
      // The plain site has its text from the first build of ours.
      makePlainSite(root, plain, ours);
      forget(plain);
      return buildPlain(docusaurus, plain);
    },
    'ours, warm': () => buildOurs(ours),
    'plain, warm': () => buildPlain(docusaurus, plain),
  };
  const runs: Record<(typeof kinds)[number], Measured[]> = { 'ours, cold': [], 'plain, cold': [], 'ours, warm': [], 'plain, warm': [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of kinds) {
      runs[kind].push(builds[kind]());
      process.stderr.write('.');
    }
  }
  process.stderr.write('\n');
  return { count, all: discoverPages(ours).files.length, runs: { 'ours, cold': middle(runs['ours, cold']), 'plain, cold': middle(runs['plain, cold']), 'ours, warm': middle(runs['ours, warm']), 'plain, warm': middle(runs['plain, warm']) } };
}

/** Takes away what a build leaves behind for the next. */
function forget(folder: string): void {
  for (const name of ['node_modules/.cache', '.docusaurus', 'build']) rmSync(path.join(folder, name), { recursive: true, force: true });
}

function buildOurs(folder: string): Measured {
  const measured = measurePortal(['build'], folder);
  if (measured.exitCode !== 0) throw new PortalError(`The check has errors in ${folder}: "portal check" there shows them.`);
  return measured;
}

function buildPlain(docusaurus: string, folder: string): Measured {
  const { printed, ...measured } = measureProgram([docusaurus, 'build'], folder);
  if (measured.exitCode !== 0) throw new PortalError(`Plain Docusaurus could not build ${folder}:\n${printed}`);
  return measured;
}
