import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { allPages, watch } from './site.ts';

test('every page answers, has one title and nothing to complain about', async ({ page, request, baseURL }) => {
  test.slow();
  const offences = watch(page, baseURL);
  for (const path of await allPages(request, baseURL)) {
    await test.step(path === '' ? 'home' : path, async () => {
      const response = await page.goto(`./${path}`);
      expect.soft(response?.status(), path).toBe(200);
      await expect.soft(page.locator('h1'), path).toHaveCount(1);
      await expect.soft(page.locator('h1'), path).not.toBeEmpty();
      expect.soft(await page.title(), path).toContain('Cilium contributors');
      expect.soft(await page.locator('meta[name="description"]').getAttribute('content'), path).toBeTruthy();
      expect.soft(await violations(page), path).toEqual([]);
    });
  }
  expect(offences).toEqual([]);
});

test('no page is wider than a phone', async ({ page, request, baseURL }) => {
  test.slow();
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of await allPages(request, baseURL)) {
    await page.goto(`./${path}`);
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
  }
});
