import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { violations } from './axe.ts';
import { allPages, pageWidth, served } from './site.ts';

const address = './development/contributing/';
const term = (page: Page) => page.locator('.term', { hasText: /^CFP$/ });

/** What of the definition is shown: nothing where it is not. */
const shown = (place: Locator): Promise<string> => place.evaluate((element) => getComputedStyle(element, '::after').content);
const definition = /Cilium Feature Proposal: /;

test('the first use of a term shows its definition on hover, and keeps it under the pointer', async ({ page }) => {
  await page.goto(address);
  await expect(term(page)).toHaveCount(1);
  expect(await shown(term(page))).not.toMatch(definition);
  await term(page).hover();
  expect(await shown(term(page))).toMatch(definition);
  const { x, y, height } = await term(page).boundingBox() ?? { x: 0, y: 0, height: 0 };
  // The definition stands right below the word, or above it where there is no room.
  const below = await page.evaluate(([left = 0, top = 0]) => document.elementFromPoint(left, top)?.className, [x + 30, y + height + 15]);
  await page.mouse.move(x + 30, below === 'term' ? y + height + 15 : y - 15, { steps: 8 });
  expect(await shown(term(page))).toMatch(definition);
  await page.mouse.move(x + 30, y + 400);
  expect(await shown(term(page))).not.toMatch(definition);
});

test('it shows on focus, goes with Escape without the focus, and comes back', async ({ page }) => {
  await page.goto(address);
  await term(page).focus();
  expect(await shown(term(page))).toMatch(definition);
  await page.keyboard.press('Escape');
  expect(await shown(term(page))).not.toMatch(definition);
  await expect(term(page)).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(term(page)).toBeFocused();
  expect(await shown(term(page))).toMatch(definition);
});

test('Escape puts away what the pointer shows', async ({ page }) => {
  await page.goto(address);
  await term(page).hover();
  await page.keyboard.press('Escape');
  expect(await shown(term(page))).not.toMatch(definition);
  await page.mouse.move(0, 0);
  await term(page).hover();
  expect(await shown(term(page))).toMatch(definition);
});

test('a screen reader gets the definition with the word', async ({ page }) => {
  await page.goto(address);
  await expect(term(page)).toHaveAccessibleDescription(definition);
  await expect(term(page)).toHaveRole('term');
});

test('a tap shows it on a phone, within the window', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(address);
  for (const place of (await page.locator('.term').all()).slice(0, 6)) {
    await place.tap();
    expect(await shown(place)).not.toBe('none');
    await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(390);
  }
  await page.locator('h1').tap();
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing while a definition shows, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    await term(page).focus();
    expect(await violations(page)).toEqual([]);
  });
}

test('no page defines a term twice, in a heading, in a link or in code', async ({ page, request, baseURL }) => {
  test.slow();
  for (const path of await allPages(request, baseURL)) {
    const handle = await served(page, request, new URL(path, baseURL).href);
    const { definitions, misplaced } = await handle.evaluate((document) => ({
      definitions: [...document.querySelectorAll('.term')].map((element) => element.getAttribute('aria-description') ?? ''),
      misplaced: document.querySelectorAll(':is(a, button, code, label, h1, h2, h3, h4) .term').length,
    }));
    await handle.dispose();
    expect.soft(definitions, path).toEqual([...new Set(definitions)]);
    expect.soft(misplaced, path).toBe(0);
  }
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the definition shows on hover and focus too', async ({ page }) => {
    await page.goto(address);
    await term(page).focus();
    expect(await shown(term(page))).toMatch(definition);
    await page.keyboard.press('Tab');
    expect(await shown(term(page))).not.toMatch(definition);
    await term(page).hover();
    expect(await shown(term(page))).toMatch(definition);
  });
});
