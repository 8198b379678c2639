import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { watch } from './site.ts';

// The application arrives late, on a page whose controls were used before: it must find all as the reader left it.
test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

interface Use {
  readonly path: string;
  readonly width?: number;
  /** Uses controls; ends when the page shows the effect. */
  readonly act: (page: Page) => Promise<void>;
  /** Goes on where `act` stopped, in the application. */
  readonly then?: (page: Page) => Promise<void>;
}

const filter = (page: Page) => page.getByRole('searchbox', { name: 'Filter' }).first();
const count = (page: Page) => page.locator('.table-count').first();
const rows = (page: Page) => page.locator('tbody tr:visible');
const filterWord = async (page: Page): Promise<void> => {
  await filter(page).pressSequentially('ipse');
  await expect(count(page)).toHaveText(/ of /);
  await page.keyboard.press('ArrowLeft');
};

const uses: Record<string, Use> = {
  'the filter of a table, with the cursor in its word': {
    path: './reference/ci-triggers/',
    act: filterWord,
    then: async (page) => {
      const left = await rows(page).count();
      await page.keyboard.press('End');
      await page.keyboard.type('c');
      await expect(filter(page)).toHaveValue('ipsec');
      await expect.poll(() => rows(page).count()).toBeLessThanOrEqual(left);
      await filter(page).fill('');
      await expect(count(page)).toHaveText(/^\d+ rows$/);
    },
  },
  'a sorted table': {
    path: './reference/ci-triggers/',
    act: async (page) => {
      const button = page.getByRole('columnheader', { name: 'Phrase' }).getByRole('button');
      await button.click();
      await button.click();
      await expect(page.getByRole('columnheader', { name: 'Phrase' })).toHaveAttribute('aria-sort', 'descending');
      await rows(page).nth(2).getByRole('link').first().focus();
    },
    then: async (page) => {
      await page.getByRole('columnheader', { name: 'Phrase' }).getByRole('button').click();
      await expect(page.getByRole('columnheader', { name: 'Phrase' })).toHaveAttribute('aria-sort', 'none');
    },
  },
  'tabs, chosen with the keyboard': {
    path: './testing/connectivity/',
    act: async (page) => {
      await page.locator('.tabs-tab').first().focus();
      await page.keyboard.press('ArrowRight');
      await expect(page.locator('.tabs-tab').nth(1)).toHaveAttribute('aria-selected', 'true');
    },
    then: async (page) => {
      await page.keyboard.press('ArrowLeft');
      await expect(page.locator('.tabs-tab').first()).toHaveAttribute('aria-selected', 'true');
    },
  },
  'the theme, and text that is selected': {
    path: './testing/connectivity/',
    act: async (page) => {
      await page.getByRole('button', { name: /^Switch between/ }).click();
      await page.locator('.markdown p').nth(2).click({ clickCount: 3 });
      expect(await page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(10);
    },
  },
  'groups of the side menu, the one that holds the page folded': {
    path: './documentation/rules/style/',
    act: async (page) => {
      await page.locator('.menu-group[open] > summary').click();
      await expect(page.locator('.menu-group[open]')).toHaveCount(0);
    },
    then: async (page) => {
      await page.keyboard.press('Enter');
      await expect(page.locator('.menu-group[open]')).toHaveCount(1);
    },
  },
  'collapsed parts and the list of contents': {
    path: './testing/connectivity/',
    width: 390,
    act: async (page) => {
      const folded = page.locator('main details:not([open]) > summary');
      for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
      await expect(folded).toHaveCount(0);
    },
  },
  'a checklist': {
    path: './development/contributing/',
    act: async (page) => {
      const boxes = page.locator('.checklist').first().getByRole('checkbox');
      await boxes.nth(1).check();
      await boxes.nth(3).focus();
      await page.keyboard.press('Space');
      await expect(page.locator('.checklist-progress').first()).toHaveText(/^2 of /);
    },
    then: async (page) => {
      await page.keyboard.press('Space');
      await expect(page.locator('.checklist-progress').first()).toHaveText(/^1 of /);
    },
  },
  'values in commands, while their panel is open': {
    path: './testing/red-ci/',
    act: async (page) => {
      await page.getByRole('button', { name: 'Set PR_NUMBER', exact: true }).first().click();
      await page.getByRole('dialog').getByLabel('PR number').pressSequentially('34060');
      await expect(page.locator('var[data-parameter="PR_NUMBER"]').first()).toHaveText('34060');
    },
    then: async (page) => {
      await page.keyboard.type('1');
      await expect(page.locator('var[data-parameter="PR_NUMBER"]').first()).toHaveText('340601');
    },
  },
  'the notice of a branch, beside a filter': {
    path: './reference/ci-triggers/?branch=v1.18',
    act: async (page) => {
      await expect(page.getByRole('complementary', { name: 'Branch of this text' })).toBeVisible();
      await filterWord(page);
    },
    then: async (page) => {
      await page.getByRole('button', { name: 'Close the notice about the branch' }).click();
      await expect(page.getByRole('complementary', { name: 'Branch of this text' })).toHaveCount(0);
      expect(new URL(page.url()).search).toBe('?filter=ipse');
    },
  },
  'the menu of a section, and a term': {
    path: './development/contributing/',
    act: async (page) => {
      await page.locator('.term').first().focus();
      await page.locator('.markdown h2 .hash-link').first().focus();
      await page.keyboard.press('Enter');
      await expect(page.locator('.section-menu')).toBeVisible();
    },
    then: async (page) => {
      await page.getByRole('button', { name: 'Copy link' }).click();
      await expect(page.locator('.markdown h2 .hash-link').first()).toBeFocused();
    },
  },
  'a query of the search': {
    path: './testing/bpf/',
    act: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('bacport');
      await expect(page.locator('#search a').first()).toBeVisible();
      await expect(page.locator('#search [role="status"]')).toHaveText(/\d/);
      for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    },
    then: async (page) => {
      await page.keyboard.type('k');
      await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('backport');
    },
  },
  'the menu of a phone': {
    path: './documentation/style/',
    width: 390,
    act: async (page) => {
      await page.getByRole('button', { name: 'Toggle navigation bar' }).click();
      await page.getByRole('dialog', { name: 'Menu' }).getByRole('link', { name: 'Testing', exact: true }).focus();
    },
    then: async (page) => {
      await page.keyboard.press('Enter');
      await expect(page.locator('h1')).toHaveText('Testing');
    },
  },
  'the box of the planner': {
    path: './plan/',
    act: async (page) => {
      await page.getByRole('textbox').pressSequentially('bpf/lib/nt.h');
      for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    },
    then: async (page) => {
      await page.keyboard.type('a');
      await expect(page.getByRole('textbox')).toHaveValue('bpf/lib/nat.h');
      await expect(page.locator('.plan-output')).toContainText('bpf/lib/nat.h');
    },
  },
};

/** All that a reader can have changed in a page. */
const stateOf = (page: Page): Promise<unknown> => page.evaluate(() => {
  // The planner shows its plan as soon as it can.
  const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.closest('.plan-output, .plan details') === null);
  const { activeElement } = document;
  return {
    theme: [document.documentElement.dataset['theme'], document.documentElement.dataset['themeChoice']],
    themeName: all('[data-theme-switch]').map(({ title }) => title),
    address: location.href,
    place: [scrollX, scrollY],
    fields: all('input, textarea').map((field) => {
      const { value, checked, selectionStart, selectionEnd } = field as HTMLInputElement;
      return [value, checked, selectionStart, selectionEnd];
    }),
    open: all('details, dialog').map((part) => part.hasAttribute('open')),
    hidden: all('[hidden]').map(({ id, textContent }) => id || textContent),
    states: all('[aria-selected], [aria-expanded], [aria-sort], [aria-current], [data-set], [data-dismissed]').map((part) => [...part.attributes].map(({ name, value }) => `${name}=${value}`).join(' ')),
    texts: all('var, .table-count, .checklist-progress, #search, .branch-notice').map(({ textContent }) => textContent),
    heads: all('tbody tr th').map(({ textContent }) => textContent),
    selected: String(getSelection()),
    focus: activeElement === null || activeElement === document.body ? '' : activeElement.outerHTML.slice(0, 200),
  };
});

for (const [name, { path, width = 1440, act, then }] of Object.entries(uses)) {
  test(`the application leaves ${name} as they are`, async ({ page, baseURL }) => {
    const offences = watch(page, baseURL);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => { release = resolve; });
    await page.route('**/assets/js/**', async (route) => {
      await released;
      await route.continue();
    });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(path, { waitUntil: 'commit' });
    // Not for its end: plain Docusaurus keeps that back until its application is there.
    await page.waitForFunction(() => document.readyState !== 'loading');
    const untouched = await stateOf(page);
    // Has the light pages ask for the application, and does nothing.
    await page.keyboard.press('F8');
    await act(page);
    const left = await stateOf(page);
    expect(left).not.toEqual(untouched);
    await page.evaluate(() => {
      // What is not seen may go unseen: the list of contents beside the text, on a phone.
      const seen = [...document.querySelectorAll('#__docusaurus *')].filter((element) => element.getBoundingClientRect().height > 0 && element.closest('.plan-output') === null);
      Object.assign(window, { served: seen, focused: document.activeElement });
    });
    release();
    await page.waitForFunction(() => document.documentElement.dataset['hasHydrated'] === 'true');
    expect(await stateOf(page)).toEqual(left);
    expect(await page.evaluate(() => document.activeElement === Reflect.get(window, 'focused'))).toBe(true);
    expect(await page.evaluate(() => (Reflect.get(window, 'served') as Element[]).filter(({ isConnected }) => !isConnected).map(({ outerHTML }) => outerHTML.slice(0, 100)))).toEqual([]);
    await then?.(page);
    expect(offences).toEqual([]);
  });
}
