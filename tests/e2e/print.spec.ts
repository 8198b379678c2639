import { expect, test } from '@playwright/test';

// A sheet of A4 at 96 pixels an inch, without margins.
test.use({ viewport: { width: 794, height: 1123 } });

test.beforeEach(async ({ page }) => { await page.emulateMedia({ media: 'print', colorScheme: 'dark' }); });

test('a page prints its address, those of its links and every tab, in light colors, without what only a screen can use', async ({ page }) => {
  await page.goto('./testing/connectivity/');
  for (const chrome of ['.navbar', '.theme-doc-sidebar-container', '.breadcrumbs', '.contents-folded', '.contents', '.page-markdown', '.tabs-list', '.code-controls', '.hash-link', '.ask', '.page-footer', '.pagination-nav', '.footer']) {
    await expect(page.locator(chrome).first(), chrome).toBeHidden();
  }
  await expect(page.locator('.page-address')).toHaveText(/^https:\/\/\S+\/testing\/connectivity\/$/);
  await expect(page.locator('.page-sources summary')).toBeVisible();
  await expect(page.locator('body')).toHaveCSS('color', 'rgb(26, 32, 41)');
  for (const panel of await page.locator('.tabs-panel').all()) await expect(panel).toBeVisible();
  const addresses = await page.locator('.markdown p a[href^="http"]:not(.ref)').evaluateAll((links: HTMLAnchorElement[]) => links
    .filter(({ href }) => !/\/(?:blob|tree|commit)\//.test(href))
    .map((link) => [link.getAttribute('href'), getComputedStyle(link, '::after').content]));
  expect(addresses.length).toBeGreaterThan(0);
  for (const [href, content] of addresses) expect(content).toContain(href);
});

for (const path of ['./testing/connectivity/', './testing/bpf/', './reference/ci-triggers/', './reference/make-targets/', './plan/', './']) {
  test(`nothing of ${path} is cut at the edge of the paper`, async ({ page }) => {
    await page.goto(path);
    const cut = await page.evaluate(() => [...document.querySelectorAll('main, main *')]
      .filter((element) => element.checkVisibility() && !element.matches('.sr-only, svg *') && element.getBoundingClientRect().right > innerWidth + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 120)));
    expect(cut.slice(0, 5)).toEqual([]);
  });
}
