import { describe, expect, it } from 'vitest';
import type { Incumbent } from '../../../scripts/incumbent/resolve.ts';
import type { Branch } from '../../../scripts/upstream/branches.ts';
import { hostRules } from '../../../src/plugins/redirects/host-rules.ts';
import { planRedirects, type RedirectPlan } from '../../../src/plugins/redirects/plan.ts';
import { redirectPage } from '../../../src/plugins/redirects/redirect-page.ts';
import { scriptTag, withTag } from '../../../src/plugins/redirects/tags.ts';
import { pageText, pagesOf } from '../permalinks/site.ts';

const pages = pagesOf({
  'docs/bees/hive.md': pageText('The "hive"', { open: 'Open', smoke: 'Smoke' }),
  'docs/bees/honey.md': pageText('Honey', { jars: 'Jars' }),
});

const incumbent: Incumbent = { 'contributing/hive': { to: '/bees/hive/', also: [], titles: ['the-hive'], sections: ['fumigate'], moved: { fumigate: '/bees/honey/#jars' } } };

const branch = (name: string, status: Branch['status']): Branch => ({ name, ref: name, version: '1.0', status });

const plan = (redirects: { from: string; to: string }[], old: Incumbent = {}): RedirectPlan =>
  planRedirects({ pages, redirects, incumbent: old, branches: [branch('main', 'development'), branch('v1.18', 'maintained'), branch('v1.9', 'ended')] });

describe('the plan', () => {
  it('has each old page in every version, with one guide for all', () => {
    const { leads, guides, oldPages, stable } = plan([], incumbent);
    expect(leads.map(({ from, branch: of }) => [from, of])).toEqual([
      ['/en/latest/contributing/hive/', undefined],
      ['/en/v1.18/contributing/hive/', 'v1.18'],
      ['/en/v1.9/contributing/hive/', 'v1.9'],
      ['/en/stable/contributing/hive/', 'v1.18'],
    ]);
    expect([...guides.keys()]).toEqual(['contributing/hive']);
    expect(new Set(leads.map(({ guide }) => guide))).toEqual(new Set(['contributing/hive']));
    expect([oldPages, stable]).toEqual([['contributing/hive'], 'v1.18']);
  });

  it('leads pages that moved to the last target, with what is known of their sections', () => {
    const { leads, guides, moved, permanent } = plan([
      { from: '/bees/skep/', to: '/bees/basket/' },
      { from: '/bees/basket/', to: '/bees/hive/' },
      { from: '/bees/skep/#wax', to: '/bees/honey/#jars' },
    ]);
    expect(leads.map(({ from, to, title }) => [from, to, title])).toEqual([['/bees/skep/', '/bees/hive/', 'The "hive"'], ['/bees/basket/', '/bees/hive/', 'The "hive"']]);
    expect(guides.get('pages/bees/skep')).toEqual({ to: '/bees/hive/', moved: { wax: '/bees/honey/#jars' }, own: [['/bees/hive/', ['open', 'smoke']]], others: [] });
    expect(moved.size).toBe(0);
    expect(permanent).toEqual([{ from: '/bees/basket/', to: '/bees/hive/' }]);
  });

  it('gives live pages the sections that left them', () => {
    const { leads, moved } = plan([{ from: '/bees/hive/#wax', to: '/bees/honey/#jars' }, { from: '/bees/hive/#comb', to: '/bees/honey/' }]);
    expect(leads).toEqual([]);
    expect([...moved]).toEqual([['/bees/hive/', { wax: '/bees/honey/#jars', comb: '/bees/honey/' }]]);
  });

  it('leaves out what leads nowhere or in a circle', () => {
    const { leads, moved } = plan([{ from: '/a/', to: '/b/' }, { from: '/b/', to: '/a/' }, { from: '/bees/hive/#wax', to: '/bees/gone/' }]);
    expect([leads, moved.size]).toEqual([[], 0]);
  });
});

describe('a redirect page', () => {
  const context = { url: 'https://bees.example', baseUrl: '/portal/', script: '/portal/assets/r/lead.js', guides: '/portal/assets/r/', icon: '/portal/i.svg', stable: 'v1.18', compared: ['v1.18'], changes: true };

  it('leads on without a script, and says whom the text is for', () => {
    const [, lead] = plan([], incumbent).leads;
    expect(lead && redirectPage(lead, context)).toMatchInlineSnapshot(`
      "<!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>The &quot;hive&quot;</title>
      <meta name="viewport" content="width=device-width">
      <meta name="color-scheme" content="light dark">
      <meta name="robots" content="noindex">
      <link rel="icon" href="/portal/i.svg">
      <link rel="canonical" href="https://bees.example/portal/bees/hive/">
      <noscript><meta http-equiv="refresh" content="0; url=/portal/bees/hive/?branch=v1.18"></noscript>
      <script src="/portal/assets/r/lead.js" data-base="/portal/" data-to="/bees/hive/" data-guide="/portal/assets/r/contributing/hive.json" data-stable="v1.18"></script>
      <main>
      <h1>This page has moved</h1>
      <p>It is now at <a href="/portal/bees/hive/?branch=v1.18">The &quot;hive&quot;</a>.</p>
      <p>The old page was about Cilium v1.18. The text that took its place is written for main, where pull requests go, and marks names that v1.18 lacks. <a href="/portal/reference/changes/">What differs between the branches</a>.</p>
      </main>
      "
    `);
  });

  it('does not say that names of a branch are marked when they are not', () => {
    const ended = plan([], incumbent).leads[2];
    expect(ended && redirectPage(ended, context)).toContain('The old page was about Cilium v1.9. The text that took its place is written for main, where pull requests go. <a');
  });

  it('says nothing of branches where the old text was for main', () => {
    const text = redirectPage({ from: '/a/', to: '/bees/honey/#jars', title: 'Honey', guide: 'pages/a' }, { ...context, changes: false });
    expect(text).not.toContain('Cilium');
    expect(text).toContain('content="0; url=/portal/bees/honey/#jars"');
    expect(text).toContain('<link rel="canonical" href="https://bees.example/portal/bees/honey/">');
  });
});

it('writes rules for hosts that read _redirects', () => {
  expect(hostRules({ permanent: [{ from: '/bees/skep/', to: '/bees/hive/' }], oldPages: ['contributing/hive'] }, '/portal/')).toMatchInlineSnapshot(`
    "# Made with the site. Pages that moved with all their sections:
    /portal/bees/skep/ /portal/bees/hive/ 301
    /portal/bees/skep /portal/bees/hive/ 301
    /portal/bees/skep.html /portal/bees/hive/ 301
    # Pages of docs.cilium.io in versions without redirect pages of their own: that of the latest version answers.
    /portal/en/:version/contributing/hive/* /portal/en/latest/contributing/hive/index.html 200
    /portal/en/:version/contributing/hive.html /portal/en/latest/contributing/hive/index.html 200
    "
  `);
});

describe('the script\'s element', () => {
  it('carries its settings, whatever they hold', () => {
    expect(scriptTag('/a.js', { moved: '{"a":"<b>&"}' })).toBe('<script src="/a.js" data-moved="{&quot;a&quot;:&quot;&lt;b>&amp;&quot;}"></script>');
  });

  it('stands first in the head of a built page', () => {
    expect(withTag('<!doctype html><head><meta charset=UTF-8><title>x</title>', '<script></script>')).toBe('<!doctype html><head><meta charset=UTF-8><script></script><title>x</title>');
    expect(withTag('<meta charset=UTF-8><link rel=preload as=style href=/a.css><link rel=preload as=script href=/b.js><link rel=icon><link rel=preload>', '<script></script>')).toBe('<meta charset=UTF-8><link rel=preload as=style href=/a.css><link rel=preload as=script href=/b.js><script></script><link rel=icon><link rel=preload>');
    expect(withTag('<p>No page</p>', '<script></script>')).toBeUndefined();
  });
});
