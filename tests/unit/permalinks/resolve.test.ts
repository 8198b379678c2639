import { expect, test } from 'vitest';
import { resolveAddress } from '../../../scripts/permalinks/resolve.ts';
import { settle } from '../../../scripts/permalinks/settle.ts';
import { addressesOf } from '../../../scripts/permalinks/resolve.ts';
import type { Redirect } from '../../../scripts/permalinks/redirects.ts';
import { pagesOf, pageText } from './site.ts';

const pages = pagesOf({ 'docs/t/new.md': pageText('New', { one: 'One', two: 'Two' }), 'docs/t/other.md': pageText('Other', { three: 'Three' }) });

function led(url: string, redirects: Readonly<Record<string, string>>): string {
  const found = resolveAddress(url, addressesOf(pages, [{ page: 't/other', id: 'row-1', title: 'Row 1' }], list(redirects)));
  return 'url' in found ? `${found.kind} ${found.url}` : found.kind;
}

function list(redirects: Readonly<Record<string, string>>): Redirect[] {
  return Object.entries(redirects).map(([from, to]) => ({ from, to }));
}

test('a page, a section and a row are live; nothing else is', () => {
  expect(['/t/new/', '/t/new/#one', '/t/other/#row-1', '/t/new/#three', '/t/', '/t/new'].map((url) => led(url, {}))).toEqual([
    'live /t/new/',
    'live /t/new/#one',
    'live /t/other/#row-1',
    'dead',
    'dead',
    'dead',
  ]);
});

test('a section follows its page to the section of the same id, and nowhere else', () => {
  const redirects = { '/t/old/': '/t/new/' };
  expect(['/t/old/', '/t/old/#two', '/t/old/#three'].map((url) => led(url, redirects))).toEqual(['redirected /t/new/', 'redirected /t/new/#two', 'dead']);
});

test('a redirect of a section goes before that of its page', () => {
  expect(led('/t/old/#two', { '/t/old/': '/t/new/', '/t/old/#two': '/t/other/#three' })).toBe('redirected /t/other/#three');
});

test('a section that left the page where it had followed to is found by way of that page', () => {
  const redirects = { '/t/old/': '/t/new/', '/t/new/#gone': '/t/other/#three' };
  expect(led('/t/old/#gone', redirects)).toBe('redirected /t/other/#three');
});

test('a page that went into a section of another takes no sections with it', () => {
  expect(led('/t/old/#two', { '/t/old/': '/t/new/#one' })).toBe('dead');
});

test('the redirect of a page that is live hides nothing', () => {
  expect(led('/t/new/#three', { '/t/new/': '/t/other/' })).toBe('dead');
});

test('redirects in a circle lead nowhere and end', () => {
  const circle = { '/t/a/': '/t/b/', '/t/b/': '/t/a/' };
  expect([led('/t/a/', circle), led('/t/a/#x', circle), led('/t/x/', { '/t/x/': '/t/x/' })]).toEqual(['loop', 'loop', 'loop']);
});

test('settling takes live sources out, makes chains straight and keeps what leads nowhere', () => {
  const { ids } = addressesOf(pages, [], []);
  const settled = settle(list({ '/t/a/': '/t/b/', '/t/b/': '/t/new/', '/t/b/#x': '/t/a/#two', '/t/other/': '/t/new/', '/t/other/#three': '/t/new/', '/t/c/': '/t/nowhere/' }), ids);
  expect(settled).toEqual(list({ '/t/a/': '/t/new/', '/t/b/': '/t/new/', '/t/b/#x': '/t/new/#two', '/t/c/': '/t/nowhere/', '/t/a/#x': '/t/new/#two' }));
});

test('settling again changes nothing, and of two redirects from one address the first stays', () => {
  const { ids } = addressesOf(pages, [], []);
  const settled = settle([...list({ '/t/a/': '/t/b/', '/t/b/': '/t/new/' }), { from: '/t/a/', to: '/t/other/' }], ids);
  expect(settled).toEqual(list({ '/t/a/': '/t/new/', '/t/b/': '/t/new/' }));
  expect(settle(settled, ids)).toEqual(settled);
});
