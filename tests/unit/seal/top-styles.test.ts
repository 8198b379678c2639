import { describe, expect, test } from 'vitest';
import { topStyles } from '../../../scripts/site/seal/top-styles.ts';

const top = '<!doctype html><html class=docs><head></head><body class=light><div id=__docusaurus><nav class="bar wide"><a href=/>x</a></nav>';
const end = '<link rel=stylesheet data-until-taken href=/c.css><script></script><main class=text><p>y</p></main></div></body></html>';

/** The styles that a page with this style sheet gets into its head. */
function stylesOf(css: string): string | undefined {
  const page = topStyles([top + end], (address) => (address === '/c.css' ? css : ''))(top + end);
  const styles = /<head><style>(.*)<\/style><\/head>/.exec(page)?.[1];
  expect(page.replace(/<style>.*<\/style>/, '')).toBe(top + end);
  return styles;
}

describe('the styles of the top of a page', () => {
  test.each([
    ['.bar{a:b}', true], ['nav.bar>a{a:b}', true], ['html.docs body .wide:not(.text) a[href]:hover::after{a:b}', true], ['*{a:b}', true], ['[data-theme=dark] .bar{a:b}', true], ['#__docusaurus{a:b}', true],
    ['.text{a:b}', false], ['.bar .text{a:b}', false], ['main{a:b}', false], ['.bar~p{a:b}', false], ['#x{a:b}', false],
    // What the top opens.
    ['dialog.navbar-sidebar{a:b}', true], ['#search::backdrop{a:b}', true],
    // One of a list may hold.
    [':is(.text,.bar){a:b}', true],
  ])('%s: %s', (css, kept) => {
    expect(stylesOf(css)).toBe(kept ? css : '');
  });

  test('of a list of selectors those stay that can hold', () => {
    expect(stylesOf('.text,.bar,p{a:b}')).toBe('.bar{a:b}');
  });

  test('conditions stay but for paper, and nothing is left empty', () => {
    expect(stylesOf('@media (width<=5px){.bar{a:b}.text{a:b}}@supports (a:b){@media print{.bar{a:b}}}@page{margin:1mm}@media print{.bar{a:b}}')).toBe('@media (width<=5px){.bar{a:b}}');
  });

  test('layers keep their order, also those of which nothing is left', () => {
    expect(stylesOf('@layer one{.text{a:b}}@layer two{.bar{a:b}}@layer three,four;.bar{c:d}')).toBe('@layer one,two,three,four;@layer two{.bar{a:b}}.bar{c:d}');
  });

  test('variables and animations stay as far as they are used, by way of others too', () => {
    expect(stylesOf(':root{--a:1;--b:var(--a);--c:2}@keyframes in{from{a:b}}@keyframes out{from{a:b}}.bar{width:var(--b);animation:in 1s}')).toBe(':root{--a:1;--b:var(--a)}@keyframes in{from{a:b}}.bar{width:var(--b);animation:in 1s}');
  });

  test('pages that wait at the same place share one set', () => {
    const textOf = (name: string): string => `<html><head></head><body><nav></nav><main><article><p class=${name}>x</p><link rel=stylesheet data-until-taken href=/c.css><h2>y</h2></article></main></body></html>`;
    const pages = [textOf('one'), textOf('two'), top + end];
    const seal = topStyles(pages, () => '.one{a:b}.two{a:b}.bar{a:b}h2{a:b}');
    const stylesIn = (page: string): string | undefined => /<style>(.*)<\/style>/.exec(seal(page))?.[1];
    expect(pages.map(stylesIn)).toEqual(['.one{a:b}.two{a:b}', '.one{a:b}.two{a:b}', '.bar{a:b}']);
  });

  test('a page without the mark stays as it is', () => {
    const page = '<html><head><link rel=stylesheet href=/c.css></head><body><nav class=bar></nav></body></html>';
    expect(topStyles([page], () => { throw new Error('read'); })(page)).toBe(page);
  });
});
