import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import type { JSHandle, Page } from '@playwright/test';
import postcss from 'postcss';
import { isUnused } from '../../src/plugins/light/infima.ts';
import { allPages, hydrated, served, templates } from './site.ts';

// What the first view of a page may cost, compressed and with the heads of the answers.
const budget = { requests: 6, besideHtml: 30 * 1024, script: 8 * 1024 };

interface Cost {
  /** Requests and bytes of each kind, as the browser names them. */
  readonly kinds: Record<string, { requests: number; bytes: number }>;
  /** Bytes of the scripts in the page, compressed as one. */
  readonly inlineScript: number;
  readonly foreign: string[];
}

/** Opens a page as a reader does who has never been here, and counts until nothing more is asked for. */
async function costOf(page: Page, path: string, baseURL: string | undefined): Promise<Cost> {
  const { origin } = new URL(baseURL ?? '');
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kindOf = new Map<string, string>();
  const kinds: Cost['kinds'] = {};
  const foreign: string[] = [];
  session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
    if (!/^https?:/.test(request.url)) return;
    kindOf.set(requestId, type ?? 'Other');
    if (new URL(request.url).origin !== origin) foreign.push(request.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kindOf.get(requestId);
    if (kind === undefined) return;
    const { requests, bytes } = kinds[kind] ?? { requests: 0, bytes: 0 };
    kinds[kind] = { requests: requests + 1, bytes: bytes + encodedDataLength };
  });
  await page.goto(`./${path}`, { waitUntil: 'networkidle' });
  const scripts = await page.evaluate(() => [...document.scripts].filter(({ src, type }) => src === '' && type !== 'application/ld+json').map(({ text }) => text));
  await session.detach();
  return { kinds, foreign, inlineScript: gzipSync(scripts.join('\n')).length };
}

test('the first view of every page keeps the budget', async ({ browser, request, baseURL }) => {
  test.slow();
  const left = [...await allPages(request, baseURL), 'there-is-no-such-page/'];
  const judge = async (path: string): Promise<void> => {
    // Each with an empty cache of its own.
    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const { kinds, foreign, inlineScript } = await costOf(await context.newPage(), path, baseURL);
    await context.close();
    const all = Object.values(kinds);
    const { Document: html, Script: script } = kinds;
    const bytes = all.reduce((sum, kind) => sum + kind.bytes, 0);
    const counted = `${path === '' ? 'home' : path}: ${JSON.stringify(kinds)}`;
    expect.soft(html?.bytes ?? 0, counted).toBeGreaterThan(0);
    expect.soft(all.reduce((sum, kind) => sum + kind.requests, 0), counted).toBeLessThanOrEqual(budget.requests);
    expect.soft(bytes - (html?.bytes ?? 0), counted).toBeLessThanOrEqual(budget.besideHtml);
    expect.soft((script?.bytes ?? 0) + inlineScript, counted).toBeLessThanOrEqual(budget.script);
    expect.soft(foreign, counted).toEqual([]);
  };
  // Most of the time a page is watched for requests that do not come: so several at a time.
  await Promise.all(Array.from({ length: 4 }, async () => {
    for (let path = left.pop(); path !== undefined; path = left.pop()) await judge(path);
  }));
});

test('a first query costs less than 150 KB', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await page.goto('./testing/bpf/', { waitUntil: 'networkidle' });
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  await page.keyboard.press('/');
  // Without pauses, in which a slow machine would answer what is written so far.
  await page.keyboard.type('how do I run only one bakcport test');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThan(150 * 1024);
});

test('the scripts in the pages are three, and the same everywhere: a policy can name them', async ({ page, request, baseURL }) => {
  const scripts = new Set<string>();
  for (const path of [...await allPages(request, baseURL), 'there-is-no-such-page/']) {
    const html = await (await page.request.get(`./${path}`)).text();
    for (const [, attributes = '', text = ''] of html.matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
      if (!attributes.includes('application/ld+json') && !attributes.includes('src=')) scripts.add(text);
    }
  }
  expect([...scripts].map((text) => text.slice(0, 60))).toHaveLength(3);
});

test('no page uses a part of the theme’s styles that is left out', async ({ page, request, baseURL }) => {
  const infima = postcss.parse(readFileSync(createRequire(import.meta.url).resolve('infima/dist/css/default/default.css'), 'utf8'));
  const classes = new Set<string>();
  infima.walkRules(({ selector }) => {
    for (const [, name = ''] of selector.matchAll(/\.([a-zA-Z][\w-]*)/g)) classes.add(name);
  });
  const leftOut = [...classes].filter(isUnused);
  expect(leftOut.length).toBeGreaterThan(100);
  const names = leftOut.filter((name) => !name.startsWith('navbar-sidebar'));
  const used = (handle: JSHandle<Document>): Promise<string[]> => handle.evaluate((page, classNames) => classNames.filter((name) => page.getElementsByClassName(name).length > 0), names);
  for (const path of await allPages(request, baseURL)) {
    const handle = await served(page, request, `./${path}`);
    expect.soft(await used(handle), path).toEqual([]);
    await handle.dispose();
  }
  for (const path of Object.values(templates)) {
    await page.goto(path);
    await hydrated(page);
    expect.soft(await used(await page.evaluateHandle(() => document)), `${path}, with the application`).toEqual([]);
  }
});
