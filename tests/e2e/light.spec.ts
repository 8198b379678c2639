import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { hydrated, templates, watch } from './site.ts';

// When the application comes, and what it costs. Docusaurus as it is (PORTAL_LIGHT=0) keeps none of this.
const address = './documentation/style/';

/** Pages whose tops differ. */
const tops = [address, './reference/make-targets/'];

/** The requests for scripts of the application. */
function applicationRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => { if (request.url().includes('/assets/js/')) asked.push(request.url()); });
  return asked;
}

const scriptsBegun = (page: Page): Promise<number> => page.evaluate(() => document.querySelectorAll('head > script[src*="/assets/js/"]').length);

async function pretend(page: Page, connection: object): Promise<void> {
  await page.addInitScript((value) => { Object.defineProperty(navigator, 'connection', { value }); }, connection);
}

/** A finger that drags the page up, as the browser's own input gives it. */
async function swipe(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Input.synthesizeScrollGesture', { x: 200, y: 500, yDistance: -400, gestureSourceType: 'touch' });
}

test('reading loads nothing: neither the pointer nor scrolling does, with a wheel, keys or a finger', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true });
  const page = await context.newPage();
  const asked = applicationRequests(page);
  await page.goto(address);
  await page.mouse.move(500, 400);
  await page.locator('.markdown a').first().hover();
  await page.mouse.wheel(0, 600);
  for (const key of ['PageDown', 'ArrowDown', 'Space', 'End', 'Shift']) await page.keyboard.press(key);
  await swipe(page);
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  expect(await scriptsBegun(page)).toBe(0);
  expect(asked).toEqual([]);
  await context.close();
});

for (const [name, act] of Object.entries({
  'a press of the mouse': (page: Page) => page.locator('h1').click(),
  'a key': (page: Page) => page.keyboard.press('Tab'),
  'a control': (page: Page) => page.getByRole('button', { name: /^Switch between/ }).click(),
})) {
  test(`${name} brings the application, without a complaint`, async ({ page, baseURL }) => {
    const offences = watch(page, baseURL);
    await page.goto(address);
    await act(page);
    await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
    // In place of the style sheet that stood in what the application renders.
    expect(await page.locator('link[rel=stylesheet]').evaluateAll((links) => links.map(({ parentElement }) => parentElement?.tagName))).toEqual(['HEAD']);
    await expect(page.locator('[data-until-taken]')).toHaveCount(0);
    expect(offences).toEqual([]);
  });
}

/** Holds back what a page asks for until it is let go. */
async function holdBack(page: Page, pattern: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => { letGo = resolve; });
  await page.route(pattern, async (route) => {
    await gate;
    await route.continue();
  });
  return letGo;
}

/**
 * How each element of the top of a page is shown, by all properties, with what is drawn before and after it: those that stand before the
 * style sheet whole, but for the side column, which becomes as high as the page. Variables say nothing by themselves.
 */
const looks = (page: Page): Promise<string[]> => page.evaluate(() => {
  const sheet = document.querySelector('link[data-until-taken]');
  if (sheet === null) return [];
  const before = [...document.querySelectorAll('body :not(aside)')].filter((element) => (element.compareDocumentPosition(sheet) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && !element.contains(sheet));
  return before.flatMap((element) => ['', '::before', '::after'].flatMap((part) => {
    const style = getComputedStyle(element, part);
    if (part !== '' && style.content === 'none') return [`${element.tagName}${part} none`];
    return [...style].filter((name) => !name.startsWith('--')).map((name) => `${element.tagName}.${element.getAttribute('class') ?? ''}${part} ${name}: ${style.getPropertyValue(name)}`);
  }));
});

for (const [width, colorScheme] of [[390, 'light'], [1100, 'dark'], [1440, 'light']] as const) {
  test(`before its style sheet is there a page has its top, which stays as it is, ${width} px, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const path of ['./', ...tops]) {
      const letGo = await holdBack(page, '**/assets/css/*');
      await page.goto(path, { waitUntil: 'commit' });
      await expect(page.getByRole('button', { name: /^Switch between/ })).toBeVisible({ visible: width > 996 });
      await expect(page.locator('.navbar__title')).toBeVisible();
      await page.locator('link[data-until-taken]').waitFor({ state: 'attached' });
      expect(await page.locator('h1').count()).toBe(path === './' ? 0 : 1);
      const before = await looks(page);
      letGo();
      await page.waitForLoadState();
      const after = await looks(page);
      expect(before.length).toBeGreaterThan(10_000);
      expect(after.filter((look, index) => look !== before[index]), path).toEqual([]);
      await page.unrouteAll();
    }
  });
}

test('the menu and the search open before the style sheet is there', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const letGo = await holdBack(page, '**/assets/css/*');
  await page.goto(address, { waitUntil: 'commit' });
  const menu = page.locator('dialog.navbar-sidebar');
  await page.getByRole('button', { name: 'Toggle navigation bar' }).click();
  await expect(menu.getByRole('link', { name: 'Testing' })).toBeVisible();
  await expect(menu).toHaveCSS('position', 'fixed');
  await expect.poll(() => menu.boundingBox()).toMatchObject({ x: 0, y: 0, height: 844 });
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
  await expect(page.getByRole('combobox')).toBeFocused();
  letGo();
});

test('before its style sheet is there the top of a page can be read and used, and the application waits for the rest', async ({ page, baseURL }) => {
  const offences = watch(page, baseURL);
  const asked = applicationRequests(page);
  const letGo = await holdBack(page, '**/assets/css/*');
  await page.goto(address, { waitUntil: 'commit' });
  await expect(page.locator('.markdown > p').first()).toBeVisible();
  await expect(page.locator('.markdown h2')).toHaveCount(0);
  await page.getByRole('button', { name: /^Switch between/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme-choice', 'light');
  await page.locator('h1').click();
  expect(asked).toEqual([]);
  letGo();
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
  await expect(page.locator('.markdown h2').last()).toBeVisible();
  expect(offences).toEqual([]);
});

test('the application takes a page as it was served, whose style sheet stands in its text', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(address);
  await page.locator('.markdown h2').first().evaluate((element) => { Object.assign(window, { heading: element }); });
  await hydrated(page);
  // Not rendered once more in its place.
  expect(await page.evaluate(() => (Reflect.get(window, 'heading') as Element).isConnected)).toBe(true);
  expect(errors).toEqual([]);
});

test('a page keeps its style sheet when the application cannot have a copy of it, and the next press asks again', async ({ page }) => {
  await page.goto(address);
  await page.route('**/assets/css/*', (route) => route.abort());
  const size = await page.locator('h1').evaluate((element) => getComputedStyle(element).fontSize);
  const failed = page.waitForEvent('requestfailed');
  await page.locator('h1').click();
  await failed;
  await expect(page.locator('link[rel=stylesheet]')).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('data-application-failed', '');
  expect(await scriptsBegun(page)).toBe(0);
  await expect(page.locator('h1')).toHaveCSS('font-size', size);
  await page.unroute('**/assets/css/*');
  await page.locator('h1').click();
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
  await expect(page.locator('h1')).toHaveCSS('font-size', size);
});

test('a page keeps the color of its area while the application takes it over', async ({ page }) => {
  await page.addInitScript(() => {
    const colors = new Set<string>();
    const note = (): void => {
      const root = document.documentElement;
      colors.add(getComputedStyle(root).getPropertyValue('--area'));
      root.dataset['colors'] = [...colors].join(' ');
    };
    addEventListener('DOMContentLoaded', () => {
      note();
      new MutationObserver(note).observe(document.documentElement, { attributeFilter: ['class'] });
    });
  });
  await page.goto(address);
  await page.locator('h1').click();
  await hydrated(page);
  expect(await page.locator('html').getAttribute('data-colors')).toMatch(/^\S+$/);
  await page.getByRole('link', { name: 'Release' }).first().click();
  await expect(page.locator('html')).not.toHaveAttribute('data-area');
});

test('a tap brings the application', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('h1').tap();
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
  await context.close();
});

test('a link opens its page without the application, which would take longer', async ({ page }) => {
  const asked = applicationRequests(page);
  await page.goto(address);
  await page.locator('.navbar').getByRole('link', { name: 'Testing', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('Testing');
  await page.getByRole('link', { name: 'Review', exact: true }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('Review');
  expect(asked).toEqual([]);
});

test('searching does not load the application', async ({ page }) => {
  const asked = applicationRequests(page);
  await page.goto(address);
  await page.keyboard.press('/');
  await page.keyboard.type('backport');
  await page.getByRole('option').first().hover();
  await page.keyboard.press('Escape');
  expect(asked).toEqual([]);
});

for (const [name, connection] of Object.entries({
  'who saves data': { saveData: true, effectiveType: '4g' },
  'on a slow line': { saveData: false, effectiveType: '3g' },
})) {
  test(`a reader ${name} gets the application only with a part that needs it`, async ({ page }) => {
    await pretend(page, connection);
    await page.goto(address);
    await page.locator('h1').click();
    await page.keyboard.press('Tab');
    expect(await scriptsBegun(page)).toBe(0);
    await page.mouse.move(0, 0);
    await page.goto('./plan/');
    await page.locator('[data-needs-application]').hover();
    await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
  });
}

test('a reader who asks for reduced data gets the application only with a part that needs it', async ({ page }) => {
  await page.addInitScript(() => {
    const original = window.matchMedia.bind(window);
    window.matchMedia = (query) => original(query === '(prefers-reduced-data: reduce)' ? 'all' : query);
  });
  await page.goto(address);
  await page.locator('h1').click();
  expect(await scriptsBegun(page)).toBe(0);
  await page.evaluate(() => {
    document.querySelector('h1')?.setAttribute('data-needs-application', '');
    document.querySelector('h1')?.setAttribute('tabindex', '0');
  });
  await page.locator('h1').focus();
  await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true');
});

for (const file of ['runtime', 'main']) {
  test(`when ${file} fails the page goes on, and the next press asks again`, async ({ page }) => {
    await page.route(`**/assets/js/${file}*`, (route) => route.abort());
    await page.goto(address);
    const failed = page.waitForEvent('requestfailed');
    await page.locator('h1').click();
    await failed;
    await page.getByRole('button', { name: /^Switch between/ }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme-choice', 'light');
    await page.unroute(`**/assets/js/${file}*`);
    await expect(async () => {
      await page.locator('h1').click();
      await expect(page.locator('html')).toHaveAttribute('data-has-hydrated', 'true', { timeout: 1000 });
    }).toPass();
    expect(await themeOf(page)).toBe('light');
  });
}

for (const [part, pattern] of [['the application', '**/assets/js/main*'], ['a part of it', /assets\/js\/(?!main|runtime)/]] as const) {
  test(`when ${part} does not arrive, the planner says so, and what was typed stays`, async ({ page }) => {
    await page.route(pattern, (route) => route.abort());
    await page.goto('./plan/');
    const note = page.getByText('The planner could not be loaded.');
    await expect(note).toBeHidden();
    const box = page.getByLabel('Changed paths');
    await box.fill('pkg/hive/hive.go');
    await expect(note).toBeVisible();
    await expect(box).toHaveValue('pkg/hive/hive.go');
  });
}

const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['themeChoice']);

test('the application fetches a page when the pointer reaches its link, not before', async ({ page }) => {
  const asked = applicationRequests(page);
  await page.goto(address);
  await hydrated(page);
  await page.waitForLoadState('networkidle');
  const before = asked.length;
  await page.mouse.wheel(0, 4000);
  await page.waitForLoadState('networkidle');
  expect(asked.length).toBe(before);
  await page.locator('.navbar').getByRole('link', { name: 'Review', exact: true }).hover();
  await expect.poll(() => asked.length).toBeGreaterThan(before);
});

for (const width of [390, 1440]) {
  test(`nothing on a page moves while it loads and when the application comes, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(JSON.stringify(entry));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const path of Object.values(templates)) {
      await page.goto(path);
      await hydrated(page);
      expect.soft(await page.evaluate(() => new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => { resolve(Reflect.get(window, 'shifts')); }));
      })), path).toEqual([]);
    }
  });
}
