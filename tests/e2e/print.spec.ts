import { expect, test, type Page } from '@playwright/test';

// A sheet of A4 at 96 pixels an inch.
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

/** Gives the page the width that its paper leaves within the margins: A4 at 96 pixels an inch, upright or on its side. */
async function layOut(page: Page): Promise<void> {
  const isWide = await page.evaluate(() => getComputedStyle(document.body).getPropertyValue('page') === 'wide');
  await page.setViewportSize(isWide ? { width: 1017, height: 688 } : { width: 688, height: 1017 });
}

for (const path of ['./testing/connectivity/', './testing/bpf/', './reference/ci-triggers/', './reference/make-targets/', './reference/crds/', './reference/teams/', './plan/', './']) {
  test(`nothing of ${path} is cut at the edge of the paper`, async ({ page }) => {
    await page.goto(path);
    await layOut(page);
    const cut = await page.evaluate(() => [...document.querySelectorAll('main, main *')]
      .filter((element) => element.checkVisibility() && !element.matches('.sr-only, svg *') && element.getBoundingClientRect().right > innerWidth + 1)
      .map(({ outerHTML }) => outerHTML.slice(0, 120)));
    expect(cut.slice(0, 5)).toEqual([]);
  });
}

test('a page lies on its side where a table has many columns, and only there', async ({ page }) => {
  const sheets = async (path: string): Promise<string[]> => {
    await page.goto(path);
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
    return [...new Set([...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 (\d+)(?:\.\d+)? (\d+)/g)].map(([, width, height]) => (Number(width) > Number(height) ? 'on its side' : 'upright')))];
  };
  expect(await sheets('./reference/ci-triggers/')).toEqual(['on its side']);
  expect(await sheets('./reference/make-targets/')).toEqual(['upright']);
});

test('the columns of a printed table leave room for the words of its heads and for short names', async ({ page }) => {
  for (const path of ['./reference/checks/', './reference/script-commands/', './reference/test-matrix/']) {
    await page.goto(path);
    await layOut(page);
    const torn = await page.locator('thead th, tbody th code:not(:has(wbr))').evaluateAll((cells) => cells.flatMap((cell) => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[^\s-]+/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (range.getClientRects().length > 1) found.push(word);
        }
      }
      return found;
    }));
    expect(torn, path).toEqual([]);
  }
});
