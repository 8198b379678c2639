import { describe, expect, test } from 'vitest';
import { found, foundIn } from './found.ts';
import { pageOf } from './project.ts';

describe('structure/unclosed', () => {
  const fence = 'The code fence is never closed, so the rest of the page is code. Close it with a line of the same marks.';
  const colons = 'Open with ":::note[Title]", without a space, and close with a line of as many colons.';

  test.each<[string, string, string[]]>([
    ['a fence', 'Text.\n\n```sh\na\n', [`3:1 ${fence}`]],
    ['a fence in a list', '1. Step:\n\n   ```sh\n   a\n\nText.\n', [`3:4 ${fence}`]],
    ['a directive', 'Text.\n\n:::note[Title]\n\nText.\n', ['3:1 ":::note" is never closed. Close it with a line of as many colons.']],
    ['a directive on the last line', ':::note\n', ['1:1 ":::note" is never closed. Close it with a line of as many colons.']],
    ['the outer of two directives', '::::tabs\n:::tab[A]\n\nText.\n\n:::\n', ['1:1 ":::tabs" is never closed. Close it with a line of as many colons.']],
    ['a space after the colons', '::: note\n\nText.\n\n:::\n', [`1:1 "::: note" opens and closes nothing, so it is shown as text. ${colons}`, `5:1 ":::" opens and closes nothing, so it is shown as text. ${colons}`]],
    ['a title without brackets', ':::note The title\n\nText.\n\n:::\n', [`1:1 ":::note The title" opens and closes nothing, so it is shown as text. ${colons}`, `5:1 ":::" opens and closes nothing, so it is shown as text. ${colons}`]],
    ['one end too many', ':::note\n\nText.\n\n:::\n\n:::\n', [`7:1 ":::" opens and closes nothing, so it is shown as text. ${colons}`]],
  ])('%s', async (_name, body, expected) => {
    expect(await foundIn(body, 'structure/unclosed')).toEqual(expected);
  });

  test.each([
    ['directives, one in another', '::::tabs\n:::tab[A]\n\nText.\n\n:::\n::::\n'],
    ['a directive in a quotation', '> :::note\n> Text.\n> :::\n'],
    ['a directive in a list', '- Item\n\n  :::note\n\n  Text.\n\n  :::\n'],
    ['colons in code', 'Write `:::note`.\n\n```text\n::: note\n```\n'],
    ['colons in a sentence', 'Three colons ::: stand here.\n'],
    ['a directive that ends with code', ':::note\n\n```sh\na\n```\n\n:::\n'],
  ])('nothing in %s', async (_name, body) => {
    expect(await foundIn(body, 'structure/unclosed')).toEqual([]);
  });
});

describe('structure/duplicate-id', () => {
  test('two headings, an element and a heading, ids that differ in case only', async () => {
    const body = '## A {#one}\n\n## B {#one}\n\n<a id="two"></a>\n\n## C {#Two}\n\n## Same\n\n## Same\n';
    expect(await foundIn(body, 'structure/duplicate-id')).toEqual([
      '3:6 The id "one" stands on line 7 already. Expected ids that differ in more than case: choose another.',
      '7:6 The id "Two" stands on line 11 already. Expected ids that differ in more than case: choose another.',
    ]);
  });

  test('a heading without an id that gets one that is written elsewhere', async () => {
    expect(await foundIn('## A {#steps}\n\n## Steps\n', 'structure/duplicate-id')).toEqual([
      '3:1 The id "steps" stands on line 7 already. Expected ids that differ in more than case: choose another.',
    ]);
  });
});

describe('structure/empty-page', () => {
  test.each([['nothing', ''], ['white space', ' \n\n\t\n']])('%s after the front matter', async (_name, body) => {
    expect(await foundIn(body, 'structure/empty-page')).toHaveLength(1);
  });

  test('spaces after the marks of the front matter', async () => {
    const page = pageOf('').replaceAll('---', '--- ');
    expect(await found({ 'docs/testing/setup.md': page }, ['structure/empty-page'])).toEqual(['docs/testing/setup.md:7:1 structure/empty-page "Example" has no text. Write it, or remove the page.']);
  });

  test('a page with text, even if it looks like front matter', async () => {
    expect(await foundIn('---\n\nText.\n\n---\n', 'structure/empty-page')).toEqual([]);
  });
});

describe('structure/in-sidebar', () => {
  const page = pageOf('Text.\n');
  const missing = (id: string): string => `docs/${id}.md:1:1 structure/in-sidebar No sidebar holds this page. Add "${id}" to its area in src/areas.ts.`;

  test('a page that no sidebar lists', async () => {
    expect(await found({ 'docs/testing/lost.md': page, 'docs/lost.md': page }, ['structure/in-sidebar'])).toEqual([missing('lost'), missing('testing/lost')]);
  });

  test('pages in categories and as their links are listed; as a ref or a link of another kind they are not', async () => {
    const sidebars = `export default { a: [
      { type: 'category', label: 'A', link: { type: 'generated-index' }, items: [{ type: 'category', label: 'B', items: ['testing/index'] }] },
      { type: 'ref', id: 'testing/setup' },
      { type: 'html', value: 'testing/run-one-test' },
    ] };`;
    expect(await found({ 'sidebars.ts': sidebars }, ['structure/in-sidebar'])).toEqual([missing('testing/run-one-test'), missing('testing/setup')]);
  });

  test.each([
    ['that have a fault', 'export default { a: [\n', /^sidebars\.ts:1:1 structure\/in-sidebar The sidebars cannot be loaded: \S/],
    ['that throw', 'throw new Error("no pages today");\n', /^sidebars\.ts:1:1 structure\/in-sidebar The sidebars cannot be loaded: no pages today$/],
    ['of another form', 'export default ["testing/index"];\n', /^sidebars\.ts:1:1 structure\/in-sidebar The sidebars cannot be read\. Expected an object of lists of documents and categories as the default export\.$/],
    ['without a default export', 'export const a = 1;\n', /^sidebars\.ts:1:1 structure\/in-sidebar The sidebars cannot be read\./],
    ['that are missing', undefined, /^sidebars\.ts:1:1 structure\/in-sidebar The sidebars cannot be loaded: \S/],
  ])('sidebars %s', async (_name, content, expected) => {
    expect(await found({ 'sidebars.ts': content }, ['structure/in-sidebar'])).toEqual([expect.stringMatching(expected)]);
  });
});
