import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> };
  }
}

/** The rows of a long table are alike: its first ones stand for all, which would take seconds on each page. */
const manyRows = 'tbody > tr:nth-child(n + 11)';

/** Header, side menu and footer: the same on every page of an area. */
export const frame = '.navbar, .theme-doc-sidebar-container, .footer';

/** Takes all but the first rows out of the tables of a page that was served: axe reads what it is told to leave, too, and needs ten times as long for it. */
export async function shortenTables(page: Page): Promise<void> {
  await page.evaluate((selector) => { for (const row of document.querySelectorAll(selector)) row.remove(); }, manyRows);
}

/** Runs axe on a page, with its rule for the size of targets, and gives the violations, one line for each element. `leave` selects what is not looked at. */
export async function violations(page: Page, leave: readonly string[] = []): Promise<string[]> {
  await page.evaluate(source);
  const results = await page.evaluate((exclude) => window.axe.run({ exclude }, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }), [manyRows, ...leave]);
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${page.url()}: ${id}: ${target.join(' ')}: ${failureSummary ?? ''}`));
}
