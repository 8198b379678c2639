import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';
import { movePageInAreas } from '../../../scripts/permalinks/move/area-pages.ts';
import { linksIn, namesIn, type Relocation } from '../../../scripts/permalinks/move/relocation.ts';
import { rewriteLinks } from '../../../scripts/permalinks/move/rewrite-links.ts';
import { rewriteScalars, rewriteStrings } from '../../../scripts/permalinks/move/rewrite-names.ts';

const move: Relocation = {
  from: { file: 'docs/testing/run.md', docId: 'testing/run', url: '/testing/run/' },
  to: { file: 'docs/review/start.md', docId: 'review/start', url: '/review/start/' },
  anchorFor: (anchor) => anchor,
};
const removal: Relocation = { ...move, anchorFor: (anchor) => (anchor === 'one' ? 'uno' : undefined) };

const linked = (source: string, file = 'docs/testing/index.md', newFile = file, how = move): string => rewriteLinks(source, linksIn(file, newFile, how)).text;

describe('links to a page that moved', () => {
  test.each([
    ['[a](run.md)', '[a](../review/start.md)'],
    ['[a](./run.md#one "A title")', '[a](../review/start.md#one "A title")'],
    ['[a](<run.md?x=1#one>)', '[a](<../review/start.md?x=1#one>)'],
    ['[a][b] and [b]\n\n[b]: run.md#one "T"', '[a][b] and [b]\n\n[b]: ../review/start.md#one "T"'],
    ['[b]:\n  <run.md>', '[b]:\n  <../review/start.md>'],
    ['[a](/testing/run/#one) [b](/testing/run)', '[a](/review/start/#one) [b](/review/start/)'],
    ['[![pic](/img/a.svg)](run.md)', '[![pic](/img/a.svg)](../review/start.md)'],
    ['[`code` ](run.md) and [x\\]y](run.md), [a](r%75n.md)', '[`code` ](../review/start.md) and [x\\]y](../review/start.md), [a](../review/start.md)'],
    ['> - [a](run.md)\n>   [b](run.md)', '> - [a](../review/start.md)\n>   [b](../review/start.md)'],
    ['| [a](run.md) | [b](run.md#one) |\n| --- | --- |', '| [a](../review/start.md) | [b](../review/start.md#one) |\n| --- | --- |'],
    ['<a href="/testing/run/#one">a</a>', '<a href="/review/start/#one">a</a>'],
    [':::note\n\n[a](run.md)\n\n:::', ':::note\n\n[a](../review/start.md)\n\n:::'],
  ])('%j becomes %j', (before, after) => {
    expect(linked(before)).toBe(after);
  });

  test.each([
    '[a](other.md) [b](#one) [c](https://example.com/testing/run/) [d](//example.com/run.md) [e](mailto:run.md)',
    '`[a](run.md)` and \\[a](run.md)',
    '```markdown\n[a](run.md)\n```',
    '<https://example.com/run.md> https://example.com/testing/run/ [](other.md)',
    '![run.md](/img/run.md) [x](/testing/runner/)',
    ':path[docs/testing/run.md]',
  ])('%j stays', (source) => {
    expect(linked(source)).toBe(source);
  });

  test('from Markdown that is no page', () => {
    expect(linked('[a](docs/testing/run.md#one)', 'README.md')).toBe('[a](docs/review/start.md#one)');
    expect(linked('[a](../docs/testing/run.md)', '.github/CONTRIBUTING.md')).toBe('[a](../docs/review/start.md)');
  });
});

test('links from the page that moved lead where they did', () => {
  const before = '[a](index.md#top) [b](../release/x.md) ![p](./p.svg) [self](run.md#one) [here](#one) [abs](/release/x/)\n\n[r]: ./deep/y.md\n';
  expect(linked(before, 'docs/testing/run.md', 'docs/review/start.md')).toBe(
    '[a](../testing/index.md#top) [b](../release/x.md) ![p](../testing/p.svg) [self](start.md#one) [here](#one) [abs](/release/x/)\n\n[r]: ../testing/deep/y.md\n',
  );
  expect(linked('[a](./x.md)', 'docs/testing/run.md', 'docs/testing/start.md')).toBe('[a](./x.md)');
});

test('links to a page that was removed lead to the target, section by section', () => {
  expect(linked('[a](run.md#one) [b](run.md#two) [c](run.md)', 'docs/testing/index.md', 'docs/testing/index.md', removal)).toBe('[a](../review/start.md#uno) [b](../review/start.md) [c](../review/start.md)');
});

test('a move and the move back give the same bytes, whatever the Markdown', () => {
  const back: Relocation = { ...move, from: move.to, to: move.from };
  const piece = fc.constantFrom('[a](run.md)', '[b][c]', '\n[c]: run.md#x\n', '![i](p.png)', '`', '```\n', '[x](other.md)', '\\', '<', '>', '(', ')', '[', ']', '!', ' ', '\n', '\n\n', '- ', '> ', '|', ':::note\n', '{#id}', '## H');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const source = pieces.join('');
      const there = linked(source);
      expect(linked(there, 'docs/testing/index.md', 'docs/testing/index.md', back)).toBe(source);
      // Nothing but addresses changes.
      expect(parseMarkdown(there).links.map(({ kind, text }) => [kind, text])).toEqual(parseMarkdown(source).links.map(({ kind, text }) => [kind, text]));
      expect(parseMarkdown(there).links.some(({ url }) => /^run\.md/.test(url))).toBe(false);
    }),
  );
});

describe('names in code and data', () => {
  test('strings keep their quotes; what only holds the name stays', () => {
    const source = "export const a = ['testing/run', \"testing/run#one\", `testing/run`, 'testing/runner', '/testing/run/#one', '/testing/run', 'docs/testing/run.md'];\n// 'testing/run'\nexport const B = () => <Link to=\"/testing/run/\">testing/run</Link>;\n";
    expect(rewriteStrings(source, namesIn(move))).toBe(
      "export const a = ['review/start', \"review/start#one\", `review/start`, 'testing/runner', '/review/start/#one', '/review/start', 'docs/review/start.md'];\n// 'testing/run'\nexport const B = () => <Link to=\"/review/start/\">testing/run</Link>;\n",
    );
  });

  test('keys and values of YAML and JSON keep their quotes and comments', () => {
    expect(rewriteScalars('# testing/run\ndocs/testing/run.md: [testing/run, "testing/run#one"] # testing/run\n', namesIn(move))).toBe('# testing/run\ndocs/review/start.md: [review/start, "review/start#one"] # testing/run\n');
    expect(rewriteScalars('{\n "testing/run": {"url": "/testing/run/#one", "n": 1}\n}\n', namesIn(move))).toBe('{\n "review/start": {"url": "/review/start/#one", "n": 1}\n}\n');
    expect(rewriteScalars('a: [testing/run\n', namesIn(move))).toBe('a: [testing/run\n');
  });
});

describe('the order of the pages', () => {
  const areas = `export const areas = [
  {
    id: 'testing',
    label: 'Testing',
    pages: [
      'testing/run',
      'testing/read', // remark
      'testing/last',
    ],
  },
  { id: 'review', pages: ['review/ask', 'review/answer'] },
  { id: 'empty', pages: [] },
];
`;
  const changed = (from: string, to: string | undefined): string[] => {
    const before = areas.split('\n');
    return movePageInAreas(areas, from, to).split('\n').filter((line) => !before.includes(line));
  };

  test('keeps the place of a page that stays in its area', () => {
    expect(movePageInAreas(areas, 'testing/run', 'testing/start')).toBe(areas.replace('testing/run', 'testing/start'));
  });

  test('loses a page in one area and gets it at the end of another, in the form of each list', () => {
    expect(movePageInAreas(areas, 'testing/last', 'review/last')).toBe(areas.replace("      'testing/last',\n", '').replace("'review/answer'", "'review/answer', 'review/last'"));
    expect(movePageInAreas(areas, 'review/ask', 'testing/ask')).toBe(areas.replace("'review/ask', ", '').replace("'testing/last',", "'testing/last',\n      'testing/ask',"));
    expect(changed('testing/run', 'empty/run')).toEqual(["  { id: 'empty', pages: ['empty/run'] },"]);
  });

  test('loses a page that is removed, wherever it stands', () => {
    for (const page of ['testing/run', 'testing/read', 'testing/last', 'review/ask', 'review/answer']) {
      const after = movePageInAreas(areas, page, undefined);
      expect(after).not.toContain(`'${page}'`);
      expect(after.match(/'(?:testing|review)\/\w+'/g)).toHaveLength(4);
      expect(after).not.toMatch(/,\s*,|\[\s*,|, \]/);
    }
    expect(changed('review/answer', undefined)).toEqual(["  { id: 'review', pages: ['review/ask'] },"]);
  });

  test('has no place for a page of an area that is none', () => {
    expect(() => movePageInAreas(areas, 'testing/run', 'nowhere/run')).toThrow('src/areas.ts has no area "nowhere". Expected one of testing, review, empty.');
  });
});
