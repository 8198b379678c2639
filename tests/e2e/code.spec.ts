import { expect, test } from '@playwright/test';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const address = './testing/bpf/';

test('commands are copied without prompt and output, and the copy is announced', async ({ page }) => {
  await page.goto(address);
  const block = page.locator('.code-session').first();
  const commands = await block.locator('.sh-command').allTextContents();
  await block.hover();
  await block.locator('[data-copy="commands"]').click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(commands.join('\n'));
  await expect(page.getByRole('status')).toHaveText('Copied');
});

test('a copy that the browser refuses says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
  });
  await page.goto(address);
  const block = page.locator('.code').first();
  await block.hover();
  await block.locator('.code-copy').first().click();
  await expect(page.getByRole('status')).toHaveText('Your browser does not allow copying: select the text instead');
});

test('controls are there for touch, and for the keyboard', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(address);
  const control = page.locator('.code-copy').first();
  await control.scrollIntoViewIfNeeded();
  await expect(page.locator('.code-controls').first()).toHaveCSS('opacity', '1');
  const box = await control.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await context.close();
});

test('selecting a session leaves its prompts out', async ({ page }) => {
  await page.goto(address);
  const block = page.locator('.code-session').first();
  await expect(block.locator('.sh-prompt').first()).toHaveCSS('user-select', 'none');
});
