import headingsPlugin from '@docusaurus/mdx-loader/lib/remark/headings/index.js';
import { parseMarkdownHeadingId } from '@docusaurus/utils';
import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';
import remarkReferences from '../../../src/plugins/remark-references.ts';
import { walk } from '../../../src/plugins/walk.ts';

const headings: Readonly<Record<string, string>> = {
  'plain words': '## Plain words',
  'emphasis and code': '## With `code` and *words*',
  punctuation: '## C++ & Go: a/b?',
  'letters beyond ASCII': '## Übersicht 漢字 Ω',
  emoji: '## 🚀 Launch',
  'the same words twice': '## Same\n\n## Same\n\n## Same-1',
  'words that an explicit id has taken': '## First {#second}\n\n## Second',
  'an id': '## Words {#id}',
  'two ids': '## Words {#a} {#b}',
  'no space before the id': '## Words{#id}',
  'a space before the sign': '## Words { #id }',
  'a space inside the id': '## Words {#two words }',
  'an empty id': '## Words {#}',
  'an id with capitals': '## Words {#CamelCase}',
  'an id in the middle': '## Words {#id} more',
  'an escaped id': '## Words \\{#id}',
  'a link': '## [Link](other.md) and words',
  'an id inside a link': '## [Link {#in}](other.md)',
  'an id after a link': '## See [link](other.md) {#after}',
  'an id inside strong text': '## **Strong {#in}**',
  'an id inside code': '## `code {#in}`',
  'an id after code': '## Ends in `code` {#after}',
  'an element': '## <kbd>Ctrl</kbd> key',
  'an element before a space': '## <br> Break',
  'an element at the end': '## Words {#id} <br>',
  'an anchor that was kept': '## <a id="old"></a>New words {#new}',
  'an id in a comment': '## Words <!-- #commented -->',
  'an id and more in a comment': '## Words <!-- #commented because -->',
  'a comment alone': '## <!-- #alone -->',
  'a comment without an id': '## Words <!-- remark -->',
  'a closed heading': '## Closed ##',
  'an underlined heading': 'Underlined {#under}\n---',
  'an entity': '## Salt &amp; pepper',
  'a word like a directive': '## Run :word now',
  'a time and an address': '## At 10:30 on host:port, text:12',
  'a directive': '## The folder :path[bpf/lib/__foo__.h]',
  'a quoted heading': '> ## Quoted words',
  'a listed heading': '- ## Listed words',
  'a heading in a callout': ':::note[Title]\n\n## In a callout\n\n:::',
  'an image': '## ![alternative](x.png) image',
  'no words': '##\n\n##',
  'signs only': '## !!!',
  'every level': '## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six',
  'a title and its words again': '# Words\n\n## Words',
};

test.each(Object.entries(headings))('%s: the ids are those of Docusaurus', async (_name, source) => {
  expect(parseMarkdown(source).headings.map(({ level, id }) => (level === 1 ? undefined : id))).toEqual(await docusaurusIds(source));
});

test.each([
  'Words', 'Words {#id}', 'Words  {#id}', 'Words{#id}', 'Words {#a} {#b}', 'Words {#a {#b}', 'Words {#two words }', 'Words {#}', 'Words {# }',
  'Words { #id }', 'Words {#id} more', 'Words {#id}.', 'Words {#a}b}', '{#alone}', 'Words {#ID-1.2_3}', 'Words {#é}',
])('%s: the words and the id are those of parseMarkdownHeadingId', (words) => {
  const expected = parseMarkdownHeadingId(words);
  const [heading] = parseMarkdown(`## ${words}\n`).headings;
  expect(heading).toMatchObject({ text: expected.text, explicit: expected.id !== undefined });
  if (expected.id !== undefined) expect(heading?.id).toBe(expected.id);
});

/** The ids that Docusaurus's own plugin gives, after the plugin of ours that runs before it; none for an h1, which it does not render. */
async function docusaurusIds(source: string): Promise<(string | undefined)[]> {
  const file = new VFile(source);
  const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkDirective).use(remarkGfm);
  const references = unified().use(remarkReferences, { resolve: () => undefined, inputs: '' });
  const tree: Root = await references.run(processor.parse(file), file);
  const transform: unknown = Reflect.apply(headingsPlugin, unified(), [{ anchorsMaintainCase: false }]);
  if (typeof transform !== 'function') throw new TypeError('The plugin gives no transformer.');
  await Reflect.apply(transform, undefined, [tree, file]);
  const ids: (string | undefined)[] = [];
  walk(tree, (node) => {
    if (node.type !== 'heading') return undefined;
    const id: unknown = node.data && 'id' in node.data ? node.data.id : undefined;
    ids.push(node.depth === 1 || typeof id !== 'string' ? undefined : id);
    return undefined;
  });
  return ids;
}

test('a heading keeps its words without the id, and its place', () => {
  const { headings: [heading], ids } = parseMarkdown('Text.\n\n### Run `make` *now* {#run-make}\n');
  expect(heading).toEqual({
    level: 3,
    text: 'Run make now',
    id: 'run-make',
    explicit: true,
    at: { start: { line: 3, column: 1 }, end: { line: 3, column: 33 } },
  });
  expect(ids).toEqual([{ id: 'run-make', at: { line: 3, column: 22 } }]);
});

test('ids in raw HTML count, those in comments and code do not', () => {
  const { ids } = parseMarkdown('<a id="kept"></a> text <a ID=\'also\'></a>\n\n<!-- <a id="gone"></a> -->\n\n`<a id="code"></a>`\n\n<details id=open>\n<summary>More</summary>\n\n</details>\n');
  expect(ids.map(({ id, at }) => `${at.line}:${at.column} ${id}`)).toEqual(['1:1 kept', '1:24 also', '7:1 open']);
});
