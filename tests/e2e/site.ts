import type { APIRequestContext, JSHandle, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The addresses of all pages as paths below the site's base, from its sitemap: `''` is the home page. */
export async function allPages(request: APIRequestContext, baseURL: string | undefined): Promise<string[]> {
  const base = new URL(baseURL ?? '').pathname;
  const response = await request.get('./sitemap.xml');
  expect(response.status()).toBe(200);
  const addresses = [...(await response.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
  expect(addresses.length).toBeGreaterThan(30);
  return addresses.map((address) => {
    expect(address.startsWith(base), `${address} is below ${base}`).toBe(true);
    return address.slice(base.length);
  });
}

/** A page as it is served: read without layout and without scripts, which costs a tenth of opening it. Give it back with `dispose`. */
export async function served(page: Page, request: APIRequestContext, address: string): Promise<JSHandle<Document>> {
  const html = await (await request.get(address)).text();
  return page.evaluateHandle((text) => new DOMParser().parseFromString(text, 'text/html'), html);
}

/** What a page must not do: write to the console, throw, or ask another host for anything. Read it when the page is done. */
export function watch(page: Page, baseURL: string | undefined): string[] {
  const { origin } = new URL(baseURL ?? '');
  const offences: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') offences.push(`${page.url()}: console: ${message.text()}`);
  });
  page.on('pageerror', (error) => offences.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && new URL(request.url()).origin !== origin) offences.push(`${page.url()}: request: ${request.url()}`);
  });
  return offences;
}

/** How wide a page is with all that stands out of the window, in pixels. */
export function pageWidth(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}

/** Waits until the application has taken the page over. It comes with the reader's first intent: here a key that does nothing, wherever the focus is. */
export async function hydrated(page: Page): Promise<void> {
  await page.dispatchEvent('body', 'keydown', { key: 'F8' });
  await page.waitForFunction(() => document.documentElement.dataset['hasHydrated'] === 'true');
}

/** One page of each template, with what it is made of. */
export const templates = {
  home: './',
  overview: './testing/',
  table: './testing/ci/',
  tabs: './testing/connectivity/',
  notFound: './there-is-no-such-page/',
} as const;
