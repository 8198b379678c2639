import { expect, test } from '@playwright/test';
import { allPages, hydrated, served, watch } from './site.ts';

test('the header leads to every area, and shows where one is', async ({ page, baseURL }) => {
  const offences = watch(page, baseURL);
  await page.goto('./');
  await hydrated(page);
  for (const area of ['Development', 'Testing', 'Review', 'Release', 'Documentation']) {
    await page.locator('.navbar').getByRole('link', { name: area, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/${area.toLowerCase()}/$`));
    await expect(page.locator('h1')).toHaveText(area);
    await expect(page.locator('.navbar').getByRole('link', { name: area, exact: true })).toHaveClass(/navbar__link--active/);
  }
  expect(offences).toEqual([]);
});

test('the home page routes by what one came to do', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('h1')).toHaveText('Contribute to Cilium');
  for (const route of ['Your first contribution', 'Change code', 'Test a change', 'Write documentation', 'Review', 'Backport and release']) {
    await expect(page.locator('main').getByRole('heading', { name: route })).toBeVisible();
  }
});

test('the side menu shows the area, marks the current page and leads to the others', async ({ page }) => {
  await page.goto('./testing/ci/');
  await hydrated(page);
  const menu = page.locator('.theme-doc-sidebar-menu');
  await expect(menu.locator('[aria-current="page"]')).toHaveCount(1);
  await menu.getByRole('link', { name: /BPF/ }).click();
  await expect(page).toHaveURL(/\/testing\/bpf\/$/);
  await expect(menu.locator('[aria-current="page"]')).toHaveText(/BPF/);
  await page.goBack();
  await expect(page).toHaveURL(/\/testing\/ci\/$/);
});

for (const [place, links] of [['a table', '.table-scroll td'], ['a list', '.markdown li']] as const) {
  test(`the application follows a link in ${place} without a new page, and leaves other ways to open it to the browser`, async ({ page, context }) => {
    await page.goto('./development/');
    await hydrated(page);
    await page.evaluate(() => { Object.assign(window, { same: true }); });
    const same = () => page.evaluate(() => 'same' in window);
    const link = page.locator(`${links} a[href*="/development/"]:not([target])`).first();
    const address = new URL(await link.getAttribute('href') ?? '', page.url()).href;
    const [other] = await Promise.all([context.waitForEvent('page'), link.click({ modifiers: ['ControlOrMeta'] })]);
    await expect(other).toHaveURL(address);
    await expect(page).toHaveURL(/\/development\/$/);

    await link.click();
    await expect(page).toHaveURL(address);
    await expect(page.locator('h1')).not.toHaveText('Development');
    expect(await same()).toBe(true);
    await page.goBack();
    await expect(page.locator('h1')).toHaveText('Development');
    await link.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(address);
    expect(await same()).toBe(true);
  });
}

test('breadcrumbs name the area', async ({ page }) => {
  await page.goto('./testing/ci/');
  const crumbs = page.getByRole('navigation', { name: 'Breadcrumbs' });
  await crumbs.getByRole('link', { name: 'Testing' }).click();
  await expect(page.locator('h1')).toHaveText('Testing');
});

for (const state of ['as served', 'with the application'] as const) {
  test(`an address shows its section or row right below the header, ${state}`, async ({ page, context }) => {
    if (state === 'as served') await context.route('**/assets/js/**', (route) => route.abort());
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const path of ['./testing/ci/#ci-failure-triage', './reference/slack/#testing']) {
        await page.goto(path);
        if (state !== 'as served') await hydrated(page);
        const below = () => page.evaluate(() => {
          const top = document.querySelector(':target')?.getBoundingClientRect().top ?? -1;
          const covers = [...document.querySelectorAll('.navbar, thead th')].map((cover) => cover.getBoundingClientRect()).filter(({ top: start, bottom }) => start <= 60 && bottom > 0);
          return top - Math.max(...covers.map(({ bottom }) => bottom));
        });
        await expect.poll(below, { message: `${path}, ${width} px` }).toBeGreaterThanOrEqual(0);
        expect(await below(), `${path}, ${width} px`).toBeLessThan(100);
      }
    }
  });
}

test('the side menu, and the menu of a phone, show the current page however far down it stands', async ({ page }) => {
  const current = page.locator('.theme-doc-sidebar-menu [aria-current="page"]');
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto('./reference/tools/');
  await expect(current).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await hydrated(page);
  await page.locator('.navbar').getByRole('link', { name: 'Documentation', exact: true }).click();
  await expect(current).toBeInViewport({ ratio: 1 });
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Tool versions');
  await expect(current).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 390, height: 500 });
  await page.getByRole('button', { name: 'Toggle navigation bar' }).click();
  await expect(page.getByRole('dialog', { name: 'Menu' }).locator('.theme-doc-sidebar-menu [aria-current="page"]')).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  // The tablet is turned, or the window dragged.
  await page.reload();
  await page.setViewportSize({ width: 1280, height: 500 });
  await expect(current).toBeInViewport({ ratio: 1 });
});

test('the list of contents keeps the section that is being read in view', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.goto('./testing/ginkgo/');
  const contents = page.getByRole('navigation', { name: 'On this page' });
  await page.evaluate(() => { document.querySelector('#further-assistance')?.scrollIntoView(); });
  await expect(contents.locator('[aria-current]')).toBeInViewport({ ratio: 1 });
  const place = await page.evaluate(() => scrollY);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(place);
});

for (const state of ['as served', 'with the application'] as const) {
  test(`a link to what is collapsed or filtered away opens it, ${state}`, async ({ page }) => {
    await page.goto('./testing/connectivity/');
    if (state !== 'as served') await hydrated(page);
    // The targets of the first links in the list of contents move to where they are hidden.
    const ids = await page.evaluate(() => {
      const details = document.createElement('details');
      details.innerHTML = '<summary>More</summary><table><tr hidden><td><p>Text</p></td></tr></table>';
      document.querySelector('.markdown')?.append(details);
      const hidden = [document.querySelector('[role="tabpanel"][aria-label="macOS"] > :last-child'), details.querySelector('p')];
      return [...document.querySelectorAll<HTMLAnchorElement>('.theme-doc-toc-desktop a')].slice(0, 2).map(({ hash }, index) => {
        const id = hash.slice(1);
        document.getElementById(id)?.removeAttribute('id');
        hidden[index]?.setAttribute('id', id);
        return id;
      });
    });
    for (const id of ids) {
      await expect(page.locator(`[id="${id}"]`)).toBeHidden();
      await page.locator(`.theme-doc-toc-desktop a[href="#${id}"]`).click();
      await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
    }
  });
}

test('on a phone the menu opens, holds the area and its pages, and closes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./testing/ci/');
  await hydrated(page);
  const button = page.getByRole('button', { name: 'Toggle navigation bar' });
  await button.focus();
  await page.keyboard.press('Enter');
  const menu = page.locator('.navbar-sidebar');
  await expect(menu).toBeVisible();
  await expect(menu.locator('[aria-current="page"]').first()).toBeVisible();
  await menu.getByRole('button', { name: 'Close navigation bar' }).click();
  await expect(button).toHaveAttribute('aria-expanded', 'false');
});

test('an unknown address gets a page that helps', async ({ page }) => {
  const response = await page.goto('./testing/no-such-page/');
  expect(response?.status()).toBe(404);
  await expect(page.locator('h1')).toHaveText('There is no page at this address');
  await expect(page.locator('.area-list a')).toHaveCount(6);
  await expect(page.getByRole('link', { name: /report the broken link/ })).toHaveAttribute('href', /\/issues\/new/);
  await page.locator('.area-list').getByRole('link', { name: 'Review' }).click();
  await expect(page.locator('h1')).toHaveText('Review');
});

test('a page names the channel to ask in, and how to edit it', async ({ page }) => {
  await page.goto('./testing/bpf/');
  await expect(page.locator('.ask')).toContainText('#testing');
  await expect(page.locator('.ask a')).toHaveAttribute('href', 'https://slack.cilium.io');
  await expect(page.getByRole('link', { name: /Edit this page/ })).toHaveAttribute('href', /\/edit\/main\/docs\/testing\/bpf\.md$/);
});

test('the footer leads to the people, the rules and the security contact', async ({ page }) => {
  await page.goto('./');
  for (const name of [/^Slack/, /^Code of conduct/, /^Contributor ladder/, /^Report a vulnerability/]) {
    await expect(page.locator('footer').getByRole('link', { name })).toHaveAttribute('href', /^https:\/\//);
  }
});

test('every link within the portal leads to a page and to a part of it that is there', async ({ page, request, baseURL }) => {
  test.slow();
  const known = new Map<string, Set<string>>();
  const asked: { from: string; to: string }[] = [];
  for (const path of await allPages(request, baseURL)) {
    const address = new URL(path, baseURL).href;
    const handle = await served(page, request, address);
    const { ids, links } = await handle.evaluate((document, base) => ({
      ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
      links: [...document.querySelectorAll('a[href]')].map((link) => new URL(link.getAttribute('href') ?? '', base).href).filter((href) => href.startsWith(new URL(base).origin)),
    }), address);
    await handle.dispose();
    const here = new URL(address).pathname;
    known.set(here, new Set(ids));
    asked.push(...links.map((to) => ({ from: here, to })));
  }
  // A page's Markdown is a file beside it, without parts.
  const isFile = (to: string): boolean => /\.\w+$/.test(new URL(to).pathname);
  const isPlan = (hash: string): boolean => hash.startsWith('#paths=');
  const dead = asked.filter(({ to }) => {
    const { pathname, hash } = new URL(to);
    const ids = known.get(pathname);
    return !isFile(to) && (ids === undefined || (hash !== '' && !isPlan(hash) && !ids.has(decodeURIComponent(hash.slice(1)))));
  });
  expect(dead).toEqual([]);
  const files = new Set(asked.map(({ to }) => to).filter(isFile));
  expect(files.size).toBeGreaterThan(30);
  for (const file of files) expect.soft((await request.head(file)).status(), file).toBe(200);
});

test('pictures, styles and scripts of the home page load', async ({ page, request }) => {
  await page.goto('./');
  // The light page only names the scripts of its application.
  const addresses = await page.evaluate(() => [...document.querySelectorAll('link[href], script[src], img[src], meta[name="application-scripts"]')]
    .flatMap((element) => (element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('content') ?? '').split(' '))
    .filter((address) => address.startsWith('/')));
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) expect((await request.get(address)).status(), address).toBe(200);
});
