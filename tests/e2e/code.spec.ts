import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { unified } from 'unified';
import rehypeCode from '../../src/plugins/rehype-code.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const address = './testing/bpf/';

test('commands are copied without prompt and output, and the copy is announced', async ({ page }) => {
  await page.goto(address);
  const block = page.locator('.code-session').first();
  const commands = await block.locator('.sh-command').allTextContents();
  await block.hover();
  await block.locator('[data-copy="commands"]').click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(commands.join('\n'));
  await expect(page.locator('#portal-announcer')).toHaveText('Copied');
});

test('a copy that the browser refuses says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('refused')) } });
  });
  await page.goto(address);
  const block = page.locator('.code').first();
  await block.hover();
  await block.locator('.code-copy').first().click();
  await expect(page.locator('#portal-announcer')).toHaveText('Your browser does not allow copying: select the text instead');
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

test('what is copied does in a shell what the block shows', async ({ page }) => {
  const session = [
    '$ mkdir -p orchard && cd orchard',
    "(venv) $ cat > tree.txt <<'EOF'",
    '$ apple',
    '# pear',
    'EOF',
    '# grep -c \\',
    "    -e 'pear' tree.txt",
    '1',
    '$ for fruit in apple pear; do',
    '    echo "$fruit',
    '  ripe"',
    '  done',
    'apple',
    '  ripe',
    'pear',
    '  ripe',
  ].join('\n');
  const code: Element = { type: 'element', tagName: 'code', properties: { className: ['language-shell-session'] }, children: [{ type: 'text', value: session }] };
  const tree = unified().use(rehypeCode, { parameters: [] }).runSync({ type: 'root', children: [{ type: 'element', tagName: 'pre', properties: {}, children: [code] }] } satisfies Root);
  await page.goto(address);
  await page.evaluate((html) => {
    const place = document.createElement('div');
    place.id = 'pasted';
    place.innerHTML = html;
    document.body.append(place);
  }, toHtml(tree));
  const block = page.locator('#pasted .code');
  await block.hover();
  await block.getByRole('button', { name: 'Copy commands' }).click();
  await expect(page.locator('#portal-announcer')).toHaveText('Copied. Run what follows # as root');
  const pasted = await page.evaluate(() => navigator.clipboard.readText());
  const shell = spawnSync('bash', ['--noprofile', '--norc'], { input: `${pasted}\n`, encoding: 'utf8', cwd: mkdtempSync(path.join(tmpdir(), 'paste-')) });
  expect(shell).toMatchObject({ status: 0, stderr: '', stdout: `${(await block.locator('.sh-output').allTextContents()).join('\n')}\n` });
});

test('commands for root say so', async ({ page }) => {
  await page.goto('./development/setup/');
  const block = page.locator('.code', { has: page.locator('.code-root') }).first();
  await expect(block.locator('.code-root')).toBeVisible();
  await expect(block.locator('.code-root')).toHaveText(/^Run (what follows # )?as root$/);
});
