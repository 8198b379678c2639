import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';

/** Directives as `line:column form name[label]{attributes}`, with undefined labels left out. */
function directivesOf(source: string): string[] {
  return parseMarkdown(source).directives.map(({ form, name, label, attributes, at }) => {
    const words = label === undefined ? '' : `[${label}]`;
    const pairs = Object.entries(attributes).map(([key, value]) => `${key}=${value}`);
    return `${at.start.line}:${at.start.column} ${form} ${name}${words}${pairs.length > 0 ? `{${pairs.join(' ')}}` : ''}`;
  });
}

test.each(['text:12', 'At 10:30 sharp', 'host:port', 'image:latest', ':word', 'a :word b', 'a::b', 'http://host:8080/x', '`:path[x]`', '\\:path[x]', 'Note: this'])(
  '%s is text and no directive',
  (source) => {
    const { directives, prose, inlineCode, links } = parseMarkdown(source);
    expect(directives).toEqual([]);
    const seen = [...prose.map(({ text }) => text), ...links.map(({ text }) => text), ...inlineCode.map(({ value }) => `\`${value}\``)];
    expect(seen.join('')).toBe(source);
  },
);

test('a label is taken as written, not as Markdown', () => {
  expect(directivesOf(':path[bpf/lib/__foo__.h] and :trigger[/test *all*] and :flag[--a-b]')).toEqual([
    '1:1 text path[bpf/lib/__foo__.h]',
    '1:30 text trigger[/test *all*]',
    '1:56 text flag[--a-b]',
  ]);
});

test('a label may hold brackets, escaped or in pairs', () => {
  expect(directivesOf(String.raw`:path[a[1].go] :path[b\[2.go] :path[c\]3.go] :path[d\\e] :path[]`)).toEqual([
    '1:1 text path[a[1].go]',
    '1:16 text path[b[2.go]',
    '1:31 text path[c]3.go]',
    String.raw`1:46 text path[d\e]`,
    '1:58 text path[]',
  ]);
});

test('attributes are read with and without a label', () => {
  expect(directivesOf(':make[kind]{on=v1.18} :symbol[cell.Provide]{in=a/b/c repo="x/y z"} :badge{on=v1.18 hidden}')).toEqual([
    '1:1 text make[kind]{on=v1.18}',
    '1:23 text symbol[cell.Provide]{in=a/b/c repo=x/y z}',
    '1:68 text badge{on=v1.18 hidden=}',
  ]);
});

test('a word, a colon and a label make a directive in the middle of a word', () => {
  expect(directivesOf('key:value[x]')).toEqual(['1:4 text value[x]']);
});

test('directives are found in lists, quotations, tables, emphasis and callouts', () => {
  const source = [
    '- item :a[1]',
    '',
    '> quoted :b[2]',
    '',
    '| head | :c[3] |',
    '| --- | --- |',
    '| **:d[4]** | x |',
    '',
    ':::note[Title :e[5]]',
    '',
    'text :f[6]',
    '',
    ':::',
  ].join('\n');
  expect(directivesOf(source)).toEqual(['1:8 text a[1]', '3:10 text b[2]', '5:10 text c[3]', '7:5 text d[4]', '9:1 container note[Title :e[5]]', '9:15 text e[5]', '11:6 text f[6]']);
});

test('leaf and container directives, one in another', () => {
  const source = '::diagram[A line]{name=line}\n\n::::tabs{group=os}\n:::tab[Linux]\nText.\n:::\n:::tab[macOS]\nText.\n:::\n::::\n';
  expect(directivesOf(source)).toEqual([
    '1:1 leaf diagram[A line]{name=line}',
    '3:1 container tabs{group=os}',
    '4:1 container tab[Linux]',
    '7:1 container tab[macOS]',
  ]);
  expect(parseMarkdown(source).directives.map(({ at }) => at.end.line)).toEqual([1, 10, 6, 9]);
});

test('names from the prototype of objects are attributes like others', () => {
  const [directive] = parseMarkdown(':path[x]{constructor=1 __proto__=2}').directives;
  expect(directive?.attributes['constructor']).toBe('1');
  expect(Object.getPrototypeOf(directive?.attributes)).toBeNull();
});
