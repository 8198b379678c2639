import { expect, test } from 'vitest';
import { readFrontMatter } from '../../../scripts/pages/front-matter.ts';

const description = 'description: One sentence that says what a reader gets from the page.';
const right = ['title: Run one test', description, 'type: task'];

/** Findings as `line:column message`. */
function findingsOf(source: string): string[] {
  const { findings } = readFrontMatter(source);
  for (const { rule } of findings) expect(rule).toBe('structure/front-matter');
  return findings.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const block = (...lines: string[]): string => ['---', ...lines, '---', '', 'Text.', ''].join('\n');

test('everything that a page may say', () => {
  const source = block(
    ...right, 'slack: testing', 'keywords: [one, two]', 'sources:', '  - a/b.rst', 'slug: /elsewhere/', 'sidebar_label: Run', 'generated: true',
  );
  expect(readFrontMatter(source)).toEqual({
    data: {
      title: 'Run one test',
      description: 'One sentence that says what a reader gets from the page.',
      type: 'task',
      slack: 'testing',
      keywords: ['one', 'two'],
      sources: ['a/b.rst'],
      slug: '/elsewhere/',
      sidebar_label: 'Run',
      generated: true,
    },
    lines: { title: 2, description: 3, type: 4, slack: 5, keywords: 6, 'keywords.0': 6, 'keywords.1': 6, sources: 7, 'sources.0': 8, slug: 9, sidebar_label: 10, generated: 11 },
    findings: [],
    endLine: 12,
  });
});

test('comments, quotes, folded text and spaces after the marks are fine', () => {
  expect(findingsOf('---  \n# A remark\ntitle: "Hive: a cell"\ndescription: >-\n  One sentence that says what\n  a reader gets from the page.\ntype: concept\n--- \n')).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['an empty file', '', ['1:1 No front matter. Expected the page to open with a line "---", then title, description and type, then a line "---".']],
  ['text alone', 'Text.\n', ['1:1 No front matter. Expected the page to open with a line "---", then title, description and type, then a line "---".']],
  ['a blank line before it', `\n${block(...right)}`, ['1:1 No front matter. Expected the page to open with a line "---", then title, description and type, then a line "---".']],
  ['no end', '---\ntitle: Run one test\n', ['1:1 The front matter is not closed. Expected a line "---" after its last key.']],
  ['nothing in it', '---\n---\n', ['2:1 The front matter is not a map. Expected lines such as "title: Run the BPF tests".']],
  ['a list', block('- title', '- type'), ['2:1 The front matter is not a map. Expected lines such as "title: Run the BPF tests".']],
  ['a word', block('title'), ['2:1 The front matter is not a map. Expected lines such as "title: Run the BPF tests".']],
  [
    'a colon in a value',
    block('title: Hive: a cell', description, 'type: task'),
    ['2:8 The front matter is not YAML: Nested mappings are not allowed in compact mappings. Quote a value that holds ": " or starts with a special character.'],
  ],
  [
    'a quotation that is not closed',
    block(description, 'title: "Run one test', 'type: task'),
    ['4:11 The front matter is not YAML: Missing closing "quote. Quote a value that holds ": " or starts with a special character.'],
  ],
  [
    'a tab as indent',
    block('keywords:', '\t- one'),
    ['3:1 The front matter is not YAML: Tabs are not allowed as indentation. Quote a value that holds ": " or starts with a special character.'],
  ],
  [
    'a key that stands twice',
    block(...right, 'title: Again'),
    ['5:1 The front matter is not YAML: Map keys must be unique. Keep one of the lines with this key.'],
  ],
  [
    'an alias without an anchor',
    block('title: *name', description, 'type: task'),
    ["2:8 The front matter's aliases cannot be resolved: Unresolved alias (the anchor must be set before the alias): name. Write the values out."],
  ],
  [
    'aliases that multiply',
    block('a: &a [1,1,1,1,1,1,1,1,1]', 'b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]', 'c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]', 'd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]'),
    ["3:8 The front matter's aliases cannot be resolved: Excessive alias count indicates a resource exhaustion attack. Write the values out."],
  ],
  [
    'keys that are missing',
    block('slack: testing'),
    [
      '1:1 The key "title" is missing: expected text.',
      '1:1 The key "description" is missing: expected text.',
      '1:1 The key "type" is missing: expected one of concept, task, tutorial, reference.',
    ],
  ],
  ['a type that is not known', block('title: Run one test', description, 'type: howto'), ['4:1 "type": expected one of concept, task, tutorial, reference.']],
  [
    'a key that is not known',
    block(...right, 'keyword: [one]'),
    ['5:1 Unknown key "keyword". Did you mean "keywords"? Expected title, description, type, slack, keywords, sources, slug, sidebar_label, generated.'],
  ],
  [
    'keys that objects have by themselves',
    block(...right, '__proto__: 1', 'constructor: 2'),
    [
      '5:1 Unknown key "__proto__". Expected title, description, type, slack, keywords, sources, slug, sidebar_label, generated.',
      '6:1 Unknown key "constructor". Expected title, description, type, slack, keywords, sources, slug, sidebar_label, generated.',
    ],
  ],
  ['a number as the title', block('title: 12', description, 'type: task'), ['2:1 "title": expected text.']],
  ['a title without text', block('title: ""', description, 'type: task'), ['2:1 "title": expected some text, found nothing.']],
  ['a title that stands alone', block('title:', description, 'type: task'), ['2:1 "title": expected text.']],
  ['a short description', block('title: Run one test', 'description: Too short.', 'type: task'), ['3:1 "description": expected a sentence of 40 to 200 characters, found fewer.']],
  ['a long description', block('title: Run one test', `description: ${'long '.repeat(41)}`, 'type: task'), ['3:1 "description": expected a sentence of 40 to 200 characters, found more.']],
  ['a channel with its sign', block(...right, 'slack: "#testing"'), ['5:1 "slack": expected a channel name without #.']],
  ['keywords that are no list', block(...right, 'keywords: one, two'), ['5:1 "keywords": expected a list of words.']],
  ['a number among the keywords', block(...right, 'keywords: [one, 404]'), ['5:1 "keywords", item 2: expected text.']],
  ['sources that are no list', block(...right, 'sources: a/b.rst'), ['5:1 "sources": expected a list of paths in cilium/cilium.']],
  ['a yes in place of true', block(...right, 'generated: yes'), ['5:1 "generated": expected true or false.']],
])('%s', (_name, source, expected) => {
  expect(findingsOf(source)).toEqual(expected);
});

test('what is right is kept beside a fault, so that the page can be judged on', () => {
  expect(readFrontMatter(block('title: Run one test', 'type: howto', 'colour: red', 'slack: testing')).data).toEqual({ title: 'Run one test', slack: 'testing' });
  expect(readFrontMatter('Text.\n').data).toEqual({});
  expect(readFrontMatter(block('title: a: b')).data).toEqual({});
});

test('where the front matter never ends nobody knows the text', () => {
  expect(readFrontMatter('---\ntitle: Run one test\n\nText.\n').data).toBeUndefined();
});
