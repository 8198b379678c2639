import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { isUnused, neededInfima } from '../../../src/plugins/light/infima.ts';
import { template } from '../../../src/plugins/light/template.ts';

describe('what is left of the theme’s style sheet', () => {
  test('rules for classes that no page has go, and what stays of a list of selectors stays', () => {
    expect(neededInfima('.card, .menu { a: b } .hero__title { a: b } @media print { .avatar { a: b } }', [])).toBe('.menu { a: b }');
  });

  test('a class that a selector excludes does not count', () => {
    expect(neededInfima('.menu:not(.card) { a: b }', [])).toBe('.menu:not(.card) { a: b }');
  });

  test('key frames stay', () => {
    expect(neededInfima('@keyframes x { from { a: b } }', [])).toBe('@keyframes x { from { a: b } }');
  });

  test('a variable goes with the last that names it, in the style sheet and elsewhere', () => {
    const css = ':root { --ifm-a: 1; --ifm-b: var(--ifm-a); --ifm-c: var(--ifm-b); --ifm-d: 1; --other: 1 }';
    expect(neededInfima(css, [])).toBe(':root { --other: 1 }');
    expect(neededInfima(css, ['color: var(--ifm-b)'])).toBe(':root { --ifm-a: 1; --ifm-b: var(--ifm-a); --other: 1 }');
  });

  test.each([
    ['button', true], ['button--primary', true], ['button-group', true], ['col--6', true], ['text--right', true], ['margin-left--xl', true], ['navbar-sidebar__items', true],
    ['buttons', false], ['col--3', false], ['text--truncate', false], ['margin-top--sm', false], ['pagination-nav', false], ['navbar__item', false], ['alert', false],
  ])('%s', (name, unused) => {
    expect(isUnused(name)).toBe(unused);
  });
});

describe('the template of a page', () => {
  interface Eta {
    compile: (template: string, options: object) => (data: object, config: object) => string;
    defaultConfig: object;
  }

  // As Docusaurus does, with the library that it has.
  const { compile, defaultConfig } = createRequire(createRequire(import.meta.url).resolve('@docusaurus/core/bin/docusaurus.mjs'))('eta') as Eta;
  const render = (data: object): string => compile(template.trim(), { rmWhitespace: true })({
    htmlAttributes: 'lang="en"', bodyAttributes: '', headTags: '<script>page()</script>', preBodyTags: '<svg></svg><script>theme()</script>', postBodyTags: '',
    appHtml: '<main></main>', baseUrl: '/portal/', metaAttributes: ['<title>T</title>'], scripts: ['a.js', 'b.js'], stylesheets: ['c.css'], noIndex: false, version: '3', ...data,
  }, defaultConfig);

  test('asks for the style sheet first, has its scripts before it, and only names those of the application', () => {
    expect(render({})).toMatchInlineSnapshot(`
      "<!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="UTF-8">
      <link rel="preload" as="style" href="/portal/c.css">
      <meta name="generator" content="Docusaurus v3">
      <title>T</title><meta name="application-scripts" content="/portal/a.js /portal/b.js">
      <script>page()</script><script>theme()</script><link rel="stylesheet" href="/portal/c.css"></head>
      <body >
      <svg></svg><div id="__docusaurus"><main></main></div>
      </body>
      </html>"
    `);
  });

  test('has the style sheet behind the top of the page, with a pause', () => {
    expect(render({ appHtml: '<nav></nav><main><nav></nav><h2>A</h2><article><h1>T</h1><p></p><h2>B</h2><h2>C</h2></article></main>' })).toMatchInlineSnapshot(`
      "<!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="UTF-8">
      <link rel="preload" as="style" href="/portal/c.css">
      <meta name="generator" content="Docusaurus v3">
      <title>T</title><meta name="application-scripts" content="/portal/a.js /portal/b.js">
      <script>page()</script><script>theme()</script></head>
      <body >
      <svg></svg><div id="__docusaurus"><nav></nav><main><nav></nav><h2>A</h2><article><h1>T</h1><p></p><link rel="stylesheet" data-until-taken href="/portal/c.css"><script>document.currentScript.remove()</script><h2>B</h2><h2>C</h2></article></main></div>
      </body>
      </html>"
    `);
  });

  test('has no place for scripts that are none', () => {
    expect(render({ scripts: [], preBodyTags: '' })).not.toMatch(/<script src|undefined/);
  });
});
