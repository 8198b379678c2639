import { describe, expect, test } from 'vitest';
import { found, foundIn } from './found.ts';

const allowed = 'Use Markdown or a directive; as raw HTML only details, summary, kbd, br, sub, sup, a are allowed.';
const element = (name: string): string => `<${name}> can run code, load something or take the page over, and no page may. ${allowed}`;
const attribute = (name: string): string => `"${name}" is code, and no page may run any. Remove the attribute.`;
const address = (url: string): string => `"${url}" is no address that a page may lead to. Write https, http, mailto, a path or "#id".`;

describe('structure/unsafe-html', () => {
  test.each<[string, string[]]>([
    ['<script>alert(1)</script>', [`1:1 ${element('script')}`]],
    ['Text <SCRIPT src="//a.example">', [`1:6 ${element('script')}`]],
    ['<script>if (a<b) "<iframe>"</script>', [`1:1 ${element('script')}`]],
    ['<iframe srcdoc="x"></iframe>', [`1:1 ${element('iframe')}`]],
    ['<style>p{}</style>', [`1:1 ${element('style')}`]],
    ['<svg onload=alert(1)>', [`1:1 ${element('svg')}`]],
    ['<body onload=alert(1)>', [`1:1 ${element('body')}`]],
    ['<meta http-equiv="refresh" content="0">', [`1:1 ${element('meta')}`]],
    ['a <img src=x onerror=alert(1)> b', [`1:3 ${element('img')}`]],
    ['<form action="https://a.example"><button>x</button></form>', [`1:1 ${element('form')}`, `1:34 ${element('button')}`]],
    ['<object data="x"></object> <embed src="x">', [`1:1 ${element('object')}`, `1:28 ${element('embed')}`]],
    ['<math><mi xlink:href="data:x"></mi></math>', [`1:1 ${element('math')}`, '1:7 <mi> may not have "xlink:href". Allowed is id.']],
    ['Press <kbd onclick="x()">Tab</kbd>.', [`1:7 ${attribute('onclick')}`]],
    ['<details ontoggle=x()><summary>a</summary></details>', [`1:1 ${attribute('ontoggle')}`]],
    ['a <b onmouseover="x()">b</b>', [`1:3 ${attribute('onmouseover')}`]],
    ['a <constructor onclick="x()">b</constructor>', [`1:3 ${attribute('onclick')}`]],
    ['<a href="javascript:alert(1)">x</a>', [`1:1 ${address('javascript:alert(1)')}`]],
    ['<a href="&#106;ava&#10;script:alert(1)">x</a>', [`1:1 ${address('ava\nscript:alert(1)'.replace('ava', 'java'))}`]],
    ['<a href=" JAVASCRIPT:alert(1)">x</a>', [`1:1 ${address(' JAVASCRIPT:alert(1)')}`]],
    ['<a href="data:text/html,x">x</a>', [`1:1 ${address('data:text/html,x')}`]],
    ['<a href="vbscript:x">x</a>', [`1:1 ${address('vbscript:x')}`]],
    ['<a target="_blank" href="#x">x</a>', ['1:1 <a> may not have "target". Allowed are id, href, title.']],
    ['<kbd style="color:red">x</kbd>', ['1:1 "style" changes how the page looks, which the site\'s own policy does not let happen. Remove the attribute.']],
    ['<kbd class="x">x</kbd>', ['1:1 <kbd> may not have "class". Allowed is id.']],
    ['<details>\n<summary>a</summary>\n<p onclick="x()">\n</details>', [`3:1 ${attribute('onclick')}`]],
    ['<div onclick="x()"', ['1:1 "<div onclick="x()"" is a tag that never ends. Close it with ">", or write it in backticks.']],
  ])('%s', async (body, messages) => {
    expect(await foundIn(`${body}\n`, 'structure/unsafe-html')).toEqual(messages);
  });

  test.each([
    '<details open id="more"><summary>More</summary>\n\nText\n\n</details>',
    'Press <kbd>Tab</kbd>.<br>H<sub>2</sub>O, x<sup>2</sup>, <a id="here"></a><a href="#here" title="x">here</a>',
    '<a href="https://a.example">a</a> <a href="mailto:a@b.example">b</a> <a href="setup.md#x">c</a> <a href="../x/">d</a> <a href="/x">e</a>',
    '`<script>` and <!-- <script> in a comment -->\n\n```html\n<script>alert(1)</script>\n```',
    // No HTML to Markdown, and so shown as text.
    'a < b, x<y, \\<script>, <svg/onload=x()> and <script src=//a.example>',
  ])('%s is fine', async (body) => {
    expect(await foundIn(`${body}\n`, 'structure/unsafe-html')).toEqual([]);
  });

  test('cannot be excused', async () => {
    const page = '<!-- portal-ignore structure/unsafe-html: it is only a small script -->\n\n<script>alert(1)</script>\n';
    expect(await foundIn(page, 'structure/unsafe-html')).toEqual([`3:1 ${element('script')}`]);
  });
});

describe('structure/unsafe-file', () => {
  const drawing = (content: string, attributes = ''): string => `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"${attributes}>\n${content}\n</svg>\n`;
  const dangerous = (name: string): string => `<${name}> can run code, load something or change the page, and no drawing may. Draw it with shapes and text.`;

  test.each<[string, string]>([
    [drawing('<script>x()</script>'), `2 ${dangerous('script')}`],
    [drawing('<svg:script xmlns:svg="http://www.w3.org/2000/svg">x()</svg:script>'), `2 ${dangerous('svg:script')}`],
    [drawing('<foreignObject/>'), `2 ${dangerous('foreignObject')}`],
    [drawing('<style>@import "x"</style>'), `2 ${dangerous('style')}`],
    [drawing('<a><set attributeName="href" to="javascript:x()"/></a>'), `2 ${dangerous('set')}`],
    [drawing('', ' onload="x()"'), '1 "onload" is code, and no drawing may run any. Remove the attribute.'],
    [drawing('<a href="javascript:x()"><path/></a>'), '2 "href" leads to "javascript:x()". In a drawing it may lead to "#id" alone.'],
    [drawing('<use xlink:href="data:image/svg+xml,x"/>'), '2 "xlink:href" leads to "data:image/svg+xml,x". In a drawing it may lead to "#id" alone.'],
    [drawing('<rect fill="url(https://a.example/x)"/>'), '2 "fill" loads "url(https://a.example/x)". In a drawing url() may name "#id" alone.'],
    [drawing('<rect style="fill:red"/>'), '2 "style" is stopped by the site\'s own policy. Write each property as an attribute.'],
    [`<!DOCTYPE svg [<!ENTITY x "y">]>\n${drawing('')}`, '1 A drawing may have no DOCTYPE, which can name other files. Remove it.'],
    [`<?xml-stylesheet href="x"?>${drawing('')}`, '1 A drawing may have no <?xml-stylesheet ?>, which can load styles and code. Remove it.'],
    [drawing('<path'), '3 The drawing is not XML: Invalid attribute name.'],
  ])('%s', async (svg, message) => {
    for (const file of ['static/img/drawn.svg', 'src/diagrams/drawn.svg']) {
      const [first] = await found({ [file]: svg }, ['structure/unsafe-file']);
      expect(first?.replace(/^(\S+):(\d+):\d+ \S+/, '$1 $2')).toBe(`${file} ${message}`);
    }
  });

  test('shapes, text and what leads to a part of the drawing are fine', async () => {
    const svg = `<?xml version="1.0"?>\n<!-- drawn by hand -->\n${drawing('<defs><path id="p"/></defs><use href="#p" fill="url(#p)"/><text>on</text><title>x</title>')}`;
    expect(await found({ 'static/img/drawn.svg': svg, 'static/img/a.png': 'x' }, ['structure/unsafe-file'])).toEqual([]);
  });

  test.each(['static/x.html', 'static/x.js', 'static/x.mjs', 'static/x.css', 'static/x.xhtml', 'static/deep/_headers'])('%s is not served', async (file) => {
    expect(await found({ [file]: 'x' }, ['structure/unsafe-file'])).toEqual([expect.stringMatching(new RegExp(`^${file}:1:1 \\S+ Files in static/ are served as they are, and "`))]);
  });
});
