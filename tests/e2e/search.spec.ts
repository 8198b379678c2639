import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { queryLinks } from '../../scripts/search/links.ts';
import { violations } from './axe.ts';
import { hydrated, watch } from './site.ts';

const root = path.resolve(import.meta.dirname, '../..');

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const field = (page: Page) => page.getByRole('combobox', { name: 'Search' });
const results = (page: Page) => page.getByRole('option');
const chosen = (page: Page) => page.locator('[role="option"][aria-selected="true"]');

/** Opens the search of a page with a query. */
async function search(page: Page, query: string, address = './testing/bpf/'): Promise<void> {
  await page.goto(address);
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await expect(results(page).first()).toBeVisible();
}

for (const key of ['/', 'Control+k', 'Meta+k']) {
  test(`${key} opens the search, and Escape gives the focus back`, async ({ page }) => {
    await page.goto('./testing/bpf/');
    const link = page.getByRole('link', { name: 'Little VM Helper' }).first();
    await link.focus();
    await page.keyboard.press(key);
    await expect(dialog(page)).toBeVisible();
    await expect(field(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await expect(link).toBeFocused();
  });
}

test('the button opens the search, and a slash in a field is a slash', async ({ page }) => {
  await page.goto('./testing/bpf/');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('/test');
  await expect(field(page)).toHaveValue('/test');
  await expect(results(page).filter({ hasText: '/test' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(dialog(page)).toBeHidden();
});

test('letters typed before the script is there are not lost', async ({ page }) => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => { release = resolve; });
  await page.route('**/search.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('./testing/bpf/');
  await page.keyboard.press('/');
  await page.keyboard.type('run one bpf test');
  await expect(page.getByText('Loading …')).toBeVisible();
  release();
  await expect(results(page).first()).toContainText('Run one file or one test');
  await expect(field(page)).toHaveValue('run one bpf test');
});

test('results come as one types; the arrows choose, Enter opens, and the way back finds them again', async ({ page }) => {
  await search(page, 'sign off my comm');
  await expect(chosen(page)).toContainText('Sign off your commits');
  await expect(chosen(page).locator('mark').first()).toHaveText(/sign/i);
  await expect(chosen(page)).toContainText('Development › Contribute a change');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', 'search-result-0');
  await page.keyboard.press('ArrowDown');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', 'search-result-1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(chosen(page)).toBeInViewport();
  await expect(results(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/development/contributing/#sign-off');
  await expect(page.locator('#sign-off')).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(/\/testing\/bpf\/\?q=sign\+off\+my\+comm$/);
  await expect(field(page)).toHaveValue('sign off my comm');
  await expect(chosen(page)).toContainText('Sign off your commits');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/testing\/bpf\/$/);
});

test('an address with a query opens its results', async ({ page }) => {
  await page.goto('./?q=make%20kind-image');
  await expect(field(page)).toHaveValue('make kind-image');
  await expect(results(page).first()).toContainText('make kind-image');
});

test('the application goes to a result without a new page, and back', async ({ page }) => {
  await page.goto('./testing/bpf/');
  await hydrated(page);
  await page.evaluate(() => { document.body.dataset['same'] = ''; });
  await page.keyboard.press('/');
  await page.keyboard.type('feature freeze');
  await expect(results(page).first()).toBeVisible();
  await results(page).filter({ hasText: 'Release organization' }).first().click();
  await page.waitForURL('**/release/organization/**');
  await expect(dialog(page)).toBeHidden();
  await page.goBack();
  await expect(field(page)).toHaveValue('feature freeze');
  await page.goForward();
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('body')).toHaveAttribute('data-same', '');
});

test('a modifier opens a result in a new tab', async ({ page, context }) => {
  await search(page, 'backport');
  const opened = context.waitForEvent('page');
  await page.keyboard.press('Control+Enter');
  expect((await opened).url()).toMatch(/\/release\/backporting\//);
  await expect(dialog(page)).toBeVisible();
});

test('an area keeps the others out, by keyboard alone', async ({ page }) => {
  await search(page, 'label');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: 'All areas' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Review' })).toBeChecked();
  await expect(results(page).first()).toContainText('Review');
  for (const place of await page.locator('.search-place').allTextContents()) expect(place).toMatch(/^Review/);
});

test('more results follow, and the chosen one stays', async ({ page }) => {
  await search(page, 'kind cluster');
  await expect(results(page)).toHaveCount(8);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'More results' }).click();
  await expect(results(page)).toHaveCount(16);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute('aria-activedescendant', 'search-result-1');
});

test('what was found is announced when the keys rest', async ({ page }) => {
  await search(page, 'bakcport');
  await expect(dialog(page).getByRole('status')).toHaveText(/^\d+ results, the first: Backport/);
  await expect(page.getByText('No page has bakcport: these are for backport.')).toBeVisible();
});

test('where nothing is found, there are ways on', async ({ page }) => {
  await page.goto('./testing/bpf/?q=qqzzxx');
  await expect(page.getByText('Nothing found for qqzzxx.')).toBeVisible();
  await expect(dialog(page).getByRole('status')).toContainText('Nothing found for qqzzxx');
  await expect(dialog(page).getByRole('link', { name: 'Ask on Slack' })).toHaveAttribute('href', 'https://slack.cilium.io');
  await expect(dialog(page).getByRole('link', { name: 'Tell us what you looked for' })).toHaveAttribute('href', /issues\/new\?title=Search%2C%20qqzzxx/);
  await page.getByRole('radio', { name: 'Release' }).check();
  await field(page).fill('scapy');
  await expect(page.getByText('Nothing found for scapy in Release.')).toBeVisible();
  await page.getByRole('button', { name: /^Show \d+ results in other areas$/ }).click();
  await expect(page.getByRole('radio', { name: 'All areas' })).toBeChecked();
  await expect(results(page).first()).toContainText(/scapy/i);
});

test('an example starts a query', async ({ page }) => {
  await page.goto('./');
  await page.keyboard.press('/');
  await page.getByRole('button', { name: 'sign off a commit' }).click();
  await expect(field(page)).toBeFocused();
  await expect(results(page).first()).toContainText('Sign off your commits');
});

test('the site and the command line give the same answers', async ({ page }) => {
  const queries = ['run one bpf test', 'cherry-pick', '--tofqdns-min-ttl', 'how do I sign off my commits', 'bakcport', '/test', 'e2e', 'make kind-image '];
  const expected = await queryLinks(root, queries, 8);
  await page.goto('./');
  await page.keyboard.press('/');
  for (const [index, query] of queries.entries()) {
    await field(page).fill(query);
    const addresses = expected[index]?.map(({ url }) => url.replace('https://cilium.github.io/', '/')) ?? [];
    await expect.poll(() => results(page).evaluateAll((links) => links.map((link) => link.getAttribute('href'))), query).toEqual(addresses);
  }
});

test('without the script or the index the dialog says so, and tries again', async ({ page }) => {
  await page.route('**/search.js', (route) => route.abort());
  await page.goto('./testing/bpf/');
  await page.keyboard.press('/');
  await expect(page.getByText('The search could not be loaded. Check the connection, close it and try again.')).toBeVisible();

  await page.unroute('**/search.js');
  await page.route('**/search/*/*', (route) => route.abort());
  await page.goto('./testing/bpf/?q=backport');
  await expect(page.getByText('The search could not be loaded. Check the connection.').first()).toBeVisible();
  await page.unroute('**/search/*/*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(results(page).first()).toBeVisible();

  await page.route('**/search/manifest.json', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('./testing/bpf/?q=backport');
  await expect(page.getByText('This site has no search index.')).toBeVisible();
});

test('an index that was replaced meanwhile is fetched anew', async ({ page }) => {
  let replaced = false;
  await page.route('**/search/manifest.json', async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ body: replaced ? text : text.replace(/"folder":"\w+"/, '"folder":"gone"') });
    replaced = true;
  });
  await page.goto('./testing/bpf/?q=backport');
  await expect(results(page).first()).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing in the dialog, ${colorScheme}, ${width} px`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ baseURL: baseURL ?? '', colorScheme, viewport: { width, height: 800 } });
      const page = await context.newPage();
      const offences = watch(page, baseURL);
      for (const query of ['', 'make kind-image', 'qqzzxx']) {
        await page.goto(`./testing/bpf/?q=${query}`);
        await expect(page.locator('.search-filter')).toBeVisible();
        await expect(query === 'make kind-image' ? results(page).first() : page.locator('.search-note').first()).toBeVisible();
        expect.soft(await violations(page), query).toEqual([]);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), query).toBe(true);
      }
      expect(offences).toEqual([]);
      await context.close();
    });
  }
}

test('nothing moves while the dialog fills', async ({ page }) => {
  await page.goto('./testing/bpf/');
  await page.evaluate(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) Object.assign(window, { shift: Number(Reflect.get(window, 'shift')) + Number(Reflect.get(entry, 'value')) });
    }).observe({ type: 'layout-shift' });
  });
  await page.route('**/search.js', async (route) => {
    await new Promise((resolve) => { setTimeout(resolve, 800); });
    await route.continue();
  });
  await page.keyboard.press('/');
  await page.keyboard.type('backport');
  await expect(results(page).first()).toBeVisible();
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => Number(Reflect.get(window, 'shift')))).toBeLessThan(0.005);
});

test('on a phone the search fills the screen and works by touch', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto('./testing/bpf/');
  const button = page.getByRole('button', { name: 'Search' });
  const box = await button.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await button.tap();
  await field(page).fill('scapy');
  await expect(results(page).first()).toBeVisible();
  expect(await dialog(page).evaluate((element) => [element.clientWidth, element.clientHeight])).toEqual([390, 844]);
  await results(page).first().tap();
  await page.waitForURL('**/testing/bpf/**');
  await expect(dialog(page)).toBeHidden();
  await context.close();
});

test('a click beside the dialog closes it', async ({ page }) => {
  await search(page, 'backport');
  await page.mouse.click(10, 400);
  await expect(dialog(page)).toBeHidden();
});

test('without JavaScript there is no button that does nothing', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('./testing/bpf/');
  await expect(page.locator('[data-search]')).toBeHidden();
  await context.close();
});
