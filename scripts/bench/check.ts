import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { discoverPages } from '../pages/discover.ts';
import { cacheFolder } from '../root.ts';
import { isGenerated } from '../tables/read-generated.ts';
import { makePortal } from './many-pages.ts';
import type { Benchmark } from './main.ts';
import { measurePortal, middle, type Measured } from './measure.ts';
import { writeResults } from './results.ts';


const states = ['cold', 'warm', 'one page changed, words known', 'one page changed, new word'] as const;

/** Measures `portal check`, all families over all pages, of this project's pages and of more and less of them. */
export const benchCheck: Benchmark = ({ root, results, sizes, rounds }) => {
  const own = discoverPages(root).files.filter(({ file }) => !isGenerated(file)).length;
  const measured = [...new Set(sizes ?? [33, own, 330, 990])].sort((a, b) => a - b).map((count) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'));
    try {
      process.stderr.write(`${count} written pages: making them ...\n`);
      const [page = ''] = makePortal(root, folder, count);
      return { count, all: discoverPages(folder).files.length, runs: measureStates(folder, path.join(folder, page), rounds) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return writeResults(
    results,
    'check',
    {
      title: 'portal check',
      method:
        `CPU seconds (user and system, children included) and peak memory of \`portal check\`, all families over all pages; the median of ${rounds} runs. ` +
        `Cold: without node_modules/.cache/portal. Warm: nothing changed. With 33 of the pages, links to the others are findings, and a rule with findings judges anew each time. Node ${process.versions.node}, ${os.cpus()[0]?.model ?? 'unknown processor'}.`,
      head: ['Written pages', 'All pages', ...states.map((state) => `${state}: CPU s`), 'cold: s', 'cold: MB', 'warm: MB'],
      rows: measured.map(({ count, all, runs }) => [
        count === own ? `${count} (this project)` : count,
        all,
        ...states.map((state) => runs[state].cpu.toFixed(2)),
        runs.cold.wall.toFixed(1),
        runs.cold.peakMb.toFixed(0),
        runs.warm.peakMb.toFixed(0),
      ]),
    },
    {
      title: 'portal check: CPU seconds by number of pages',
      x: 'written pages',
      y: 'CPU seconds',
      series: states.map((state) => ({ name: state, points: measured.map(({ count, runs }) => [count, runs[state].cpu] as const) })),
    },
  );
};

/** Runs the check as often as it takes, from each state; only the change of a page comes between two runs of one state. */
function measureStates(folder: string, page: string, rounds: number): Record<(typeof states)[number], Measured> {
  const run = (prepare: () => void): Measured => {
    prepare();
    const measured = measurePortal(['check'], folder);
    process.stderr.write('.');
    return measured;
  };
  const median = (prepare: (round: number) => void): Measured => middle(Array.from({ length: rounds }, (_, round) => run(() => { prepare(round); })));
  const result = {
    cold: median(() => { rmSync(cacheFolder(folder), { recursive: true, force: true }); }),
    warm: median(() => undefined),
    'one page changed, words known': median(() => { appendFileSync(page, '\nRead this page again.\n'); }),
    'one page changed, new word': median((round) => { appendFileSync(page, `\nRead the ${newWords[round] ?? ''} again.\n`); }),
  };
  process.stderr.write('\n');
  return result;
}

/** Right words that no page has. */
const newWords = ['hippopotamus', 'marmalade', 'accordion'];
