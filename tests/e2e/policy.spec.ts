import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { sealSite } from '../../scripts/site/seal/seal-site.ts';
import { visitCounter } from '../../scripts/site/seal/visits.ts';
import { serveSite } from '../../scripts/site/server.ts';
import { testSiteFolder } from '../../scripts/site/test-run.ts';
import { hydrated, templates } from './site.ts';

// Pages cannot run code: only what the build put there does, by a policy in each page and one in the answer.
const folder = testSiteFolder(path.resolve(import.meta.dirname, '../..'), 'root');
const htmlFiles = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
const metaElement = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;

/** What the browser blocked from now on, with the directive. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.exposeBinding('reportViolation', (_source, text: string) => { found.push(text); });
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (Reflect.get(window, 'reportViolation') as (text: string) => unknown)(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return found;
}

/** Serves pages with one of the two policies alone, and with what an attacker would write after their title, as if every check had let it through. */
async function serveWith(page: Page, policy: 'page' | 'answer', injected: string): Promise<void> {
  await page.route('https://evil.example/**', (route) => route.fulfill({ body: 'document.title="hacked"', contentType: 'text/javascript' }));
  await page.route('./**', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const { 'content-security-policy': header = '', ...headers } = response.headers();
    expect(header).not.toBe('');
    const html = await response.text();
    expect(html).toMatch(metaElement);
    const body = html.replace('</h1>', () => `</h1>${injected}`);
    return route.fulfill({ response, ...(policy === 'page' ? { headers, body } : { body: body.replace(metaElement, '') }) });
  });
}

const attacks: readonly (readonly [name: string, html: string, blocked: string])[] = [
  ['a script', '<script>document.title="hacked"</script>', 'script-src-elem inline'],
  ['a script of another host', '<script src="https://evil.example/x.js"></script>', 'script-src-elem https://evil.example/x.js'],
  ['an attribute that is code', '<img src="data:," onerror="document.title=\'hacked\'">', 'script-src-attr inline'],
  ['a script in a drawing', '<svg><script>document.title="hacked"</script></svg>', 'script-src-elem inline'],
  ['styles', '<style>body{color:red}</style>', 'style-src-elem inline'],
  ['a frame', '<iframe src="https://evil.example/"></iframe>', 'frame-src https://evil.example'],
  ['a frame with a document of its own', '<iframe srcdoc="&lt;script&gt;top.document.title=\'hacked\'&lt;/script&gt;"></iframe>', 'script-src-elem inline'],
  ['an object', '<object data="data:text/html,<script>1</script>"></object>', 'object-src data'],
  ['a picture of another host', '<img src="https://evil.example/x.png">', 'img-src https://evil.example/x.png'],
  ['another base', '<base href="https://evil.example/">', 'base-uri https://evil.example'],
];

/** Attacks that wait for a reader, each on a page of its own since it leads away. */
const baits: typeof attacks = [
  ['an address that is code', '<a id="press" href="javascript:document.title=\'hacked\'">x</a>', 'script-src-elem inline'],
  ['a form', '<form action="https://evil.example/"><button id="press">x</button></form>', 'form-action https://evil.example'],
];

for (const policy of ['page', 'answer'] as const) {
  test(`the policy in the ${policy} stops all that a text could smuggle in`, async ({ page }) => {
    const found = await violations(page);
    await serveWith(page, policy, attacks.map(([, html]) => html).join(''));
    await page.goto('./documentation/style/');
    for (const [name, , blocked] of attacks) await expect.poll(() => found, name).toContainEqual(expect.stringContaining(blocked));
    // Scripts are told apart by their number: the one of the drawing, the one in the frame and the plain one.
    expect(found.filter((one) => one === 'script-src-elem inline').length).toBeGreaterThanOrEqual(2);
    expect(await page.title()).not.toBe('hacked');
    for (const [name, html, blocked] of baits) {
      // A page whose navigation was stopped answers nothing more.
      const other = await page.context().newPage();
      const stopped = await violations(other);
      await serveWith(other, policy, html);
      await other.goto('./documentation/style/');
      await other.locator('#press').click({ noWaitAfter: true });
      await expect.poll(() => stopped, name).toContainEqual(expect.stringContaining(blocked));
    }
  });
}

test('nothing that the site does itself is stopped, before and after the application comes', async ({ page }) => {
  const found = await violations(page);
  for (const address of ['./en/latest/contributing/testing/bpf/', './en/v1.17/contributing/testing/bpf/#anything']) {
    await page.goto(address);
    await expect(page).toHaveURL(/\/testing\/bpf\//);
    expect.soft(found, address).toEqual([]);
  }
  for (const address of [...Object.values(templates), './plan/']) {
    await page.goto(address);
    expect.soft(found, address).toEqual([]);
    await hydrated(page);
    expect.soft(found, `${address}, with the application`).toEqual([]);
  }
});

test('the parts of the page that come later run under the policy', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const found = await violations(page);
  await page.goto('./testing/red-ci/');
  await page.keyboard.press('/');
  await page.keyboard.type('backport');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('.code').first().hover();
  await page.locator('.code [data-copy]').first().click();
  await expect(page.locator('#portal-announcer')).toHaveText(/^Copied/);
  await page.locator('var[data-parameter]').first().click();
  await expect(page.getByRole('dialog', { name: 'Values in commands' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('.hash-link').first().click();
  await page.goto('./testing/connectivity/');
  await page.getByRole('tab').nth(1).click();
  await page.goto('./reference/make-targets/?filter=kind');
  await expect(page.locator('.table-filter').first()).toHaveValue('kind');
  await page.goto('./plan/');
  await page.getByRole('textbox', { name: 'Changed paths' }).fill('bpf/lib/nat.h');
  await expect(page.locator('.plan-summary')).toHaveText(/^1 file/);
  expect(found).toEqual([]);
});

test('every page has a policy, before all that it is about', () => {
  const files = htmlFiles();
  expect(files.length).toBeGreaterThan(400);
  for (const file of files) {
    const [before = '', ...after] = readFileSync(path.join(folder, file), 'utf8').split(metaElement);
    expect.soft(after, file).toHaveLength(1);
    // But for what the template asks for ahead.
    expect.soft(before.replace(/<link rel=preload as=(?:style|script) href=[\w./-]+>/g, ''), file).not.toMatch(/<(?:script|style|link|body)\b/);
  }
});

test('no page mentions a counter of visits unless the build was told of one', () => {
  for (const file of [...htmlFiles(), '_headers']) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    expect.soft(/<script[^>]*(?:src="?https?:|data-domain|data-website-id)[^>]*>/i.exec(text)?.[0], file).toBeUndefined();
    for (const [policy] of text.matchAll(/default-src 'none'[^">\n]*/g)) expect.soft(policy, file).not.toMatch(/https?:|\*/);
  }
});

test('a counter of visits runs when the build was told of it, and nothing else of its host', async ({ page }) => {
  const copy = mkdtempSync(path.join(tmpdir(), 'portal-visits-'));
  cpSync(folder, copy, { recursive: true, filter: (from) => !/(?:^|[\\/])en$/.test(from) });
  for (const file of htmlFiles().filter((one) => !one.startsWith('en'))) unseal(path.join(copy, file));
  sealSite({ folder: copy, baseUrl: '/', counter: visitCounter({ PORTAL_VISITS: 'plausible@stats.example' }, 'https://contributors.example') });
  const { server, url } = await serveSite({ folder: copy, baseUrl: '/', port: 0, orNext: false });
  try {
    const found = await violations(page);
    const counted: string[] = [];
    await page.route('https://stats.example/**', (route) => {
      const request = route.request();
      counted.push(`${request.method()} ${request.url()}`);
      return route.fulfill({ contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' }, body: 'fetch("https://stats.example/api/event",{method:"POST",body:document.currentScript.dataset.domain})' });
    });
    await page.goto(url);
    await expect.poll(() => counted).toEqual(['GET https://stats.example/js/script.js', 'POST https://stats.example/api/event']);
    await hydrated(page);
    expect(found).toEqual([]);
  } finally {
    server.close();
    rmSync(copy, { recursive: true });
  }
});

/** A page as it was before its policy was put in. */
function unseal(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(metaElement, ''));
}
