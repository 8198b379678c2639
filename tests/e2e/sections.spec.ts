import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { hydrated, watch } from './site.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const address = './development/contributing/';
const control = (page: Page) => page.locator('#sign-off').getByRole('link', { name: 'Link to Sign off your commits' });
const menu = (page: Page) => page.getByRole('dialog', { name: /^Link to / });
const item = (page: Page, name: string | RegExp) => menu(page).locator('button, a').filter({ hasText: name });
const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

test('a heading’s control copies the link, the Markdown link and the review comment, and says so', async ({ page, baseURL }) => {
  const offences = watch(page, baseURL);
  await page.goto(address);
  const section = new URL('development/contributing/#sign-off', baseURL).href;

  await control(page).click();
  await item(page, 'Copy link').click();
  expect(await clipboard(page)).toBe(section);
  await expect(page.locator('#portal-announcer')).toHaveText('Link copied');
  await expect(menu(page)).toHaveCount(0);

  await control(page).click();
  await item(page, 'Copy Markdown link').click();
  expect(await clipboard(page)).toBe(`[Sign off your commits - Contribute a change](${section})`);
  await expect(page.locator('#portal-announcer')).toHaveText('Markdown link copied');

  await control(page).click();
  await item(page, /Copy review comment/).click();
  expect(await clipboard(page)).toMatch(/^\S.{80,}\n\n\S+$/s);
  expect(await clipboard(page)).toContain(`\n\n${section}`);
  await expect(page.locator('#portal-announcer')).toHaveText('Review comment copied');
  expect(offences).toEqual([]);
});

test('a section without a review comment offers none, and every section a report', async ({ page }) => {
  await page.goto(address);
  const first = page.locator('h2 .hash-link').first();
  await first.click();
  await expect(item(page, /review comment/)).toHaveCount(0);
  const report = new URL(await item(page, /Report a mistake here/).evaluate((link: HTMLAnchorElement) => link.href));
  const heading = await page.locator('h2').first().textContent();
  expect(report.pathname).toMatch(/\/issues\/new$/);
  expect(report.searchParams.get('title')).toBe(`Contribute a change, ${heading ?? ''}: `);
  expect(report.searchParams.get('body')).toMatch(/\nPage: http\S+#[\w-]+\nChecked against: main [0-9a-f]{10} \(\d{4}-\d\d-\d\d\)\nSection: ./);
});

test('the control works from the keyboard alone', async ({ page }) => {
  await page.goto(address);
  await control(page).focus();
  await expect(control(page)).toHaveCSS('opacity', '1');
  await page.keyboard.press('Enter');
  await expect(item(page, 'Copy link')).toBeFocused();
  await expect(control(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(item(page, 'Copy Markdown link')).toBeFocused();
  await page.keyboard.press('End');
  await expect(item(page, /Report a mistake/)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(item(page, 'Copy link')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
  await expect(control(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(item(page, 'Copy link')).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await clipboard(page)).toMatch(/#sign-off$/);
  await expect(control(page)).toBeFocused();
  await page.keyboard.press('Enter');
  for (let press = 0; press < 8; press += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(true);
  }
});

test('the menu closes on a click beside it, the control included', async ({ page }) => {
  await page.goto(address);
  for (const beside of [control(page), page.locator('#sign-off')]) {
    await control(page).click();
    await expect(menu(page)).toBeVisible();
    const { x, y } = await beside.boundingBox() ?? { x: 0, y: 0 };
    await page.mouse.click(x + 5, y + 5);
    await expect(menu(page)).toHaveCount(0);
  }
});

test('a double click opens at most one menu', async ({ page }) => {
  await page.goto(address);
  await control(page).dblclick();
  await page.waitForLoadState('networkidle');
  expect(await menu(page).count()).toBeLessThanOrEqual(1);
  await page.keyboard.press('Escape');
  await expect(menu(page)).toHaveCount(0);
});

test('it is there on a phone: visible, large enough, within the window', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 }, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await page.goto(address);
  await control(page).scrollIntoViewIfNeeded();
  await expect(control(page)).toHaveCSS('opacity', '1');
  const box = await control(page).boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await control(page).tap();
  const opened = await menu(page).boundingBox();
  expect(opened?.x).toBeGreaterThanOrEqual(0);
  expect((opened?.x ?? 0) + (opened?.width ?? 0)).toBeLessThanOrEqual(390);
  await item(page, 'Copy link').tap();
  await expect(page.locator('#portal-announcer')).toHaveText('Link copied');
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the open menu, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    await control(page).click();
    await expect(item(page, 'Copy link')).toBeFocused();
    expect(await violations(page)).toEqual([]);
  });
}

test('it works when the application never arrives, and before and after it does', async ({ page }) => {
  await page.goto(address);
  await hydrated(page);
  await control(page).click();
  await item(page, 'Copy link').click();
  await page.route('**/assets/js/**', (route) => route.abort());
  await page.goto(address);
  await control(page).click();
  await item(page, 'Copy link').click();
  expect(await clipboard(page)).toMatch(/#sign-off$/);
});

test('without its file the control is the link that it was served as', async ({ page }) => {
  await page.route('**/assets/portal/**', (route) => route.abort());
  await page.goto(address);
  await control(page).click();
  await expect(page).toHaveURL(/#sign-off$/);
});

test('on a page that the application opens, it is about that page', async ({ page, baseURL }) => {
  await page.goto(address);
  await hydrated(page);
  await page.locator('.theme-doc-sidebar-menu').getByRole('link', { name: 'Build container images' }).click();
  await expect(page.locator('h1')).toHaveText('Build container images');
  const link = page.locator('h2 .hash-link').first();
  await link.click();
  await item(page, 'Copy Markdown link').click();
  expect(await clipboard(page)).toContain(` - Build container images](${new URL('development/images/#', baseURL).href}`);
});

test('headings keep their own text', async ({ page }) => {
  await page.goto(address);
  await expect(page.locator('#sign-off')).toHaveText('Sign off your commits');
  expect(await page.locator('#sign-off').textContent()).toBe('Sign off your commits');
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the control is a link to its section', async ({ page }) => {
    await page.goto(address);
    await control(page).focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#sign-off$/);
  });
});
