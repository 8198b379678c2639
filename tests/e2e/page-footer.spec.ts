import { expect, test } from '@playwright/test';
import { hydrated } from './site.ts';

const address = './development/contributing/';

test('a page says what it was read against, with its sources on demand', async ({ page }) => {
  await page.goto(address);
  const note = page.locator('.page-sources');
  await expect(note.locator('summary')).toHaveText(/^(Read|Checked) against main at [0-9a-f]{10}, \d{1,2} [A-Z][a-z]+ \d{4}; .+; \d+ names verified$/);
  await expect(note.getByRole('listitem')).toHaveCount(0);
  await note.locator('summary').focus();
  await page.keyboard.press('Enter');
  const source = note.getByRole('link', { name: /^Documentation\/contributing\/development\/contributing_guide\.rst/ });
  await expect(source).toHaveAttribute('href', /^https:\/\/github\.com\/cilium\/cilium\/blob\/[0-9a-f]{40}\/Documentation\//);
});

test('a page says once where to ask', async ({ page }) => {
  await page.goto(address);
  await expect(page.locator('.ask')).toHaveText(/^Stuck, or unsure\? Ask in #development on Cilium’s Slack/);
  for (const [other, title] of [['./testing/ginkgo/', 'Get help'], ['./review/', 'Where to ask']] as const) {
    await page.goto(other);
    await expect(page.locator('main h2').filter({ hasText: title })).toHaveCount(1);
    await expect(page.locator('.ask')).toHaveCount(0);
  }
});

test('a report names the page, the pin, and the section that the address names', async ({ page, context, baseURL }) => {
  // What the new tab asks for is answered here, so that no test needs the network.
  await context.route('https://github.com/**', (route) => route.fulfill({ body: '' }));
  await page.goto(`${address}#sign-off`);
  const link = page.getByRole('link', { name: /Was this wrong or missing\?/ });
  const served = new URL(await link.getAttribute('href') ?? '');
  expect(served.searchParams.get('title')).toBe('Contribute a change: ');
  const { pathname } = new URL('development/contributing/', baseURL);
  expect(served.searchParams.get('body')).toMatch(new RegExp(`\\nPage: https://\\S+${pathname}\\nChecked against: main [0-9a-f]{10} \\(\\d{4}-\\d\\d-\\d\\d\\)\\nSection: $`));
  const [report] = await Promise.all([context.waitForEvent('page'), link.click()]);
  expect(new URL(report.url()).searchParams.get('body')).toMatch(/\nSection: #sign-off$/);
  await report.close();
  await page.evaluate(() => { location.hash = 'prerequisites'; });
  const [second] = await Promise.all([context.waitForEvent('page'), link.click()]);
  expect(new URL(second.url()).searchParams.get('body')).toMatch(/\nSection: #prerequisites$/);
});

test('a page leads to its source, to the one before and to the next', async ({ page }) => {
  await page.goto(address);
  await expect(page.getByRole('link', { name: /^Edit this page/ })).toHaveAttribute('href', /\/edit\/main\/docs\/development\/contributing\.md$/);
  await hydrated(page);
  await page.getByRole('navigation', { name: 'Docs pages' }).getByRole('link', { name: /^Next/ }).click();
  await expect(page.locator('h1')).toHaveText('Set up your development environment');
  await page.getByRole('navigation', { name: 'Docs pages' }).getByRole('link', { name: /^Previous/ }).click();
  await expect(page.locator('h1')).toHaveText('Contribute a change');
});
