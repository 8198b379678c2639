import type { Server } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import * as z from 'zod';
import { PortalError } from '../errors.ts';
import { findBrowser } from '../site/browser.ts';
import { serveSite } from '../site/server.ts';
import type { Benchmark } from './main.ts';
import { writeResults } from './results.ts';

// A phone-class machine and line.
const line = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const cpuSlowdown = 4;
const rounds = 5;

/** The home page, pages of text, short and long, with tables and tabs, and a long generated table. */
const usualPages = ['', 'development/setup/', 'testing/ci/', 'release/backporting/', 'reference/ci-triggers/'];

interface View {
  /**
   * Milliseconds from the start of the navigation; `blocked` is what tasks took after the first paint beyond 50 ms each, of those that the
   * browser's Long Tasks API reports: it leaves out frames in which no script runs, of all sites alike. `busy` has them: all that the page's thread did.
   */
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly blocked: number;
  readonly busy: number;
  readonly shift: number;
  /** Requests and bytes, compressed, of each kind. */
  readonly kinds: Readonly<Record<string, Weight>>;
  /** Bytes of the scripts in the page, compressed as one. */
  readonly inline: number;
  /** Requests to other hosts. */
  readonly foreign: number;
}

interface Result {
  readonly page: string;
  readonly site: string;
  readonly views: View[];
}

interface Weight {
  readonly requests: number;
  readonly bytes: number;
}

const metrics = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) });

const timings = z.object({ firstPaint: z.number(), largestPaint: z.number(), shift: z.number(), tasks: z.array(z.tuple([z.number(), z.number()])) });

/** Runs in the page, as text: what compiles this file puts helpers into functions that the page lacks. */
const observer = `
  const timing = window.timing = { firstPaint: 0, largestPaint: 0, shift: 0, tasks: [] };
  for (const [type, use] of Object.entries({
    'paint': ({ name, startTime }) => { if (name === 'first-contentful-paint') timing.firstPaint = startTime; },
    'largest-contentful-paint': ({ startTime }) => { timing.largestPaint = startTime; },
    'longtask': ({ startTime, duration }) => { timing.tasks.push([startTime, startTime + duration]); },
    'layout-shift': ({ value }) => { timing.shift += value; },
  })) new PerformanceObserver((list) => { list.getEntries().forEach(use); }).observe({ type, buffered: true });
`;

/** Whether the page has painted, and for two seconds had no long task. */
const settled = `document.readyState === 'complete' && timing.firstPaint > 0 && timing.largestPaint > 0 && performance.now() - Math.max(timing.largestPaint, ...timing.tasks.map(([, end]) => end)) > 2000`;

/** Waits until the page is settled. Asked from outside: the pages' policy lets nothing in them evaluate a text. */
async function isSettled(page: Page): Promise<void> {
  while (await page.evaluate(settled) !== true) await page.waitForTimeout(250);
}

async function view(browser: Browser, url: string): Promise<View> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...line });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  await session.send('Performance.enable');
  const kindOf = new Map<string, string>();
  const kinds: Record<string, Weight> = {};
  let foreign = 0;
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (!/^https?:/.test(request.url)) return;
    kindOf.set(requestId, type ?? 'Other');
    if (new URL(request.url).origin !== new URL(url).origin) foreign += 1;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kindOf.get(requestId);
    if (kind === undefined) return;
    const { requests, bytes } = kinds[kind] ?? { requests: 0, bytes: 0 };
    kinds[kind] = { requests: requests + 1, bytes: bytes + encodedDataLength };
  });
  await page.addInitScript({ content: observer });
  await page.goto(url, { waitUntil: 'networkidle' });
  // The network may be done long before the processor is.
  await isSettled(page);
  const { tasks, ...timing } = timings.parse(await page.evaluate('timing'));
  const busy = 1000 * (metrics.parse(await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  const scripts = z.array(z.string()).parse(await page.evaluate(`[...document.scripts].filter(({ src, type }) => src === '' && !type.endsWith('json')).map(({ text }) => text)`));
  await context.close();
  const blocked = tasks.reduce((sum, [start, end]) => sum + Math.max(0, end - Math.max(start, timing.firstPaint) - 50), 0);
  return { ...timing, blocked, busy, kinds, inline: scripts.length === 0 ? 0 : gzipSync(scripts.join('\n')).length, foreign };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);

interface Site {
  readonly name: string;
  readonly folder?: string;
  readonly url?: string;
}

function siteOf(given: string): Site {
  const [, name, place = ''] = /^(?:([\w.-]+)=)?(.+)$/.exec(given) ?? [];
  if (/^https?:\/\//.test(place)) return { name: name ?? new URL(place).host, url: place.replace(/\/?$/, '/') };
  if (name === undefined) throw new PortalError(`${given}: expected name=folder or an address, for example light=build or https://example.com/.`);
  return { name, folder: path.resolve(place) };
}

/** Measures what a reader's first visit to pages costs, of several builds of the same pages beside one another. */
export const benchFirstView: Benchmark = async ({ root, results, sites: given, pages: asked }) => {
  const sites = (given.length === 0 ? [`portal=${path.join(root, 'build')}`] : given).map(siteOf);
  const pages = (asked.length === 0 ? usualPages : asked).map((page) => page.replace(/^\//, ''));
  const executablePath = await findBrowser(root, (text) => process.stderr.write(`${text}\n`));
  const measured: Result[] = pages.flatMap((page) => sites.map(({ name }) => ({ page, site: name, views: [] })));
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const servers: Server[] = [];
  try {
    const urls = new Map<string, string>();
    for (const { name, folder, url } of sites) {
      if (folder !== undefined) {
        const served = await serveSite({ folder, baseUrl: '/', port: 4500, orNext: true });
        servers.push(served.server);
        urls.set(name, served.url);
      } else if (url !== undefined) urls.set(name, url);
    }
    // Sites take turns, so that what else the machine does meets all alike.
    for (let round = 0; round < rounds; round += 1) {
      for (const { page, site, views } of measured) {
        views.push(await view(browser, new URL(page, urls.get(site)).href));
        process.stderr.write('.');
      }
    }
  } finally {
    await browser.close();
    for (const server of servers) server.close();
  }
  process.stderr.write('\n');
  return writeResults(results, 'first-view', {
    title: 'The first view of a page',
    method:
      `A first visit with an empty cache in Chromium at 412 px, ${(line.downloadThroughput * 8) / 1e6} Mbit/s with ${line.latency} ms, the processor slowed ${cpuSlowdown} times; medians of ${rounds} visits that last until the page is quiet, the sites in turns. ` +
      'Bytes are compressed, with the heads of the answers. Script is what runs before the reader does anything, in files and in the page. Blocked is what tasks took beyond 50 ms each after the first paint, as far as the Long Tasks API tells, which leaves out frames without a script; busy is all that the page’s thread did.',
    head: ['Page', 'Site', 'Requests', 'To other hosts', 'All KB', 'HTML KB', 'CSS KB', 'Script KB', 'Fonts and images KB', 'Beside HTML KB', 'First paint ms', 'Largest paint ms', 'Blocked ms', 'Busy ms', 'Layout shift'],
    rows: measured.map(row),
  });
};

function row({ page, site, views }: Result): (string | number)[] {
  const [view] = views.slice(-1);
  if (view === undefined) throw new PortalError('Nothing was measured.');
  const { kinds, inline, foreign } = view;
  const all = Object.values(kinds);
  const of = (...names: readonly string[]): number => names.reduce((sum, name) => sum + (kinds[name]?.bytes ?? 0), 0);
  const bytes = all.reduce((sum, kind) => sum + kind.bytes, 0);
  const medianOf = (name: 'firstPaint' | 'largestPaint' | 'blocked' | 'busy' | 'shift'): number => median(views.map((one) => one[name]));
  return [
    `/${page}`, site, all.reduce((sum, { requests }) => sum + requests, 0), foreign,
    ...[bytes, of('Document'), of('Stylesheet'), of('Script') + inline, of('Font', 'Image'), bytes - of('Document')].map(kilobytes),
    medianOf('firstPaint').toFixed(0), medianOf('largestPaint').toFixed(0), medianOf('blocked').toFixed(0), medianOf('busy').toFixed(0), medianOf('shift').toFixed(3),
  ];
}
