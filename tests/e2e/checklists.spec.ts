import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { hydrated, watch } from './site.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const address = './development/contributing/';
const list = (page: Page) => page.locator('.checklist').first();
const box = (page: Page, index: number) => list(page).getByRole('checkbox').nth(index);
const progress = (page: Page) => list(page).locator('.checklist-progress');

test('what is ticked stays in the browser, whoever draws the page', async ({ page, baseURL }) => {
  const offences = watch(page, baseURL);
  await page.goto(address);
  await expect(progress(page)).toHaveText('0 of 12 done');
  await box(page, 1).check();
  await box(page, 3).check();
  await expect(progress(page)).toHaveText('2 of 12 done');
  await page.reload();
  await expect(box(page, 1)).toBeChecked();
  await expect(box(page, 0)).not.toBeChecked();
  await expect(progress(page)).toHaveText('2 of 12 done');
  await hydrated(page);
  await box(page, 1).uncheck();
  await expect(progress(page)).toHaveText('1 of 12 done');
  await page.locator('.theme-doc-sidebar-menu a').last().click();
  await expect(page.locator('h1')).not.toHaveText('Contribute a change');
  await page.goBack();
  await expect(box(page, 3)).toBeChecked();
  await expect(box(page, 1)).not.toBeChecked();
  expect(offences).toEqual([]);
});

test('lists of different pages are told apart', async ({ page }) => {
  await page.goto(address);
  await box(page, 0).check();
  await page.goto('./review/process/');
  await expect(box(page, 0)).not.toBeChecked();
  await expect(progress(page)).toHaveText(/^0 of \d+ done$/);
});

test('a box has its item as its name, and its text ticks it', async ({ page }) => {
  await page.goto(address);
  await expect(list(page).getByRole('checkbox', { name: 'The description says why the change is needed and which choices you made' })).toBeVisible();
  await list(page).getByText('says why the change is needed').click();
  await expect(box(page, 0)).toBeChecked();
  await list(page).getByRole('link', { name: 'description', exact: true }).first().click();
  await expect(page).toHaveURL(/#describe-the-change$/);
  await expect(box(page, 0)).toBeChecked();
});

test('it is copied as Markdown, with what is ticked and with full addresses', async ({ page, baseURL }) => {
  await page.goto(address);
  await box(page, 1).check();
  await list(page).getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.locator('#portal-announcer')).toHaveText('Checklist copied as Markdown');
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).trimEnd().split('\n');
  const here = new URL('development/contributing/', baseURL).href;
  expect(lines).toHaveLength(12);
  expect(lines[0]).toBe(`- [ ] The [description](${here}#describe-the-change) says why the change is needed and which choices you made`);
  expect(lines[1]).toBe(`- [x] [Every commit builds and works](${here}#split-into-commits) without the commits after it`);
  expect(lines.join('\n')).toContain('`Fixes: #ISSUE_NUMBER`');
});

test('it is reset', async ({ page }) => {
  await page.goto(address);
  await box(page, 1).check();
  await list(page).getByRole('button', { name: 'Reset' }).click();
  await expect(page.locator('#portal-announcer')).toHaveText('Checklist reset');
  await expect(progress(page)).toHaveText('0 of 12 done');
  await expect(box(page, 1)).not.toBeChecked();
  expect(await page.evaluate(() => localStorage.getItem('portal.checklists'))).toBeNull();
});

test('it works from the keyboard alone, when the application never arrives, and without storage', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('refused'); } });
  });
  await page.route('**/assets/js/**', (route) => route.abort());
  await page.goto(address);
  await box(page, 0).focus();
  await page.keyboard.press('Space');
  await expect(box(page, 0)).toBeChecked();
  await expect(progress(page)).toHaveText('1 of 12 done');
  await list(page).getByRole('button', { name: 'Copy as Markdown' }).focus();
  await page.keyboard.press('Tab');
  await expect(list(page).getByRole('button', { name: 'Reset' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(progress(page)).toHaveText('0 of 12 done');
});

test('its boxes and controls are large enough for a finger', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(address);
  for (const target of [list(page).locator('label').first(), list(page).getByRole('button', { name: 'Reset' })]) {
    const size = await target.boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
  await list(page).locator('label').first().tap({ position: { x: 5, y: 12 } });
  await expect(box(page, 0)).toBeChecked();
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a list with ticked items, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    await box(page, 1).check();
    expect(await violations(page)).toEqual([]);
  });
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('it reads as a list, without boxes that would forget', async ({ page }) => {
    await page.goto(address);
    await expect(list(page).getByRole('listitem').first()).toContainText('says why the change is needed');
    await expect(list(page).getByRole('checkbox')).toHaveCount(0);
    await expect(list(page).getByRole('button')).toHaveCount(0);
    await expect(list(page).locator('li').first()).not.toHaveCSS('list-style-type', 'none');
  });
});
