import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';

/** Links as `line:column kind address|text`. */
function linksOf(source: string): string[] {
  return parseMarkdown(source).links.map(({ kind, url, text, at }) => `${at.line}:${at.column} ${kind} ${url}|${text}`);
}

test.each([
  ['a link', 'See [the guide](guide.md).', ['1:5 link guide.md|the guide']],
  ['a link with a title', '[guide](guide.md "The guide")', ['1:1 link guide.md|guide']],
  ['an address in angle brackets', '[guide](<my guide.md>)', ['1:1 link my guide.md|guide']],
  ['an address with parentheses', '[a](b_(c).md)', ['1:1 link b_(c).md|a']],
  ['an escaped address', String.raw`[a](b\)c.md)`, ['1:1 link b)c.md|a']],
  ['an entity in an address', '[a](b.md?x=1&amp;y=2)', ['1:1 link b.md?x=1&y=2|a']],
  ['no address', '[a]()', ['1:1 link |a']],
  ['an anchor', '[a](#b)', ['1:1 link #b|a']],
  ['words with code and emphasis', '[the `make` *guide*](guide.md)', ['1:1 link guide.md|the make guide']],
  ['an image', '![steps](/img/steps.svg)', ['1:1 image /img/steps.svg|steps']],
  ['an image without words', '![](a.png)', ['1:1 image a.png|']],
  ['a linked image', '[![steps](a.png)](guide.md)', ['1:1 link guide.md|steps', '1:2 image a.png|steps']],
  ['a reference', '[the guide][g]\n\n[g]: guide.md "The guide"', ['3:1 definition guide.md|g']],
  ['a collapsed and a short reference', '[g][] and [g]\n\n[G]: guide.md', ['3:1 definition guide.md|G']],
  ['an image by reference', '![steps][s]\n\n[s]: a.png', ['3:1 definition a.png|s']],
  ['an address in angle brackets alone', 'At <https://a.example/b>.', ['1:4 autolink https://a.example/b|https://a.example/b']],
  ['a bare address', 'At https://a.example/b.', ['1:4 autolink https://a.example/b|https://a.example/b']],
  ['a bare address that does not parse', 'At http://host:port/x now', ['1:4 autolink http://host:port/x|http://host:port/x']],
  ['a bare www address', 'At www.a.example.', ['1:4 autolink http://www.a.example|www.a.example']],
  ['a mail address', 'To a@b.example, <c@d.example>', ['1:4 autolink mailto:a@b.example|a@b.example', '1:17 autolink mailto:c@d.example|c@d.example']],
  ['in a table', '| a |\n| --- |\n| [b](c.md) |', ['3:3 link c.md|b']],
  ['in a heading', '## See [b](c.md) {#see}', ['1:8 link c.md|b']],
  ['in a list in a quotation', '> - [b](c.md)', ['1:5 link c.md|b']],
  ['over two lines', 'See [the\nguide](guide.md).', ['1:5 link guide.md|the\nguide']],
  ['in a footnote', 'Text.[^1]\n\n[^1]: See [b](c.md).', ['3:11 link c.md|b']],
  ['in a callout title', ':::note[See [b](c.md)]\n\nText.\n\n:::', ['1:13 link c.md|b']],
])('%s', (_name, source, expected) => {
  expect(linksOf(source)).toEqual(expected);
});

test.each(['`[a](b.md)`', '[a] [b](c', String.raw`\[a](b.md)`, '[a][nowhere]', '<!-- [a](b.md) -->', 'host:8080', '10:30', ':path[a](b)'])('%s is no link', (source) => {
  expect(linksOf(source)).toEqual([]);
});
