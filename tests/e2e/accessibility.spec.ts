import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { hydrated, templates } from './site.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing on any template, ${colorScheme}, ${width} px`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ baseURL: baseURL ?? '', colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      for (const path of Object.values(templates)) {
        await page.goto(path);
        await hydrated(page);
        expect.soft(await violations(page), path).toEqual([]);
      }
      await context.close();
    });
  }
}

test('axe finds nothing in the open menu of a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./testing/ci/');
  await hydrated(page);
  await page.getByRole('button', { name: 'Toggle navigation bar' }).click();
  await expect(page.getByRole('link', { name: 'BPF', exact: false }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('the first press of Tab reaches a link that skips to the text', async ({ page }) => {
  await page.goto('./testing/ci/');
  await hydrated(page);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to main content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('nav.navbar, .theme-doc-sidebar-container') === null)).toBe(true);
});

test('whatever takes the focus shows it', async ({ page }) => {
  await page.goto('./testing/connectivity/');
  await hydrated(page);
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === document.body) return 'nothing has the focus';
      const style = getComputedStyle(activeElement);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? '' : activeElement.outerHTML.slice(0, 120);
    });
    expect.soft(outline).toBe('');
  }
});

test('a table is a group with a name, heads for columns and rows, and takes the focus only when it scrolls', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./testing/ci/');
  const table = page.locator('.table-scroll').first();
  await expect(table).toHaveAttribute('role', 'group');
  await expect(table).toHaveAttribute('aria-label', /^Table: ./);
  await expect(table.locator('thead th[scope="col"]').first()).toBeVisible();
  await expect(table.locator('tbody th[scope="row"]').first()).toBeVisible();
  await expect(table).toHaveAttribute('tabindex', '0');
  await page.setViewportSize({ width: 1600, height: 900 });
  await expect(table).not.toHaveAttribute('tabindex');
});

test('links that leave the portal open a new tab and say so', async ({ page }) => {
  await page.goto('./testing/ci/');
  const outbound = page.locator('a[href^="http"]');
  expect(await outbound.count()).toBeGreaterThan(5);
  const silent = await outbound.evaluateAll((links) => links
    .filter((link) => link.getAttribute('target') !== '_blank' || !/\bnoopener\b/.test(link.getAttribute('rel') ?? '') || !link.textContent.includes('(opens in a new tab)'))
    .map((link) => link.outerHTML));
  expect(silent).toEqual([]);
});

test('drawings have a text alternative and the colors of the theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('./testing/bpf/');
  const drawing = page.locator('.diagram svg[role="img"]').first();
  await expect(drawing).toHaveAttribute('aria-label', /\w+ \w+ \w+/);
  const fill = await drawing.locator('.d-box').first().evaluate((box) => getComputedStyle(box).fill);
  expect(fill).toBe(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor));
});
