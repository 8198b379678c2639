import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { frame, shortenTables, violations } from './axe.ts';
import { allPages, pageWidth, watch } from './site.ts';

/** What is wrong with the outline and the tables of a page, in words. */
function structureFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    let level = 0;
    for (const heading of document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')) {
      const next = Number(heading.tagName.slice(1));
      if (next > level + 1) faults.push(`"${heading.textContent}" is an h${next} below an h${level}`);
      level = next;
    }
    for (const table of document.querySelectorAll<HTMLTableElement>('main table')) {
      if (!table.caption?.textContent.trim()) faults.push('a table has no caption');
      if (table.querySelector('thead th:not([scope="col"]), tbody th:not([scope="row"])')) faults.push(`${table.caption?.textContent}: a head has no scope`);
    }
    if (document.querySelector('.page-type')?.textContent === 'task') {
      const last = [...document.querySelectorAll('.markdown > h2')].find(({ textContent }) => /^(?:Next steps|Related)/.test(textContent));
      if (!last?.nextElementSibling?.querySelector('a')) faults.push('a task ends without a next step');
    }
    return faults;
  });
}

// In parts, for more than one worker and a limit of time that holds on a slow machine.
const parts = 12;
for (let part = 0; part < parts; part += 1) {
  test(`every page answers, has one title, fits a phone and has nothing to complain about, part ${part + 1} of ${parts}`, async ({ page, request, baseURL }) => {
    test.slow();
    const offences = watch(page, baseURL);
    const paths = (await allPages(request, baseURL)).filter((_, index) => index % parts === part);
    for (const path of paths) {
      await test.step(path === '' ? 'home' : path, async () => {
        await page.setViewportSize({ width: 1280, height: 720 });
        const response = await page.goto(`./${path}`);
        expect.soft(response?.status(), path).toBe(200);
        await expect.soft(page.locator('h1'), path).toHaveCount(1);
        await expect.soft(page.locator('h1'), path).not.toBeEmpty();
        expect.soft(await page.title(), path).toContain('Cilium contributors');
        expect.soft(await page.locator('meta[name="description"]').getAttribute('content'), path).toBeTruthy();
        expect.soft(await structureFaults(page), path).toEqual([]);
        await page.setViewportSize({ width: 320, height: 640 });
        await expect.poll(() => pageWidth(page), path).toBeLessThanOrEqual(320);
        await page.setViewportSize({ width: 1280, height: 720 });
        await shortenTables(page);
        // The frame is judged on the first page of each area and on those outside the areas.
        expect.soft(await violations(page, path.split('/').length > 2 ? [frame] : []), path).toEqual([]);
      });
    }
    expect(offences).toEqual([]);
  });
}

test('headings have one size on every page, whatever the width', async ({ page }) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('./testing/ci/');
    await expect(page.locator('.markdown > h2').first()).toHaveCSS('font-size', '24.8px');
    await expect(page.locator('.markdown > h3').first()).toHaveCSS('font-size', '19.2px');
  }
});
