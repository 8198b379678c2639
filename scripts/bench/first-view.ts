import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import * as z from 'zod';
import { PortalError } from '../errors.ts';
import { writeFileAtomic } from '../files.ts';
import { findRoot } from '../root.ts';
import { findBrowser } from '../site/browser.ts';
import { serveSite } from '../site/server.ts';

/**
 * Measures the first view of pages as built, on a phone-class machine and line, beside other builds of the same pages:
 *
 *     npx tsx scripts/bench/first-view.ts light=build plain=/tmp/plain starlight=/tmp/starlight/dist -- testing/ci/ ...
 *
 * Each `name=folder` is served by our own server, compressed, at `/`. Prints Markdown tables and writes bench-results/first-view.json.
 */
const line = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const cpuSlowdown = 4;
const rounds = 5;

interface View {
  /** Milliseconds from the start of the navigation; `blocked` is what tasks took after the first paint beyond 50 ms each (Lighthouse's total blocking time). */
  readonly firstPaint: number;
  readonly largestPaint: number;
  readonly blocked: number;
  readonly shift: number;
  /** Requests and bytes, compressed, of each kind. */
  readonly kinds: Readonly<Record<string, Weight>>;
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

async function view(browser: Browser, url: string): Promise<View> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...line });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  const kindOf = new Map<string, string>();
  const kinds: Record<string, Weight> = {};
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (/^https?:/.test(request.url)) kindOf.set(requestId, type ?? 'Other');
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kindOf.get(requestId);
    if (kind === undefined) return;
    const { requests, bytes } = kinds[kind] ?? { requests: 0, bytes: 0 };
    kinds[kind] = { requests: requests + 1, bytes: bytes + encodedDataLength };
  });
  await page.addInitScript({ content: observer });
  await page.goto(url, { waitUntil: 'networkidle' });
  const { tasks, ...timing } = timings.parse(await page.evaluate('timing'));
  await context.close();
  const blocked = tasks.reduce((sum, [start, end]) => sum + Math.max(0, end - Math.max(start, timing.firstPaint) - 50), 0);
  return { ...timing, blocked, kinds };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(1);

async function main(args: readonly string[]): Promise<void> {
  const split = args.indexOf('--');
  const pages = split === -1 ? [''] : args.slice(split + 1);
  const sites = args.slice(0, split === -1 ? undefined : split).map((arg) => {
    const [name = '', folder] = arg.split('=');
    if (folder === undefined) throw new PortalError(`${arg}: expected name=folder, for example light=build.`);
    return { name, folder: path.resolve(folder) };
  });
  if (sites.length === 0) throw new PortalError('No site to measure. Name one, for example: npx tsx scripts/bench/first-view.ts light=build -- testing/ci/');
  const root = findRoot(process.cwd());
  const executablePath = await findBrowser(root, (text) => process.stderr.write(`${text}\n`));
  const results: Result[] = pages.flatMap((page) => sites.map(({ name }) => ({ page, site: name, views: [] })));
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const servers: Server[] = [];
  try {
    const urls = new Map<string, string>();
    for (const { name, folder } of sites) {
      const { server, url } = await serveSite({ folder, baseUrl: '/', port: 4500, orNext: true });
      servers.push(server);
      urls.set(name, url);
    }
    // Sites take turns, so that what else the machine does meets all alike.
    for (let round = 0; round < rounds; round += 1) {
      for (const { page, site, views } of results) {
        views.push(await view(browser, new URL(page, urls.get(site)).href));
        process.stderr.write('.');
      }
    }
  } finally {
    await browser.close();
    for (const server of servers) server.close();
  }
  process.stderr.write('\n');
  const rows = results.map(({ page, site, views }) => {
    const kinds: View['kinds'] = views.at(-1)?.kinds ?? {};
    const all = Object.values(kinds);
    const html = kinds['Document']?.bytes ?? 0;
    const of = (name: string): string => kilobytes(kinds[name]?.bytes ?? 0);
    const figures = (['firstPaint', 'largestPaint', 'blocked', 'shift'] as const).map((name) => median(views.map((one) => one[name])));
    return [`/${page}`, site, all.reduce((sum, { requests }) => sum + requests, 0), kilobytes(html), of('Stylesheet'), of('Script'),
      kilobytes(all.reduce((sum, { bytes }) => sum + bytes, 0) - html), ...figures.map((figure, index) => figure.toFixed(index === 3 ? 3 : 0))];
  });
  process.stdout.write(`${table(['Page', 'Site', 'Requests', 'HTML KB', 'CSS KB', 'Script KB', 'Beside HTML KB', 'First paint ms', 'Largest paint ms', 'Blocked ms', 'Shift'], rows)}\n`);
  const file = path.join(root, 'bench-results', 'first-view.json');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileAtomic(file, `${JSON.stringify(results, null, 2)}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof PortalError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
