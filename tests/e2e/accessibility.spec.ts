import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { violations } from './axe.ts';
import { hydrated, pageWidth, templates } from './site.ts';

/** A page of each kind: those that all tests know, and what is special to few pages. */
const kinds = [...Object.values(templates), './development/debugging/', './review/process/', './reference/ci-triggers/', './plan/'];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any kind of page at any width, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    for (const path of kinds) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(path);
      await hydrated(page);
      for (const width of [1440, 768, 390]) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await violations(page), `${path}, ${width} px`).toEqual([]);
      }
    }
  });
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

/** Elements that the Tab key reaches and that break the order of the page, do not show their focus, or hide it below the header. */
function focusFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, summary, [tabindex]')]
      .filter((element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled'));
    const faults = stops.filter(({ tabIndex }) => tabIndex > 0).map(({ outerHTML }) => `out of the order of the page: ${outerHTML.slice(0, 120)}`);
    for (const stop of stops) {
      stop.focus();
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(stop);
      if (document.activeElement !== stop) faults.push(`takes no focus: ${stop.outerHTML.slice(0, 120)}`);
      else if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2 || outlineColor === 'transparent') faults.push(`shows no focus: ${stop.outerHTML.slice(0, 120)}`);
      const { top, bottom } = stop.getBoundingClientRect();
      const header = document.querySelector('.navbar')?.getBoundingClientRect().bottom ?? 0;
      if (bottom <= header && top >= 0 && stop.closest('.navbar, [class*="skipToContent"]') === null) faults.push(`is hidden by the header: ${stop.outerHTML.slice(0, 120)}`);
    }
    return stops.length < 10 ? ['few elements take the focus'] : faults;
  });
}

test('whatever takes the focus shows it, is not hidden by the header, and stands in the order of the page', async ({ page }) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    for (const path of kinds) {
      await page.goto(path);
      await hydrated(page);
      await page.keyboard.press('Tab');
      expect.soft(await focusFaults(page), `${path}, ${width} px`).toEqual([]);
    }
  }
});

test('the Tab key goes through a page, from the header to the footer, and out of it', async ({ page }) => {
  await page.goto(templates.overview);
  await hydrated(page);
  const regions = ['.navbar', '.theme-doc-sidebar-container', 'article', '.pagination-nav', '.contents', '.footer'];
  const seen: string[] = [];
  for (let press = 0; press < 200; press += 1) {
    await page.keyboard.press('Tab');
    const region = await page.evaluate((selectors) => selectors.find((selector) => document.activeElement?.closest(selector)) ?? document.activeElement?.tagName ?? '', regions);
    if (region === 'BODY') break;
    if (seen.at(-1) !== region) seen.push(region);
  }
  // First of all the link that skips to the text.
  expect(seen).toEqual(['A', ...regions]);
});

test.describe('with styles of the reader', () => {
  // A reader's own styles are no part of the page, whose policy would refuse them.
  test.use({ bypassCSP: true });

  test('text with the spacing that a reader sets stays within the page, and nothing is cut', async ({ page }) => {
    for (const width of [1280, 640, 320]) {
      await page.setViewportSize({ width, height: 800 });
      for (const path of kinds) {
        await page.goto(path);
        await page.addStyleTag({ content: '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }' });
        await expect.poll(() => pageWidth(page), `${path}, ${width} px`).toBeLessThanOrEqual(width);
        const cut = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('body *')]
          .filter((element) => {
            const { overflowX, position } = getComputedStyle(element);
            return /hidden|clip/.test(overflowX) && position !== 'absolute' && element.scrollWidth > element.clientWidth + 1 && element.checkVisibility();
          })
          .map(({ outerHTML }) => outerHTML.slice(0, 120)));
        expect.soft(cut, `${path}, ${width} px`).toEqual([]);
      }
    }
  });

  test('text at twice its size loses nothing', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    for (const path of kinds) {
      await page.goto(path);
      await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
      await expect.poll(() => pageWidth(page), path).toBeLessThanOrEqual(1280);
      await expect.soft(page.locator('h1'), path).toBeInViewport();
    }
  });
});

test('nothing moves for a reader who asked for that', async ({ page }) => {
  await page.addInitScript(() => {
    const count = (): void => { document.documentElement.dataset['moved'] = String(Number(document.documentElement.dataset['moved'] ?? 0) + 1); };
    for (const start of ['transitionrun', 'animationstart']) addEventListener(start, count, { capture: true });
  });
  const moved = async (): Promise<number> => page.evaluate(() => Number(document.documentElement.dataset['moved'] ?? 0));
  const openMenu = async (): Promise<void> => {
    await page.goto(templates.table);
    await page.getByRole('button', { name: 'Toggle navigation bar' }).click();
    await expect(page.locator('.navbar-sidebar')).toBeInViewport();
  };
  await page.setViewportSize({ width: 390, height: 844 });
  await openMenu();
  await expect.poll(moved).toBeGreaterThan(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openMenu();
  expect(await moved()).toBe(0);
});

test('in colors that the reader forces, icons and marks are seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const seen = async (path: string, marks: readonly string[]): Promise<void> => {
    await page.goto(path);
    const lost = await page.evaluate((selectors) => {
      const ground = 'rgb(255, 255, 255)';
      return selectors.filter((selector) => {
        const [element = '', pseudo] = selector.split('::');
        const found = document.querySelector(element);
        const color = found && getComputedStyle(found, pseudo && `::${pseudo}`).backgroundColor;
        return !color || color === ground || color === 'rgba(0, 0, 0, 0)';
      });
    }, marks);
    expect.soft(lost, path).toEqual([]);
  };
  await seen('./', ['.search-button::before', '.search-box::before', '.home-route h3::before']);
  await seen('./testing/connectivity/', ['.navbar__link--active::after', '.page-type::before', '.hash-link::before', '.markdown .outbound::after', '.code-controls button::before', '.footer .outbound-icon']);
  await expect(page.locator('.menu__link[aria-current="page"]')).toHaveCSS('border-inline-start-width', '4px');
  const tab = page.getByRole('tab', { selected: true }).first();
  await expect(tab).toHaveCSS('border-bottom-width', '3px');
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
  // The application, which the key would load, leaves the stop before the table alone once it is there.
  await hydrated(page);
  await table.evaluate((element) => { element.before(document.createElement('button')); });
  for (const [width, stops] of [[390, true], [1600, false], [390, true]] as const) {
    await page.setViewportSize({ width, height: 844 });
    await table.evaluate(({ previousElementSibling }) => { (previousElementSibling as HTMLElement).focus(); });
    await page.keyboard.press('Tab');
    expect(await table.evaluate((element) => element === document.activeElement), `${width} px`).toBe(stops);
  }
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
