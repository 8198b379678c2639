import { expect, test } from '@playwright/test';
import { hydrated } from './site.ts';

const ground = 'rgb(18, 22, 29)';

test('a page follows the system until a reader chooses, and keeps the choice', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./testing/');
  await hydrated(page);
  await expect(page.locator('html')).toHaveCSS('background-color', ground);
  const toggle = page.getByRole('button', { name: /^Switch between dark and light mode/ });
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await page.goto('./review/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('the theme is there before the first paint', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', colorScheme: 'dark' });
  const page = await context.newPage();
  await page.route('**/assets/js/**', (route) => route.abort());
  await page.goto('./testing/');
  await expect(page.locator('html')).toHaveCSS('background-color', ground);
  await context.close();
});
