import { expect, test } from '@playwright/test';
import * as z from 'zod';
import { sectionsSchema } from '../../src/plugins/markdown-output/sections.ts';
import { allPages, hydrated, watch } from './site.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Pages that are programs: they have no text to give as Markdown. */
const programs = ['plan/'];

test('every page is there as Markdown, with nothing of our own in it', async ({ request, baseURL }) => {
  const { pathname: base } = new URL(baseURL ?? '');
  for (const page of await allPages(request, baseURL)) {
    if (programs.includes(page)) continue;
    const file = page === '' ? 'index.md' : `${page.slice(0, -1)}.md`;
    const response = await request.get(`./${file}`);
    expect(response.status(), file).toBe(200);
    expect(response.headers()['content-type'], file).toBe('text/markdown; charset=utf-8');
    const text = await response.text();
    expect(text, file).toMatch(/^# \S/);
    // What stands in code is an example of how pages are written.
    const prose = text.replace(/^([ >]*)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n[ >]*\2`*~*[ ]*$/gm, '').replace(/(`+)[^`\n]*(?:\n[^`\n]+)?\1/g, '');
    expect(prose.match(/^[ >]*:{3,}.*|^::\w+.*|:(?:path|make|team|label|trigger|workflow|flag|crd|symbol|issue|pr|slack|term)\[.*|\{#[^}]*\}|<a id=.*/gm) ?? [], file).toEqual([]);
    const links = [...prose.matchAll(/\]\(<?([^)>\s]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !/^(?:https?:\/\/|mailto:)/.test(link)), file).toEqual([]);
    const own = links.filter((link) => link.startsWith('https://cilium.github.io/') && !new URL(link).pathname.startsWith(base));
    expect(own, file).toEqual([]);
  }
});

test('a page names its Markdown, and its text is the page\'s', async ({ page, request }) => {
  await page.goto('./testing/connectivity/');
  const address = await page.locator('link[rel="alternate"][type="text/markdown"]').getAttribute('href') ?? '';
  await expect(page.getByRole('link', { name: 'View as Markdown' })).toHaveAttribute('href', address);
  const text = await (await request.get(address)).text();
  const headings = await page.locator('article :is(h2, h3, h4)').evaluateAll((all) => all.map((heading) => (heading.firstChild?.textContent ?? '').trim()));
  expect(text.match(/^#{2,4} .*/gm)?.length).toBe(headings.length);
  for (const heading of headings) expect(text).toContain(heading);
  for (const label of await page.locator('.tabs-label').allTextContents()) expect(text).toContain(`**${label}**`);
});

test('the page can be copied as Markdown', async ({ page, request, baseURL }) => {
  const offences = watch(page, baseURL);
  await page.goto('./testing/bpf/');
  const control = page.getByRole('button', { name: 'Copy page as Markdown' });
  await control.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#portal-announcer')).toContainText('Page copied as Markdown');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trim()).toBe((await (await request.get('./testing/bpf.md')).text()).trim());
  expect(offences).toEqual([]);
});

test('the control copies the page that is shown, after a change of page too', async ({ page }) => {
  await page.goto('./testing/bpf/');
  await page.locator('h1').click();
  await page.keyboard.press('x');
  await hydrated(page);
  await page.locator('.theme-doc-sidebar-menu a[href$="/testing/ci/"]').click();
  await expect(page).toHaveURL(/\/testing\/ci\/$/);
  await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
  await expect(page.locator('#portal-announcer')).toContainText('Page copied as Markdown');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# CI on GitHub Actions\n/);
});

test('a page that cannot be fetched is not said to be copied', async ({ page }) => {
  await page.route('**/testing/bpf.md', (route) => route.fulfill({ status: 500 }));
  await page.goto('./testing/bpf/');
  await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
  await expect(page.locator('#portal-announcer')).toContainText('The page could not be copied');
});

test('the lists for programs name every page, and sections that are there', async ({ page, request, baseURL }) => {
  const list = await (await request.get('./llms.txt')).text();
  const named = [...list.matchAll(/^- \[[^\]]+\]\((\S+)\.md\): /gm)].map(([, address = '']) => `${new URL(address).pathname}/`);
  const base = new URL(baseURL ?? '').pathname;
  const all = (await allPages(request, baseURL)).filter((one) => one !== '' && !programs.includes(one)).map((one) => base + one);
  expect(named.sort()).toEqual(all.sort());
  const full = await (await request.get('./llms-full.txt')).text();
  expect(full.match(/^> From </gm)?.length).toBe(all.filter((one) => !one.startsWith(`${base}reference/`)).length);

  const { sections } = sectionsSchema.parse(await (await request.get('./sections.json')).json());
  expect(await (await request.get('./sections.schema.json')).json()).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(sectionsSchema))));
  await page.goto('./testing/bpf/');
  const ids = await page.locator('article :is(h2, h3, h4, h5, h6)[id]').evaluateAll((headings) => headings.map(({ id }) => id));
  const here = sections.filter(({ url }) => new URL(url).pathname === `${base}testing/bpf/`);
  expect(here.map(({ url }) => new URL(url).hash.slice(1))).toEqual(ids);
  expect(here.every(({ area, page: title }) => area === 'testing' && title === 'BPF unit and integration tests')).toBe(true);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the control that copies is not shown, and the link serves', async ({ page }) => {
    await page.goto('./testing/bpf/');
    await expect(page.getByRole('button', { name: 'Copy page as Markdown' })).toBeHidden();
    await expect(page.getByRole('link', { name: 'View as Markdown' })).toBeVisible();
  });
});
