import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { discoverPages } from '../pages/discover.ts';
import { manifestFile } from '../search/engine/manifest.ts';
import { Search } from '../search/engine/search.ts';
import { indexOf } from '../search/index-of.ts';
import { isGenerated } from '../tables/read-generated.ts';
import { makePortal } from './many-pages.ts';
import type { Benchmark } from './main.ts';
import { writeResults } from './results.ts';

/** What people ask, one question of many being enough for a median. */
const questionsFile = 'tests/fixtures/queries.json';
const everyNth = 10;

const questions = z.array(z.object({ query: z.string() }));

/** What a question costs whose reader has nothing of the index yet. */
interface Cost {
  readonly files: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** The index of a portal, and what questions cost there. */
interface Index {
  /** CPU seconds to make it, with reading the pages. */
  readonly cpu: number;
  readonly files: number;
  readonly bytes: number;
  readonly manifest: number;
  readonly costs: readonly Cost[];
}

interface Size extends Index {
  readonly count: number;
  readonly all: number;
}

/** Measures the index of the search and what a first question fetches and computes, of this project's pages and of more and less of them. */
export const benchSearch: Benchmark = async ({ root, results, sizes }) => {
  const asked = questions.parse(JSON.parse(readFileSync(path.join(root, questionsFile), 'utf8'))).filter((_, index) => index % everyNth === 0).map(({ query }) => query);
  const own = discoverPages(root).files.filter(({ file }) => !isGenerated(file)).length;
  const measured: Size[] = [];
  for (const count of [...new Set(sizes ?? [33, own, 330, 990])].sort((a, b) => a - b)) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'));
    try {
      process.stderr.write(`${count} written pages ...\n`);
      makePortal(root, folder, count);
      measured.push({ count, all: discoverPages(folder).files.length, ...(await measureIndex(folder, asked)) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);
  return writeResults(
    results,
    'search',
    {
      title: 'Search',
      method:
        `The index, made with reading every page anew, and the cost of a first question with nothing fetched before: its files by gzip, and CPU milliseconds of this processor for reading and ranking; medians, and the largest of a twentieth, of ${asked.length} of the real questions. ` +
        `Node ${process.versions.node}, ${os.cpus()[0]?.model ?? 'unknown processor'}.`,
      head: ['Written pages', 'All pages', 'Index: CPU s', 'Index: files', 'Index: KB', 'Manifest: KB', 'Question: files', 'Question: KB', 'Question, 95 %: KB', 'Question: ms', 'Question, 95 %: ms'],
      rows: measured.map(({ count, all, cpu, files, bytes, manifest, costs }) => [
        count === own ? `${count} (this project)` : count,
        all,
        cpu.toFixed(1),
        files,
        kilobytes(bytes),
        kilobytes(manifest),
        quantile(costs.map((cost) => cost.files), 0.5),
        ...[0.5, 0.95].map((part) => kilobytes(quantile(costs.map((cost) => cost.bytes), part))),
        ...[0.5, 0.95].map((part) => quantile(costs.map((cost) => cost.milliseconds), part).toFixed(0)),
      ]),
    },
    {
      title: 'KB of a first question by number of pages',
      x: 'written pages',
      y: 'KB',
      series: ([['median', 0.5], ['95 %', 0.95]] as const).map(([name, part]) => ({ name, points: measured.map(({ count, costs }) => [count, quantile(costs.map((cost) => cost.bytes), part) / 1000] as const) })),
    },
  );
};

async function measureIndex(root: string, asked: readonly string[]): Promise<Index> {
  const before = process.cpuUsage();
  const index = indexOf(root, { inputs: 'bench', leaveOut: [] });
  const cpu = millisecondsSince(before) / 1000;
  const sizes = new Map([...index].map(([file, content]) => [file, gzipSync(content).length]));
  const costs: Cost[] = [];
  for (const query of asked) {
    const fetched = new Set<string>();
    const started = process.cpuUsage();
    const search = await Search.open((file) => {
      fetched.add(file);
      return Promise.resolve(index.get(file) ?? '');
    });
    await search.search(query, { limit: 10 });
    costs.push({ files: fetched.size, bytes: [...fetched].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0), milliseconds: millisecondsSince(started) });
  }
  return { cpu, files: index.size, bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0), manifest: sizes.get(manifestFile) ?? 0, costs };
}

function millisecondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The value that a part of the values (from 0 to 1) does not exceed. */
function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
