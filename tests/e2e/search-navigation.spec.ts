import { expect, test } from '@playwright/test';

test('a result is an address of this site, below any base path', async ({ page, baseURL }) => {
  const base = new URL(baseURL ?? '').pathname;
  await page.goto('./');
  await page.keyboard.press('/');
  await page.keyboard.type('sign off commits');
  const first = page.getByRole('option').first();
  await expect(first).toHaveAttribute('href', `${base}development/contributing/#sign-off`);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${base}development/contributing/#sign-off`);
  await page.goBack();
  await expect(page).toHaveURL(`${base}?q=sign+off+commits`);
  await expect(first).toBeVisible();
});
