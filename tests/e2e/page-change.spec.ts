import { expect, test } from '@playwright/test';
import { hydrated } from './site.ts';

// What a reader leaves behind, and finds again, on the way between pages and tabs.
const area = (name: string): { name: string; exact: true } => ({ name, exact: true });

test('the way back shows the page of the address, also after the page was loaded anew', async ({ page }) => {
  await page.goto('./testing/');
  await hydrated(page);
  await page.locator('.navbar').getByRole('link', area('Review')).click();
  await expect(page.locator('h1')).toHaveText('Review');
  await page.reload();
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Testing');
  await expect(page).toHaveURL(/\/testing\/$/);
  await page.goForward();
  await expect(page.locator('h1')).toHaveText('Review');
});

test('a filter is there again on the way back', async ({ page }) => {
  await page.goto('./reference/labels/');
  await page.getByRole('searchbox', { name: 'Filter' }).fill('kind/');
  await expect(page.locator('.table-count')).toHaveText(/ of /);
  await hydrated(page);
  await page.locator('.navbar').getByRole('link', area('Review')).click();
  await expect(page.locator('h1')).toHaveText('Review');
  await page.goBack();
  await expect(page.getByRole('searchbox', { name: 'Filter' })).toHaveValue('kind/');
  await expect(page.locator('.table-count')).toHaveText(/ of /);
});

test('an address whose fragment is no text does not hinder the filter', async ({ page }) => {
  await page.goto('./reference/labels/?filter=kind/#%');
  await expect(page.locator('.table-count')).toHaveText(/ of /);
});

test('a tick belongs to the page of its list, also while the next page is on its way', async ({ page }) => {
  await page.goto('./release/backporting/');
  const box = page.getByRole('checkbox').first();
  await box.check();
  await hydrated(page);
  await page.evaluate(() => { history.pushState(null, '', '../../review/'); });
  const list = page.locator('.checklist').first();
  await list.getByRole('checkbox').nth(1).check();
  const kept = await page.evaluate(() => Object.keys(JSON.parse(localStorage.getItem('portal.checklists') ?? '{}') as object));
  expect(kept).toHaveLength(1);
  expect(kept[0]).toContain('/release/backporting/#');
});

test('the menu does not stay open over the page that the search leads to', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./testing/');
  await hydrated(page);
  await page.getByRole('button', { name: 'Toggle navigation bar' }).click();
  await expect(page.locator('dialog.navbar-sidebar')).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('kind clusters');
  await page.getByRole('option').first().click();
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeHidden();
  await expect(page.locator('dialog.navbar-sidebar')).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-menu-open');
});

test('another tab follows the colors and the values that a reader chooses', async ({ page, context }) => {
  await page.goto('./release/backporting/');
  const other = await context.newPage();
  await other.goto('./release/backporting/');
  await page.getByRole('button', { name: /^Switch between/ }).click();
  await expect(other.locator('html')).toHaveAttribute('data-theme-choice', 'light');
  await page.locator('var[data-parameter]').first().click();
  const name = await page.locator('var[data-parameter]').first().getAttribute('data-parameter') ?? '';
  await page.locator(`#value-${name}`).fill('4711');
  await expect(other.locator(`var[data-parameter="${name}"]`).first()).toHaveText('4711');
});

test('the first link leads past the side menu before the application is there', async ({ page }) => {
  await page.route('**/assets/js/*', (route) => route.abort());
  await page.goto('./reference/teams/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  expect(await page.evaluate(() => document.activeElement?.closest('aside'))).toBeNull();
});

test('a search that is closed before it could answer leaves the address', async ({ page }) => {
  await page.route('**/assets/portal/**', (route) => route.abort());
  await page.goto('./testing/?q=ginkgo');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/testing\/$/);
});

test('"/" opens the search from a box that takes no text', async ({ page }) => {
  await page.goto('./release/backporting/');
  await page.getByRole('checkbox').first().check();
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
});
