import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { loadIncumbent } from '../../scripts/incumbent/data.ts';
import { resolveOldAddress } from '../../scripts/incumbent/resolve.ts';
import { readSitePages } from '../../scripts/links/site-pages.ts';
import { serveSite } from '../../scripts/site/server.ts';
import { testSiteFolder, testSites } from '../../scripts/site/test-run.ts';
import { loadBranches } from '../../scripts/upstream/branches.ts';
import { planRedirects } from '../../src/plugins/redirects/plan.ts';
import { writeRedirects } from '../../src/plugins/redirects/write-redirects.ts';
import { visit } from '../unit/redirects/browser.ts';
import { violations } from './axe.ts';
import { hydrated, pageWidth, watch } from './site.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { data } = loadIncumbent(root);
const pages = readSitePages(root).map(({ page }) => page);
const branches = loadBranches(root).branches.map(({ name }) => name).filter((name) => name !== 'main');
const stable = branches[0] ?? '';

/** The built site that a test runs on, and its base path. */
function siteAt(baseURL: string | undefined): { folder: string; baseUrl: string } {
  const { pathname } = new URL(baseURL ?? '');
  const site = testSites.find(({ baseUrl }) => baseUrl === pathname);
  if (site === undefined) throw new Error(`no test site at ${pathname}`);
  return { folder: testSiteFolder(root, site.name), baseUrl: site.baseUrl };
}

/** Where an address of the built site, below its base, leads on by its script: read from the files, as a host serves them. */
async function follow(folder: string, base: string, address: string): Promise<string[]> {
  const { pathname } = new URL(address, 'https://host.example');
  const below = decodeURIComponent(pathname.slice(base.length));
  const file = [below, `${below.replace(/\/$/, '')}/index.html`].map((one) => path.join(folder, one)).find((one) => existsSync(one) && one.endsWith('.html')) ?? path.join(folder, '404.html');
  return (await visit({ url: address, settings: settingsOf(read(file) ?? ''), read: (asked) => read(path.join(folder, asked.slice(base.length))) })).replaced;
}

const texts = new Map<string, string | undefined>();

function read(file: string): string | undefined {
  if (!texts.has(file)) texts.set(file, existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  return texts.get(file);
}

/** The settings on the element that loads the redirect script; none on a page without it. */
function settingsOf(html: string): Record<string, string> {
  const element = /<script src="[^"]*\/lead\.js"([^>]*)>/.exec(html)?.[1] ?? '';
  const plain = (value: string): string => value.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&amp;/g, '&');
  return Object.fromEntries([...element.matchAll(/ data-([a-z]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]));
}

/** Ids in a built page, as the minifier writes them. */
function idsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/\sid=(?:"([^"]+)"|'([^']+)'|([^\s>]+))/g)].map(([, a, b, c]) => a ?? b ?? c ?? ''));
}

test('every old address, in every form, leads in one hop to its section', async ({ baseURL }) => {
  test.slow();
  const { folder, baseUrl } = siteAt(baseURL);
  const ids = new Map<string, Set<string>>();
  const wrong: string[] = [];
  let count = 0;
  const versions = ['stable', 'latest', ...branches, 'v1.9'];
  for (const [page, { titles, sections }] of Object.entries(data)) {
    for (const anchor of ['', ...titles, ...sections, 'no-section-had-such-an-id']) {
      const hash = anchor === '' ? '' : `#${anchor}`;
      const target = resolveOldAddress(`/${page}/${hash}`, data, pages)?.url ?? '';
      for (const version of versions) {
        const branch = version === 'stable' ? stable : version.startsWith('v') ? version : undefined;
        const [at = '', fragment] = target.split('#');
        const expected = `${baseUrl}${at.slice(1)}${branch === undefined ? '' : `?branch=${branch}`}${fragment === undefined ? '' : `#${fragment}`}`;
        for (const form of ['/', '.html', '/index.html', '']) {
          count += 1;
          const address = `${baseUrl}en/${version}/${page}${form}${hash}`;
          const led = await follow(folder, baseUrl, address);
          if (led.length !== 1 || led[0] !== expected) wrong.push(`${address}: ${led.join(', ')}, expected ${expected}`);
        }
      }
      const file = path.join(folder, target.split('#')[0] ?? '', 'index.html');
      const html = read(file) ?? '';
      if (!ids.has(file)) ids.set(file, idsOf(html));
      const fragment = target.split('#')[1];
      if (html === '' || settingsOf(html)['to'] !== undefined || (fragment !== undefined && ids.get(file)?.has(fragment) !== true)) wrong.push(`${page}/${hash}: no ${target} in the site`);
    }
  }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(10_000);
});

test('every redirect page leads on without a script, tells search engines where, and is small', ({ baseURL }) => {
  const { folder, baseUrl } = siteAt(baseURL);
  for (const page of Object.keys(data)) {
    for (const version of ['stable', 'latest', ...branches]) {
      for (const file of [`en/${version}/${page}/index.html`, `en/${version}/${page}.html`]) {
        const html = read(path.join(folder, file)) ?? '';
        const target = /<noscript><meta http-equiv="refresh" content="0; url=([^"]+)"><\/noscript>/.exec(html)?.[1] ?? '';
        const branch = version === 'latest' ? null : version === 'stable' ? stable : version;
        expect(new URL(target, 'https://host.example').searchParams.get('branch'), file).toBe(branch);
        expect(html.includes(`about Cilium ${branch ?? ''}.`), file).toBe(branch !== null);
        expect(html).toContain('<meta name="robots" content="noindex">');
        const canonical = new URL(/<link rel="canonical" href="([^"]+)">/.exec(html)?.[1] ?? '');
        expect(`${canonical.pathname}?${canonical.search}`).toBe(`${target.split(/[?#]/)[0] ?? ''}?`);
        expect(existsSync(path.join(folder, canonical.pathname.slice(baseUrl.length), 'index.html')), file).toBe(true);
        expect(html.length).toBeLessThan(1600);
      }
    }
  }
});

test('the host\'s rules name only files that are there', ({ baseURL }) => {
  const { folder, baseUrl } = siteAt(baseURL);
  const rules = (read(path.join(folder, '_redirects')) ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(rules.length).toBeGreaterThan(60);
  // Some hosts allow a hundred rules with placeholders.
  expect(rules.filter((line) => line.includes(':version')).length).toBeLessThanOrEqual(100);
  for (const rule of rules) {
    const [, from = '', to = '', status] = /^(\S+) (\S+) (301|200)$/.exec(rule) ?? [];
    expect([from.startsWith(baseUrl), status === '200' ? to.endsWith('/index.html') : to !== from], rule).toEqual([true, true]);
    expect(existsSync(path.join(folder, (to.split('#')[0] ?? '').slice(baseUrl.length))), rule).toBe(true);
  }
});

/** Opens an address and waits until the site's own page is there. */
async function arrive(page: Page, address: string): Promise<URL> {
  await page.goto(address);
  await page.waitForURL((url) => !url.pathname.includes('/contributing/') && url.pathname !== '/');
  await page.waitForLoadState('load');
  return new URL(page.url());
}

test('an old address leads to its section, with its query, and "back" to where the reader was', async ({ page, baseURL }) => {
  const offences = watch(page, baseURL);
  await page.goto('./testing/');
  const url = await arrive(page, './en/v1.17/contributing/testing/e2e/?highlight=lvh#known-issues-and-workarounds');
  expect(url.href).toBe(new URL('./testing/ginkgo/?highlight=lvh&branch=v1.17#if-it-fails', baseURL).href);
  await expect(page.locator('#if-it-fails')).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(new URL('./testing/', baseURL).href);
  expect(offences).toEqual([]);
});

test('an anchor that nobody recorded leads to the nearest section', async ({ page, baseURL }) => {
  const url = await arrive(page, './en/latest/contributing/testing/scalability.html#the-profiles-of-memory');
  expect(url.href).toBe(new URL('./testing/scalability/#accessing-cpu-and-memory-profiles', baseURL).href);
});

test('a version without redirect pages is led on by the page for unknown addresses', async ({ page, baseURL }) => {
  const url = await arrive(page, './en/v1.12/contributing/development/dev_setup/#vagrant-setup');
  expect(url.href).toBe(new URL('./development/setup/?branch=v1.12#kind-based-setup-preferred', baseURL).href);
  await expect(page.locator('.branch-notice')).toContainText('Names are not compared with v1.12.');
});

test('an unknown page of the old documentation gets the page that helps', async ({ page }) => {
  const response = await page.goto('./en/v1.12/contributing/testing/no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('There is no page at this address');
  await expect(page.locator('h1')).toBeVisible();
});

test.describe('a page and a section of docs/redirects.yaml', () => {
  let server: Server;
  let site = '';
  let folder = '';

  // The built site with redirects of its own: one page moved, and one section of a page that is still there.
  test.beforeAll(async ({ baseURL }, { workerIndex }) => {
    const { folder: built, baseUrl } = siteAt(baseURL);
    folder = mkdtempSync(path.join(tmpdir(), 'portal-site-'));
    for (const shared of ['assets', 'img', 'index.html']) cpSync(path.join(built, shared), path.join(folder, shared), { recursive: true });
    for (const file of ['404.html', 'testing/bpf/index.html', 'testing/ci/index.html']) cpSync(path.join(built, file), path.join(folder, file));
    const redirects = [
      { from: '/testing/old-bpf/', to: '/testing/bpf/' },
      { from: '/testing/old-bpf/#triage', to: '/testing/ci/#ci-failure-triage' },
      { from: '/testing/bpf/#triage', to: '/testing/ci/#ci-failure-triage' },
    ];
    writeRedirects(planRedirects({ pages, redirects, incumbent: {}, branches: [] }), { root, outDir: folder, site: { url: 'https://cilium.github.io', baseUrl }, icon: 'img/favicon.svg' });
    ({ server, url: site } = await serveSite({ folder, baseUrl, port: 5400 + 20 * workerIndex, orNext: true }));
  });

  test.afterAll(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });

  test('lead to where they are now, with query and section, and "back" to where the reader was', async ({ page }) => {
    const led = [
      ['testing/old-bpf/', 'testing/bpf/'],
      ['testing/old-bpf.html?x=1#prerequisites', 'testing/bpf/?x=1#prerequisites'],
      ['testing/old-bpf/?x=1#triage', 'testing/ci/?x=1#ci-failure-triage'],
      ['testing/bpf/?x=1#triage', 'testing/ci/?x=1#ci-failure-triage'],
    ];
    for (const [from = '', to = ''] of led) {
      await page.goto(site);
      await page.goto(site + from);
      await expect(page).toHaveURL(site + to);
      await page.goBack();
      await expect(page).toHaveURL(site);
    }
  });

  test('a section that is asked for on the page that it left is shown where it is, with the keyboard there', async ({ page }) => {
    await page.goto(`${site}testing/bpf/#prerequisites`);
    await page.evaluate(() => { location.hash = '#triage'; });
    await expect(page).toHaveURL(`${site}testing/ci/#ci-failure-triage`);
    const heading = page.locator('#ci-failure-triage');
    await expect(heading).toBeInViewport();
    await page.keyboard.press('Tab');
    expect(await heading.evaluate((element) => {
      const focused = document.activeElement;
      return focused !== null && focused !== document.body && (element.contains(focused) || (element.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
    })).toBe(true);
    await page.goBack();
    await expect(page).toHaveURL(`${site}testing/bpf/#prerequisites`);
  });

  test('other pages carry nothing for it', () => {
    expect(readFileSync(path.join(folder, 'testing/bpf/index.html'), 'utf8')).toContain('data-moved');
    expect(readFileSync(path.join(folder, 'testing/ci/index.html'), 'utf8')).not.toContain('lead.js');
  });
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('an old address leads to the page', async ({ page, baseURL }) => {
    const url = await arrive(page, './en/stable/contributing/release/backports/');
    expect(url.href).toBe(new URL(`./release/backporting/?branch=${stable}`, baseURL).href);
    await expect(page.locator('h1')).toHaveText('Backport a change');
  });
});

test.describe('the notice about a stable branch', () => {
  test('says whom the text is for, leads to the differences, and closes for good', async ({ page, baseURL }) => {
    const offences = watch(page, baseURL);
    await page.goto('./testing/bpf/?branch=v1.17#if-it-fails');
    const notice = page.getByRole('complementary', { name: 'Branch of this text' });
    await expect(notice).toBeInViewport({ ratio: 1 });
    await expect(notice).toContainText('documentation of Cilium v1.17. This text is for main.');
    await expect(notice.getByRole('link')).toHaveAttribute('href', new URL('./reference/changes/', baseURL).pathname);
    await expect(page.locator('#portal-announcer')).toContainText('v1.17');
    expect(await violations(page)).toEqual([]);
    // The application takes the page over beside it.
    await page.keyboard.press('Tab');
    await page.keyboard.press('x');
    await hydrated(page);
    await notice.getByRole('button', { name: /^Close/ }).focus();
    await page.keyboard.press('Enter');
    await expect(notice).toHaveCount(0);
    expect(page.url()).toBe(new URL('./testing/bpf/#if-it-fails', baseURL).href);
    await page.reload();
    await expect(page.locator('h1')).toBeAttached();
    await expect(notice).toHaveCount(0);
    expect(offences).toEqual([]);
  });

  test('shows nothing that somebody wrote into an address', async ({ page }) => {
    for (const branch of ['v1.17<b>x', 'v1', 'main', 'v1.17 is bad']) {
      await page.goto(`./testing/bpf/?branch=${encodeURIComponent(branch)}`, { waitUntil: 'networkidle' });
      await expect(page.locator('.branch-notice')).toHaveCount(0);
    }
  });

  test('fits a phone and does not cover the end of the page', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('./testing/bpf/?branch=v1.17');
    const notice = page.locator('.branch-notice');
    await expect(notice).toBeInViewport({ ratio: 1 });
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390);
    await page.evaluate(() => { scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }); });
    const last = page.locator('footer').last().getByRole('link').last();
    const [above, below] = [await last.boundingBox(), await notice.boundingBox()];
    expect((above?.y ?? Infinity) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    expect(below?.height).toBeLessThan(180);
  });
});
