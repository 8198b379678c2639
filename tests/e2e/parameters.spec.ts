import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { hydrated, watch } from './site.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** A page with a PR number, and one with that number and a version, in commands. */
const address = './testing/red-ci/';
const other = './release/backporting/';

const places = (page: Page, name: string) => page.locator(`var[data-parameter="${name}"]`);
const control = (page: Page) => page.getByRole('button', { name: 'Set PR_NUMBER', exact: true }).first();
const panel = (page: Page) => page.getByRole('dialog', { name: 'Values in commands' });
const field = (page: Page, label: string) => panel(page).getByLabel(label);
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

async function openPanel(page: Page): Promise<void> {
  await control(page).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeVisible();
}

test('a value is set once, and shows and is copied everywhere, on later visits too', async ({ page, baseURL }) => {
  const offences = watch(page, baseURL);
  await page.goto(address);
  await places(page, 'PR_NUMBER').first().click();
  await field(page, 'PR number').fill('34060');
  await panel(page).getByRole('button', { name: 'Done' }).click();
  for (const place of await places(page, 'PR_NUMBER').all()) await expect(place).toHaveText('34060');
  const block = page.locator('.code', { has: places(page, 'PR_NUMBER') }).first();
  await block.hover();
  await block.locator('.code-copy').first().click();
  expect(await clipboard(page)).toContain('gh pr checks 34060 --repo');

  await page.goto(other);
  await expect(places(page, 'PR_NUMBER').first()).toHaveText('34060');
  await expect(places(page, 'X.Y').first()).toHaveText('X.Y');
  await hydrated(page);
  await expect(places(page, 'PR_NUMBER').first()).toHaveText('34060');
  await page.locator('.theme-doc-sidebar-menu a').last().click();
  await page.goBack();
  await expect(places(page, 'PR_NUMBER').first()).toHaveText('34060');
  expect(offences).toEqual([]);
});

test('the panel works from the keyboard alone: it opens, holds the focus, closes and gives it back', async ({ page }) => {
  await page.goto(address);
  await openPanel(page);
  await expect(field(page, 'PR number')).toBeFocused();
  await page.keyboard.type('12');
  await expect(places(page, 'PR_NUMBER').first()).toHaveText('12');
  await page.keyboard.press('Enter');
  await expect(panel(page)).toHaveCount(0);
  await expect(control(page)).toBeFocused();
  await page.keyboard.press('Enter');
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
});

test('what cannot be a value is refused with the reason, and the command stays', async ({ page }) => {
  await page.goto(address);
  await openPanel(page);
  await field(page, 'PR number').fill('1; rm -rf ~');
  await expect(panel(page)).toContainText('“1; rm -rf ~” cannot be put here: the command keeps PR_NUMBER.');
  await expect(field(page, 'PR number')).toHaveAttribute('aria-invalid', 'true');
  await expect(places(page, 'PR_NUMBER').first()).toHaveText('PR_NUMBER');
  await field(page, 'PR number').fill('1');
  await expect(field(page, 'PR number')).toHaveAttribute('aria-invalid', 'false');
});

test('free text is quoted as its place needs it', async ({ page }) => {
  await page.goto(address);
  await openPanel(page);
  await panel(page).getByText('All other placeholders').click();
  await field(page, 'Test name').fill('K8s "policy" $(id)');
  await expect(places(page, 'TEST_NAME').first()).toHaveText('K8s \\"policy\\" \\$(id)');
  await field(page, 'Summary file').fill('my "file" $(id).txt');
  await page.goto(other);
  await expect(places(page, 'SUMMARY_FILE').first()).toHaveText('\'my "file" $(id).txt\'');
});

test('values go into an address when that is asked for, and come from one', async ({ page, context }) => {
  await page.goto(address);
  await openPanel(page);
  await field(page, 'PR number').fill('34060');
  await panel(page).getByRole('button', { name: 'Copy link with values' }).click();
  await expect(panel(page).getByRole('status')).toHaveText('Link copied');
  const link = await clipboard(page);
  expect(link).toMatch(/\/testing\/red-ci\/\?set=PR_NUMBER%3A34060$/);
  expect(page.url()).not.toContain('set=');

  await page.evaluate(() => { localStorage.clear(); });
  const visit = await context.newPage();
  await visit.goto(link);
  await expect(places(visit, 'PR_NUMBER').first()).toHaveText('34060');
  await expect(visit.locator('#portal-announcer')).toHaveText('Commands show values from the address: PR_NUMBER');
  expect(await visit.evaluate(() => localStorage.getItem('portal.parameters'))).toBeNull();
  await openPanel(visit);
  await field(visit, 'PR number').fill('7');
  await expect(places(visit, 'PR_NUMBER').first()).toHaveText('7');
  expect(visit.url()).not.toContain('set=');
});

test('an address cannot bring a command in', async ({ page }) => {
  await page.goto(`${address}?set=PR_NUMBER:1%3B%20id&set=TEST_NAME:a%0Ab&set=NONE:x&set=&set=PR_NUMBER`);
  await hydrated(page);
  await expect(places(page, 'PR_NUMBER').first()).toHaveText('PR_NUMBER');
  await expect(places(page, 'TEST_NAME').first()).toHaveText('TEST_NAME');
});

test('all values can be cleared', async ({ page }) => {
  await page.goto(`${address}?set=TEST_NAME:a`);
  await openPanel(page);
  await field(page, 'PR number').fill('34060');
  await panel(page).getByRole('button', { name: 'Clear all' }).click();
  await expect(panel(page).getByRole('status')).toHaveText('All values are cleared');
  await expect(places(page, 'PR_NUMBER').first()).toHaveText('PR_NUMBER');
  await expect(places(page, 'TEST_NAME').first()).toHaveText('TEST_NAME');
  await expect(field(page, 'PR number')).toHaveValue('');
  expect(await page.evaluate(() => localStorage.getItem('portal.parameters'))).toBeNull();
  expect(page.url()).not.toContain('set=');
});

test('values need neither storage nor the application', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('refused'); } });
  });
  await page.route('**/assets/js/**', (route) => route.abort());
  await page.goto(address);
  await openPanel(page);
  await field(page, 'PR number').fill('5');
  await expect(places(page, 'PR_NUMBER').first()).toHaveText('5');
});

test('damaged storage does no harm', async ({ page }) => {
  await page.addInitScript(() => { localStorage.setItem('portal.parameters', '{"PR_NUMBER": {}, "X.Y": "`id`"'); });
  await page.goto(address);
  await expect(places(page, 'PR_NUMBER').first()).toHaveText('PR_NUMBER');
  await openPanel(page);
});

test('the panel fits a phone', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 } });
  const page = await context.newPage();
  await page.goto(address);
  await places(page, 'PR_NUMBER').first().scrollIntoViewIfNeeded();
  await control(page).tap();
  await panel(page).getByText('All other placeholders').tap();
  const box = await panel(page).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  await expect(panel(page).getByRole('button', { name: 'Done' })).toBeInViewport({ ratio: 1 });
  await panel(page).getByRole('button', { name: 'Done' }).tap();
  await expect(panel(page)).toHaveCount(0);
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the open panel and on a page with values, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    await openPanel(page);
    await panel(page).getByText('All other placeholders').click();
    await field(page, 'PR number').fill('x y');
    expect(await violations(page)).toEqual([]);
    await field(page, 'PR number').fill('34060');
    await page.keyboard.press('Escape');
    expect(await violations(page)).toEqual([]);
  });
}

test('nothing is loaded for values before they are used', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => { if (request.url().includes('/assets/portal/')) asked.push(request.url()); });
  await page.goto(address, { waitUntil: 'networkidle' });
  expect(asked).toEqual([]);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('placeholders can be read, and nothing promises more', async ({ page }) => {
    await page.goto(address);
    await expect(places(page, 'PR_NUMBER').first()).toHaveText('PR_NUMBER');
    await expect(places(page, 'PR_NUMBER').first()).toHaveCSS('cursor', 'auto');
    await expect(page.locator('.code-values').first()).toBeHidden();
  });
});
