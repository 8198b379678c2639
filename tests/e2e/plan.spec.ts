import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { violations } from './axe.ts';
import { pageWidth, watch } from './site.ts';

const patch = ['diff --git a/bpf/lib/nat.h b/bpf/lib/nat.h', '--- a/bpf/lib/nat.h', '+++ b/bpf/lib/nat.h', '@@ -1,2 +1,3 @@', ' same', '+more', ' same'].join('\n');

const box = (page: Page) => page.getByRole('textbox', { name: 'Changed paths' });

/** Waits until the address has followed what was typed. */
async function addressed(page: Page): Promise<void> {
  await expect(page).toHaveURL(/#plan=[\w-]+$/);
}

test('what is typed becomes a plan, the address keeps it, and nothing is asked of another host', async ({ page, baseURL }) => {
  const offences = watch(page, baseURL);
  await page.goto('./plan/');
  await box(page).fill('pkg/datapath/loader/loader.go\nbpf/lib/nat.h\npkg/hive/not_there_yet.go');
  await expect(page.locator('.plan-summary')).toHaveText(/^3 files, 1 of them not on main; \d+ teams are asked for a review\.$/);
  const reviewers = page.getByRole('region', { name: 'Who will review it' });
  await expect(reviewers.getByRole('link', { name: '@cilium/loader' })).toHaveAttribute('href', /\/reference\/teams\/#loader$/);
  await expect(page.getByRole('region', { name: 'Run on your machine' })).toContainText('go test ./pkg/datapath/loader ./pkg/hive');
  await expect(page.getByRole('region', { name: 'Ask for in CI' })).toContainText('/ci-verifier');
  await expect(page.getByRole('status').filter({ hasText: '3 files' })).toHaveCount(1);
  await addressed(page);
  const summary = await page.locator('.plan-summary').textContent();
  await page.reload();
  await expect(page.locator('.plan-summary')).toHaveText(summary ?? '?');
  await expect(box(page)).toHaveValue('pkg/datapath/loader/loader.go\nbpf/lib/nat.h\npkg/hive/not_there_yet.go');
  expect(offences).toEqual([]);
});

test('a patch is planned, with its lines, and its plan opens from the address alone', async ({ page, context }) => {
  await page.goto('./plan/');
  await box(page).fill(patch);
  await expect(page.getByRole('region', { name: 'Size' })).toContainText('1 line changed');
  await addressed(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('region', { name: 'Size' })).toContainText('1 line changed');
  await expect(box(other)).toHaveValue(' bpf/lib/nat.h | 1');
});

test('the way back from an example leads to the box as it was', async ({ page }) => {
  await page.goto('./plan/');
  const example = page.locator('.plan-examples a').first();
  await example.click();
  await addressed(page);
  await page.goBack();
  await expect(box(page)).toHaveValue('');
  await expect(page.locator('.plan-summary')).toHaveCount(0);
  await expect(page).toHaveURL(/\/plan\/$/);
});

test('an example that was cleared at once can be taken again', async ({ page }) => {
  await page.goto('./plan/');
  const example = page.locator('.plan-examples a').first();
  await example.click();
  await expect(box(page)).not.toHaveValue('');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page).toHaveURL(/\/plan\/$/);
  await example.click();
  await expect(box(page)).not.toHaveValue('');
});

test('by keyboard alone a plan is made and copied as a checklist', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./plan/');
  await box(page).focus();
  await page.keyboard.type('pkg/hive/hive.go');
  await expect(page.locator('.plan-summary')).toBeVisible();
  const copy = page.getByRole('button', { name: 'Copy as Markdown checklist' });
  for (let press = 0; press < 20 && !(await copy.evaluate((button) => button === document.activeElement)); press += 1) await page.keyboard.press('Tab');
  await expect(copy).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'The checklist is copied.' })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('## Plan for this change');
  expect(text).toContain('\n  go test ./pkg/hive\n');
  expect(text).toMatch(/\[Open this plan\]\(https?:\/\/\S+\/plan\/#plan=[\w-]+\)/);
});

test('a browser that does not allow copying gets the text to copy', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
  });
  await page.goto('./plan/#paths=pkg/hive/hive.go');
  await page.getByRole('button', { name: 'Copy as Markdown checklist' }).click();
  await expect(page.getByRole('textbox', { name: 'does not allow copying' })).toHaveValue(/## Plan for this change/);
});

test('nonsense gets a friendly answer, and stays where it was typed', async ({ page }) => {
  await page.goto('./plan/');
  await box(page).fill('I like trains\nand boats');
  await expect(page.locator('.plan-output')).toContainText('No path of cilium/cilium was found in it');
  await expect(box(page)).toHaveValue('I like trains\nand boats');
  await box(page).fill('I like trains\npkg/hvie/hive.go');
  await expect(page.locator('.plan-input')).toContainText('One line names no path and was passed over: “I like trains”.');
  await expect(page.locator('.plan-input')).toContainText('pkg/hvie/hive.go or is pkg/hive/hive.go meant?');
});

test('an address that was cut is told, and does no harm', async ({ page }) => {
  await page.goto('./plan/#plan=K8hO1&8');
  await expect(page.getByText('The address holds a plan that cannot be read.')).toBeVisible();
  await box(page).fill('README.rst');
  await expect(page.locator('.plan-summary')).toBeVisible();
});

test('an example fills the box, and Clear empties it', async ({ page }) => {
  await page.goto('./plan/');
  await page.getByRole('link', { name: 'a Helm value' }).click();
  await expect(page.getByRole('region', { name: 'Regenerate' })).toContainText('make -C install/kubernetes');
  await expect(box(page)).toHaveValue(/values\.yaml\.tmpl/);
  await page.getByRole('link', { name: 'a header of the datapath' }).click();
  await expect(box(page)).toHaveValue(/bpf\/lib\/nodeport\.h/);
  await addressed(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(box(page)).toHaveValue('');
  await expect(box(page)).toBeFocused();
  await expect(page.getByRole('heading', { name: 'What you get' })).toBeVisible();
  await expect(page).not.toHaveURL(/#/);
});

test('the data are asked for when the planner is used, and once', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => { if (/\/assets\/plan\/[^/]+\.json$/.test(request.url())) asked.push(request.url()); });
  await page.goto('./');
  await page.getByRole('link', { name: 'Plan the change' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Plan a change' })).toBeVisible();
  expect(asked).toEqual([]);
  await box(page).fill('README.rst');
  await expect(page.locator('.plan-summary')).toBeVisible();
  await box(page).fill('CODEOWNERS');
  await expect(page.getByRole('region', { name: 'Regenerate' })).toBeVisible();
  expect(asked).toHaveLength(1);
});

test('data that do not arrive are asked for again, and what was typed stays', async ({ page }) => {
  await page.route('**/assets/plan/*.json', (route) => route.abort());
  await page.goto('./plan/');
  await box(page).fill('pkg/hive/hive.go');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('could not be loaded');
  await page.unroute('**/assets/plan/*.json');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('.plan-summary')).toBeVisible();
  await expect(box(page)).toHaveValue('pkg/hive/hive.go');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing in a plan, ${colorScheme}, ${width} px`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ baseURL: baseURL ?? '', colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      await page.goto('./plan/#paths=bpf/lib/nat.h,pkg/hive,Documentation/cmdref,go.mod,foo/bar.go,pkg/hvie/hive.go');
      await expect(page.locator('.plan-summary')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await context.close();
    });
  }
}

test('a plan is no wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('./plan/#paths=bpf/lib/nat.h,pkg/k8s/apis/cilium.io/v2/types.go,foo/bar.go,install/kubernetes');
  await expect(page.locator('.plan-summary')).toBeVisible();
  for (const summary of await page.locator('.plan summary').all()) await summary.click();
  await expect.poll(() => pageWidth(page)).toBeLessThanOrEqual(320);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what it would do, and where the same stands', async ({ page }) => {
    await page.goto('./plan/');
    await expect(page.getByText('scripts are off in your browser')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Which tests do I run?' })).toHaveAttribute('href', /\/testing\/which-tests\/$/);
    await expect(page.getByRole('heading', { name: 'What you get' })).toBeVisible();
    await expect(page.locator('main').getByRole('button')).toHaveCount(0);
  });
});
