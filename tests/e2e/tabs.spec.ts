import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';

const address = './testing/connectivity/';
const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true }).first();
const panel = (page: Page, name: string) => page.getByRole('tabpanel', { name, exact: true }).first();

test('one panel shows at a time, and a click changes it', async ({ page }) => {
  await page.goto(address);
  await expect(tab(page, 'Linux')).toHaveAttribute('aria-selected', 'true');
  await expect(panel(page, 'Linux')).toBeVisible();
  await expect(panel(page, 'macOS')).toBeHidden();
  await tab(page, 'macOS').click();
  await expect(panel(page, 'macOS')).toBeVisible();
  await expect(panel(page, 'Linux')).toBeHidden();
});

test('arrow keys, Home and End walk through the tabs, which are one stop for Tab', async ({ page }) => {
  await page.goto(address);
  await tab(page, 'Linux').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'macOS')).toBeFocused();
  await expect(tab(page, 'macOS')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(tab(page, 'Linux')).not.toBeFocused();
  await page.keyboard.press('Home');
  await expect(tab(page, 'Linux')).toBeFocused();
  await page.keyboard.press('End');
  await expect(tab(page, 'Linux')).not.toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).not.toBe('tab');
});

test('a choice is kept over pages and visits, also when a page opens within the application', async ({ page }) => {
  await page.goto(address);
  await tab(page, 'macOS').click();
  await page.getByRole('link', { name: 'Review', exact: true }).first().click();
  await expect(page.locator('h1')).toHaveText(/Review/);
  await page.goBack();
  await expect(tab(page, 'macOS')).toHaveAttribute('aria-selected', 'true');
  await page.reload();
  await expect(panel(page, 'macOS')).toBeVisible();
});

test('a choice needs no storage', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('refused'); } });
  });
  await page.goto(address);
  await tab(page, 'macOS').click();
  await expect(panel(page, 'macOS')).toBeVisible();
});

test('tabs work when the application never arrives', async ({ page }) => {
  await page.route('**/assets/js/**', (route) => route.abort());
  await page.goto(address);
  await tab(page, 'macOS').click();
  await expect(panel(page, 'macOS')).toBeVisible();
});

test('an address that points into a hidden panel shows that panel', async ({ page }) => {
  await page.goto(address);
  await expect(panel(page, 'macOS')).toBeHidden();
  await page.evaluate(() => {
    document.querySelector('[role="tabpanel"][aria-label="macOS"] > :last-child')?.setAttribute('id', 'hidden-part');
    location.hash = 'hidden-part';
  });
  await expect(panel(page, 'macOS')).toBeVisible();
  await expect(page.locator('#hidden-part')).toBeInViewport();
});
