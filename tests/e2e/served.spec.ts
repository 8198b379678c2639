import { expect, test } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { templates, hydrated, watch } from './site.ts';

// What a page does before its application arrives, and when it never does.
const withMenus = './documentation/style/';
const phone = { width: 390, height: 844 };

const themeSwitch = (page: Page) => page.getByRole('button', { name: /^Switch between dark and light mode/ });
const themeChoice = (page: Page) => page.evaluate(() => document.documentElement.dataset['themeChoice']);
const menuButton = (page: Page) => page.getByRole('button', { name: 'Toggle navigation bar' });
const menu = (page: Page) => page.getByRole('dialog', { name: 'Menu' });
const group = (page: Page) => page.locator('.menu-group').first();

/** Presses a link of the header where it is: Playwright's own click would first scroll the page. */
async function pressInHeader(page: Page, name: string): Promise<void> {
  const box = await page.locator('.navbar').getByRole('link', { name, exact: true }).boundingBox();
  await page.mouse.click((box?.x ?? 0) + 10, (box?.y ?? 0) + 10);
}

const blockApplication = (target: Page | BrowserContext): Promise<unknown> => target.route('**/assets/js/**', (route) => route.abort());

test('no control is served disabled', async ({ page }) => {
  await blockApplication(page);
  for (const path of Object.values(templates)) {
    await page.goto(path);
    await expect(page.locator(':disabled, [aria-disabled="true"]')).toHaveCount(0);
  }
});

test.describe('without the application', () => {
  test.beforeEach(async ({ context }) => { await blockApplication(context); });

  test('the theme switch changes the theme, says so, and the choice is kept', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(withMenus);
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await themeSwitch(page).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await expect(themeSwitch(page)).toHaveAccessibleName('Switch between dark and light mode (currently light mode)');
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await expect(themeSwitch(page)).toHaveAccessibleName('Switch between dark and light mode (currently light mode)');
    await themeSwitch(page).click();
    await themeSwitch(page).click();
    await expect(themeSwitch(page)).toHaveAccessibleName('Switch between dark and light mode (currently system mode)');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  });

  test('the theme switch needs no storage', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get: () => { throw new Error('refused'); } });
    });
    await page.goto(withMenus);
    await themeSwitch(page).click();
    await themeSwitch(page).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('the menu of a phone holds the areas and the pages of this one, keeps the focus and gives it back', async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto(withMenus);
    await menuButton(page).focus();
    await page.keyboard.press('Enter');
    await expect(menuButton(page)).toHaveAttribute('aria-expanded', 'true', { timeout: 5000 });
    await expect(menu(page).getByRole('link', { name: 'Testing', exact: true })).toBeVisible();
    await expect(menu(page).locator('.theme-doc-sidebar-menu [aria-current="page"]')).toHaveText('Documentation style');
    for (let press = 0; press < 30; press += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null)).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(menu(page)).toBeHidden();
    await expect(menuButton(page)).toBeFocused();
    await expect(menuButton(page)).toHaveAttribute('aria-expanded', 'false');
  });

  test('the menu of a phone closes by its button and by a press beside it, and its links lead on', async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto(withMenus);
    await menuButton(page).click();
    await menu(page).getByRole('button', { name: 'Close navigation bar' }).click();
    await expect(menu(page)).toBeHidden();
    await menuButton(page).click();
    await page.mouse.click(phone.width - 10, 400);
    await expect(menu(page)).toBeHidden();
    await menuButton(page).click();
    await menu(page).getByRole('link', { name: 'Testing', exact: true }).click();
    await expect(page.locator('h1')).toHaveText('Testing');
    await expect(menu(page)).toBeHidden();
  });

  test('the menu of a phone has the theme switch', async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto('./');
    await menuButton(page).click();
    await menu(page).getByRole('button', { name: /^Switch between/ }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme-choice', 'light');
  });

  test('a group of the side menu opens, and shows its pages', async ({ page }) => {
    await page.goto(withMenus);
    await expect(group(page).getByRole('link').first()).toBeHidden();
    await group(page).locator('summary').click();
    await expect(group(page).getByRole('link').first()).toBeVisible();
    await group(page).locator('summary').press('Enter');
    await expect(group(page).getByRole('link').first()).toBeHidden();
  });

  test('the group that holds the page is open', async ({ page }) => {
    await page.goto(withMenus);
    await group(page).locator('summary').click();
    const link = group(page).getByRole('link').first();
    const name = await link.innerText();
    await link.click();
    await expect(group(page).locator('[aria-current="page"]')).toHaveText(name);
    await expect(group(page).locator('[aria-current="page"]')).toBeVisible();
  });

  test('on a phone the list of contents unfolds and leads to its sections', async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto(withMenus);
    const contents = page.locator('.contents-folded');
    await contents.locator('summary').click();
    const link = contents.getByRole('link').nth(3);
    const href = await link.getAttribute('href') ?? '';
    await link.click();
    await expect(page.locator(`[id="${href.slice(1)}"]`)).toBeInViewport();
  });

  test('the list of contents follows the scroll', async ({ page }) => {
    await page.goto(withMenus);
    const contents = page.locator('.theme-doc-toc-desktop');
    await expect(contents.locator('[aria-current]')).toHaveCount(0);
    const link = contents.getByRole('link').nth(4);
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), (await link.getAttribute('href'))?.slice(1) ?? '');
    await expect(link).toHaveAttribute('aria-current', 'true');
    await expect(contents.locator('[aria-current]')).toHaveCount(1);
    await page.evaluate(() => { scrollTo(0, document.body.scrollHeight); });
    await expect(contents.getByRole('link').last()).toHaveAttribute('aria-current', 'true');
  });

  test('the end of a page leads to the next', async ({ page }) => {
    await page.goto(withMenus);
    await page.locator('.pagination-nav__link--next').click();
    await expect(page.locator('h1')).not.toHaveText('Documentation style');
    await page.goBack();
    await expect(page.locator('h1')).toHaveText('Documentation style');
  });
});

test('no press is lost while the application arrives on a slow line', async ({ page, baseURL }) => {
  const offences = watch(page, baseURL);
  const session = await page.context().newCDPSession(page);
  await page.goto(withMenus);
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 });
  const choices = ['light', 'dark', 'system'];
  let presses = 0;
  const isThere = (): Promise<boolean> => page.evaluate(() => document.documentElement.dataset['hasHydrated'] === 'true');
  for (let after = 0; after < 4;) {
    await themeSwitch(page).click();
    expect(await themeChoice(page), `after ${presses + 1} presses`).toBe(choices[presses % 3]);
    await group(page).locator('summary').click();
    presses += 1;
    expect(await group(page).getAttribute('open') !== null, `after ${presses} presses`).toBe(presses % 2 === 1);
    if (await isThere()) after += 1;
  }
  expect(offences).toEqual([]);
});

test('what was opened before the application came stays open, and works on', async ({ page, baseURL }) => {
  const offences = watch(page, baseURL);
  await page.setViewportSize(phone);
  await page.goto(withMenus);
  await page.locator('.contents-folded summary').click();
  await menuButton(page).click();
  await hydrated(page);
  await expect(menu(page)).toBeVisible();
  await menu(page).getByRole('button', { name: /^Switch between/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme-choice', 'light');
  await menu(page).getByRole('link', { name: 'Testing', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('Testing');
  await expect(menu(page)).toBeHidden();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(offences).toEqual([]);
});

test('a page opens within the application, which finds the theme, the menus and the place again', async ({ page }) => {
  await page.goto(withMenus);
  await hydrated(page);
  const documents: string[] = [];
  page.on('request', (request) => { if (request.isNavigationRequest()) documents.push(request.url()); });
  await themeSwitch(page).click();
  await page.evaluate(() => { scrollTo(0, 2000); });
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(2000);
  await pressInHeader(page, 'Testing');
  await expect(page.locator('h1')).toHaveText('Testing');
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await expect(page.locator('html')).toHaveAttribute('data-theme-choice', 'light');
  await themeSwitch(page).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme-choice', 'dark');
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Documentation style');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(2000);
  expect(documents).toEqual([]);
});

test('the back button restores the place on a page that was left before the application came', async ({ page }) => {
  await blockApplication(page);
  await page.goto(withMenus);
  await page.evaluate(() => { scrollTo(0, 2000); });
  await pressInHeader(page, 'Testing');
  await expect(page.locator('h1')).toHaveText('Testing');
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Documentation style');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(2000);
});

test.describe('without any script', () => {
  test.use({ javaScriptEnabled: false });

  test('a phone shows the areas and the pages of this one, and no control that does nothing', async ({ page }) => {
    await page.setViewportSize(phone);
    await page.goto(withMenus);
    await expect(menuButton(page)).toBeHidden();
    await expect(themeSwitch(page)).toBeHidden();
    await expect(page.locator('.navbar').getByRole('link', { name: 'Testing', exact: true })).toBeVisible();
    await page.locator('.contents-folded summary').click();
    await expect(page.locator('.contents-folded').getByRole('link').first()).toBeVisible();
    await page.locator('.theme-doc-sidebar-menu').getByRole('link', { name: 'Documentation framework' }).click();
    await expect(page.locator('h1')).toHaveText(/framework/i);
  });
});
