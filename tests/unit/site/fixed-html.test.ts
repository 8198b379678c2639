import { expect, it } from 'vitest';
import { addressesIn } from '../../../src/components/fixed-html.ts';

it('finds anchors and links within the site, in any order in a tag, and none in text', () => {
  expect(addressesIn('<tr><th><a id="all" href="#all"><code>make all</code></a></th><td aria-description="a > b"><a class="ref" href="/testing/ci/#x" id="b">x</a>, <a href="https://example.com/" target="_blank">y</a> <code>&#x3C;a id="no" href="/no/"></code></td></tr>')).toEqual({
    anchors: ['all', 'b'],
    links: ['#all', '/testing/ci/#x'],
  });
});
