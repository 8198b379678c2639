import { describe, expect, it } from 'vitest';
import rehypeFixedBlocks from '../../../src/plugins/rehype-fixed-blocks.ts';
import { h, renderElements } from './render.ts';

const rendered = (...children: Parameters<typeof renderElements>[0]): string => renderElements(children, [[rehypeFixedBlocks, { baseUrl: '/portal/' }]]);
const row = (...cells: Parameters<typeof h>[2][]) => h('tr', {}, ...cells.map((cell) => h('td', {}, cell)));

describe('rehypeFixedBlocks', () => {
  it('writes a block as the HTML that it becomes, and keeps its own attributes', () => {
    expect(rendered(h('table', { className: ['wide'] }, row('a < b', h('code', {}, '"x" & y'))))).toMatchInlineSnapshot(
      `"<fixed-block class="wide" tag="table" html="<tr><td>a &#x3C; b</td><td><code>"x" &#x26; y</code></td></tr>"></fixed-block>"`,
    );
  });

  it.each([
    ['/testing/ci#ariane', '/portal/testing/ci/#ariane'],
    ['/portal/testing/ci', '/portal/testing/ci/'],
    ['/testing/?q=a#b', '/portal/testing/?q=a#b'],
    ['/', '/portal/'],
    ['#row', '#row'],
  ])('makes of a link to %s the address that is served, %s', (href, served) => {
    expect(rendered(h('p', {}, h('a', { href }, 'x'), h('br', {})))).toContain(`<a href="${served}">`);
  });

  it.each([
    ['a picture', h('p', {}, h('em', {}, 'a'), h('img', { src: 'x.png' }))],
    ['a list of boxes', h('ul', { className: ['contains-task-list'] }, h('li', {}, 'a'), h('li', {}, 'b'))],
    ['a link of a kind of its own', h('p', {}, h('a', { href: 'mailto:a@example.com' }, 'x'), h('br', {}))],
    ['a file', h('p', {}, h('a', { href: 'pathname:///x.yaml' }, 'x'), h('br', {}))],
    ['an address that runs code', h('p', {}, h('a', { href: 'javascript:x()', target: '_blank' }, 'x'), h('br', {}))],
    ['an attribute that runs code', h('p', {}, h('b', { onClick: 'x()' }, 'x'), h('br', {}))],
    ['a heading', h('h2', { id: 'a' }, h('a', { href: '#a' }, h('code', {}, 'x')))],
    ['what is short as it is', h('p', {}, 'a ', h('code', {}, 'b'))],
  ])('leaves %s to its component', (_, block) => {
    expect(rendered(block)).not.toContain('fixed-block');
  });

  it('writes what a block with a picture holds beside it', () => {
    expect(rendered(h('div', {}, h('img', { src: 'x.png' }), h('p', {}, h('em', {}, 'a'), h('b', {}, 'b'))))).toBe(
      '<div><img src="x.png"></img><fixed-block tag="p" html="<em>a</em><b>b</b>"></fixed-block></div>',
    );
  });

  it('ticks a box as HTML does', () => {
    expect(rendered(h('li', {}, h('label', {}, h('input', { type: 'checkbox', defaultChecked: true }))))).toContain('<label><input type="checkbox" checked></label>');
  });
});
