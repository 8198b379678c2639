import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';

/** Fences as `line-line language|meta|content`, with `open` before one that is never closed. */
function fencesOf(source: string): string[] {
  return parseMarkdown(source).fences.map(({ language, meta, value, at, closed, contentLine }) => {
    expect(source.split('\n')[contentLine - 1] ?? '').toContain(value.split('\n')[0]);
    return `${closed ? '' : 'open '}${at.start.line}-${at.end.line} ${language ?? ''}|${meta ?? ''}|${value}`;
  });
}

test('language, meta and content', () => {
  expect(fencesOf('Text.\n\n```go title="pkg/foo/cell.go" {2}\na\n\nb\n```\n')).toEqual(['3-7 go|title="pkg/foo/cell.go" {2}|a\n\nb']);
  expect(fencesOf('```\na\n```\n')).toEqual(['1-3 ||a']);
  expect(fencesOf('~~~~c\na\n~~~\n~~~~\n')).toEqual(['1-4 c||a\n~~~']);
});

test('a longer fence holds a shorter one', () => {
  expect(fencesOf('````markdown\n```sh\na\n```\n````\n')).toEqual(['1-5 markdown||```sh\na\n```']);
});

test.each([
  ['at the end of the page', '```sh\na\n', 'open 1-3 sh||a'],
  ['at the end of a page without a line end', '```sh\na', 'open 1-2 sh||a'],
  ['with nothing after it', '```sh', 'open 1-1 sh||'],
  ['closed by too few marks', '````sh\na\n```\n', 'open 1-4 sh||a\n```'],
  ['closed by other marks', '```sh\na\n~~~\n', 'open 1-4 sh||a\n~~~'],
  ['closed with words', '```sh\na\n``` end\n', 'open 1-4 sh||a\n``` end'],
  ['closed too far in', '```sh\na\n    ```\n', 'open 1-4 sh||a\n    ```'],
  ['closed too far in at the end of the page', '```sh\na\n    ```', 'open 1-3 sh||a\n    ```'],
  ['in a list', '- ```sh\n  a\n\nText.\n', 'open 1-3 sh||a'],
  ['in a list, closed outside', '1. ```sh\n   a\n', 'open 1-3 sh||a'],
  ['in a quotation', '> ```sh\n> a\n\nText.\n', 'open 1-2 sh||a'],
  ['with a quoted end', '```sh\n> ```\n', 'open 1-3 sh||> ```'],
  ['with a quoted end at the end of the page', '```sh\n> ```', 'open 1-2 sh||> ```'],
])('unclosed %s', (_name, source, expected) => {
  expect(fencesOf(source)).toEqual([expected]);
});

test.each([
  ['in a list', '- ```sh\n  a\n  ```\n', '1-3 sh||a'],
  ['in a list under its text', '1. Text:\n\n   ```sh\n   a\n   ```\n', '3-5 sh||a'],
  ['in a quotation', '> ```sh\n> a\n> ```\n', '1-3 sh||a'],
  ['in a list in a quotation', '> - ```sh\n>   a\n>   ```\n', '1-3 sh||a'],
  ['in a callout', ':::note\n\n```sh\na\n```\n\n:::\n', '3-5 sh||a'],
  ['indented by up to three spaces', '   ```sh\n   a\n  ```\n', '1-3 sh||a'],
  ['by more marks', '```sh\na\n`````\n', '1-3 sh||a'],
  ['with spaces after the marks', '```sh\na\n```  \n', '1-3 sh||a'],
  ['without content', '```sh\n```', '1-2 sh||'],
])('closed %s', (_name, source, expected) => {
  expect(fencesOf(source)).toEqual([expected]);
});

test('an indented block has no language and counts as closed', () => {
  const source = 'Text.\n\n    make\n';
  expect(parseMarkdown(source).fences).toEqual([
    { language: undefined, meta: undefined, value: 'make', at: { start: { line: 3, column: 1 }, end: { line: 3, column: 9 } }, contentLine: 3, closed: true },
  ]);
});

test('nothing in a fence is a heading, a link, a directive or prose', () => {
  const { headings, links, directives, prose, html, ids } = parseMarkdown('```text\n## Words {#id}\n[a](b.md) :path[x] <a id="y"></a>\n```\n');
  expect([headings, links, directives, prose, html, ids]).toEqual([[], [], [], [], [], []]);
});
