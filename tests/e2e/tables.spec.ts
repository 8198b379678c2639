import { expect, test } from '@playwright/test';
import { hydrated, pageWidth } from './site.ts';
import { violations } from './axe.ts';

const address = './reference/ci-triggers/';

test('a long table is filtered as one types, says how many rows are left, and keeps the words in the address', async ({ page }) => {
  await page.goto(address);
  const field = page.getByRole('searchbox', { name: 'Filter' });
  const rows = page.locator('tbody tr:visible');
  const all = await rows.count();
  await field.pressSequentially('ipsec');
  await expect(page.locator('.table-count')).toHaveText(new RegExp(`^\\d+ of ${all} rows$`));
  expect(await rows.count()).toBeLessThan(all);
  for (const text of await rows.allTextContents()) expect(text.toLowerCase()).toContain('ipsec');
  expect(new URL(page.url()).searchParams.get('filter')).toBe('ipsec');
  await page.reload();
  await expect(field).toHaveValue('ipsec');
  await expect(page.locator('.table-count')).toHaveText(/ of /);
  await field.fill('');
  await expect(rows).toHaveCount(all);
  expect(new URL(page.url()).search).toBe('');
});

test('nothing that fits leaves an empty table, and says so', async ({ page }) => {
  await page.goto(address);
  await page.getByRole('searchbox', { name: 'Filter' }).fill('zzzzzz');
  await expect(page.locator('.table-count')).toHaveText(/^0 of \d+ rows$/);
});

test('columns are sorted by keyboard: up, down, and as it was', async ({ page }) => {
  await page.goto(address);
  const first = page.locator('tbody tr th').first();
  const before = await page.locator('tbody tr th').allTextContents();
  const button = page.getByRole('columnheader', { name: 'Phrase' }).getByRole('button');
  await button.focus();
  await page.keyboard.press('Enter');
  const head = page.getByRole('columnheader', { name: 'Phrase' });
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const sorted = [...before].sort(new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare);
  // While the application takes the page over, the rows wait where they were served.
  await expect.poll(() => page.locator('tbody tr th').allTextContents()).toEqual(sorted);
  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(first).toHaveText(sorted.at(-1) ?? '');
  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'none');
  expect(await page.locator('tbody tr th').allTextContents()).toEqual(before);
});

test("a row's name is its link, which a filter never hides", async ({ page }) => {
  await page.goto(`${address}?filter=zzzzzz#test`);
  await expect(page.locator('#test')).toBeVisible();
  await expect(page.locator('.table-count')).toHaveText(/^1 of /);
});

test('on a wide screen a column is as wide as its names: those of a list take a line each, and short code never breaks', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address);
  const broken = (selector: string): Promise<(string | null)[]> => page.locator(selector).evaluateAll((codes) => codes.filter((code) => code.getClientRects().length > 1).map((code) => code.textContent));
  expect(await page.locator('td:has(> br) > a > code').count()).toBeGreaterThan(10);
  expect(await broken('td:has(> br) > a > code')).toEqual([]);
  expect(await broken('tbody code:not(:has(wbr), .code-long)')).toEqual([]);
  await page.goto('./reference/images/');
  expect(await broken('tbody code:not(:has(wbr), .code-long)')).toEqual([]);
  expect(await pageWidth(page)).toBeLessThanOrEqual(1440);
});

test('the tables of many columns fit beside the contents of a page, so that nothing scrolls sideways', async ({ page }) => {
  for (const [path, width] of [['./reference/script-commands/', 1280], ['./reference/crds/', 1280], ['./reference/tools/', 1440], ['./reference/checks/', 1280]] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path);
    const scrolling = await page.locator('.table-scroll').evaluateAll((groups) => groups.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
    expect(scrolling, path).toBe(0);
    const over = await page.locator('.table-scroll td > .outbound').evaluateAll((links) => links.filter((link) => link.getBoundingClientRect().right > (link.closest('td')?.getBoundingClientRect().right ?? 0)).map(({ textContent }) => textContent));
    expect(over, path).toEqual([]);
  }
});

test('a filter by a branch keeps the rows that all branches have', async ({ page }) => {
  await page.goto('./reference/make-targets/?filter=v1.17');
  await expect(page.locator('.table-count').first()).toHaveText(/ of /);
  await expect(page.locator('#all')).toBeVisible();
  await expect(page.locator('#build-cni')).toBeHidden();
  await expect(page.locator('#build-bugtool')).toBeVisible();
});

test('on a phone the page does not move sideways, and the first column stays', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address);
  await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390);
  const scroll = page.locator('.table-scroll').first();
  await scroll.evaluate((element) => { element.scrollLeft = 300; });
  const left = (await page.locator('tbody tr th').first().boundingBox())?.x ?? -1;
  expect(left).toBeGreaterThanOrEqual(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the table is complete and shows no control that does nothing', async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('searchbox')).toHaveCount(0);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(20);
    await expect(page.locator('caption')).toHaveCount(1);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on a filtered table (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${address}?filter=ipsec`);
    await expect(page.locator('.table-count')).toHaveText(/ of /);
    expect(await violations(page)).toEqual([]);
  });
}

test('the heads of a table that has room for all columns stay in view, also on the page that one goes to', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./reference/checks/');
  const tops = async (): Promise<number[]> => {
    await page.mouse.move(700, 600);
    for (const step of [300, 900]) {
      await page.mouse.wheel(0, step);
      await page.waitForFunction((least) => scrollY >= least, step);
    }
    return page.evaluate(() => [document.querySelector('.navbar')?.getBoundingClientRect().bottom ?? 0, document.querySelector('thead th')?.getBoundingClientRect().top ?? 0]);
  };
  const [below, head] = await tops();
  expect(head).toBe(below);
  await page.getByRole('heading', { level: 1 }).press('Tab');
  await hydrated(page);
  await page.getByRole('navigation', { name: 'Docs sidebar' }).getByRole('link', { name: 'Teams' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Teams');
  const [, next] = await tops();
  expect(next).toBe(below);
});

test('on a phone the whole row that an address names is marked', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./reference/teams/#sig-policy');
  const cells = page.locator('tr:has(:target) > *');
  const marked = await cells.nth(1).evaluate((cell) => getComputedStyle(cell).backgroundColor);
  await expect(cells.first()).toHaveCSS('background-color', marked);
});

test('a table in a tab that did not show yet scrolls sideways by itself', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(address);
  await page.keyboard.press('Tab');
  await page.locator('.table-scroll').evaluate((table) => { table.setAttribute('hidden', ''); });
  await page.keyboard.press('Tab');
  await page.locator('.table-scroll').evaluate((table) => { table.removeAttribute('hidden'); });
  await expect(page.locator('.table-scroll')).toHaveCSS('overflow-x', 'auto');
});
