import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('without a script every panel of a set of tabs is there under its label', async ({ page }) => {
  await page.goto('./testing/connectivity/');
  const labels = page.locator('.tabs-set').first().locator('.tabs-label');
  expect(await labels.count()).toBeGreaterThan(1);
  for (const label of await labels.all()) await expect(label).toBeVisible();
  await expect(page.getByRole('tab')).toHaveCount(0);
});

test('without a script no control is shown that would do nothing', async ({ page }) => {
  for (const path of ['./', './testing/bpf/', './reference/ci-triggers/', './review/process/', './there-is-no-such-page/']) {
    await page.goto(path);
    // What is left may only be the heads of tables, whose buttons look like text and take no press.
    const buttons = page.locator('button:visible, input:visible');
    for (const button of await buttons.all()) await expect(button, path).toHaveCSS('pointer-events', 'none');
  }
});

test('without a script a row’s address leads to the row, which stands out', async ({ page }) => {
  await page.goto('./reference/slack/#testing');
  const row = page.locator('tr').filter({ has: page.locator('#testing') });
  await expect(row).toBeInViewport();
  await expect(row.locator('th')).toHaveCSS('background-color', 'rgb(255, 246, 223)');
});

test('without a script pages, their links, tables and drawings serve', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Testing', exact: true }).first().click();
  await expect(page.locator('h1')).toHaveText('Testing');
  await page.locator('.theme-doc-sidebar-menu a[href$="/testing/ci/"]').click();
  await expect(page.locator('.table-scroll table').first()).toBeVisible();
  await expect(page.locator('.diagram svg').first()).toBeVisible();
  await page.locator('.table-of-contents a').last().click();
  expect(new URL(page.url()).hash).not.toBe('');
});
