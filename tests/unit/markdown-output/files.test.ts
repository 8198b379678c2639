import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { markdownFiles, type MarkdownSources } from '../../../src/plugins/markdown-output/markdown-files.ts';
import { excerptOf, sectionsSchema } from '../../../src/plugins/markdown-output/sections.ts';
import { pagesOf, pageText } from '../permalinks/site.ts';

const texts = {
  'docs/bees/queen.md': pageText('Queens', { mark: 'Mark her' }),
  'docs/bees/index.md': pageText('Bees'),
  'docs/bees/extra.md': pageText('Extra'),
  'docs/bees/hive.md': pageText('Hives', { open: 'Open' }),
  'docs/reference/tools.md': pageText('Tools').replace('type: task', 'type: reference\ngenerated: true'),
};

const sources: MarkdownSources = {
  pages: pagesOf(texts).map((page, index) => ({ page, source: Object.values(texts)[index] ?? '' })),
  areas: [{ id: 'garden', label: 'Garden', summary: 'Nothing yet.', pages: [] }, { id: 'bees', label: 'Bees', summary: 'All about bees.', pages: ['bees/queen', 'bees/hive'] }],
  site: { url: 'https://bees.example', baseUrl: '/' },
  title: 'Beekeepers',
  tagline: 'Keep bees',
  pin: 'main 0123456789 (2026-01-02)',
  resolve: (_kind, name) => ({ label: name }),
  table: () => '',
};

const files = markdownFiles(sources);

describe('files for programs', () => {
  it('are one a page, and the lists', () => {
    expect([...files.keys()].sort()).toEqual(['bees.md', 'bees/extra.md', 'bees/hive.md', 'bees/queen.md', 'index.md', 'llms-full.txt', 'llms.txt', 'reference/tools.md', 'sections.json', 'sections.schema.json']);
  });

  it('begin with the title, what the page is about and where it is from', () => {
    expect(files.get('bees/hive.md')?.split('\n').slice(0, 8).join('\n')).toMatchInlineSnapshot(`
      "# Hives

      > A page that shows one thing, with a description that is long enough.
      >
      > From <https://bees.example/bees/hive/>, written for Cilium main 0123456789 (2026-01-02).

      Lead.
      "
    `);
  });

  it('list the pages as the side menus do', () => {
    expect(files.get('llms.txt')?.split('\n').filter((line) => /^(#|- )/.test(line)).map((line) => line.replace(/: A page.*/, ''))).toEqual([
      '# Beekeepers',
      '## Bees',
      '- [Bees](https://bees.example/bees.md)',
      '- [Queens](https://bees.example/bees/queen.md)',
      '- [Hives](https://bees.example/bees/hive.md)',
      '- [Extra](https://bees.example/bees/extra.md)',
      '## Reference',
      '- [Tools](https://bees.example/reference/tools.md)',
    ]);
    expect(files.get('index.md')).toBe(files.get('llms.txt'));
  });

  it('hold all written pages in one text, in that order', () => {
    expect(files.get('llms-full.txt')?.match(/^# .*/gm)).toEqual(['# Bees', '# Queens', '# Hives', '# Extra']);
  });

  it('hold every section, as the schema says', () => {
    const { sections } = sectionsSchema.parse(JSON.parse(files.get('sections.json') ?? ''));
    expect(sections).toEqual([
      { url: 'https://bees.example/bees/queen/#mark', title: 'Mark her', page: 'Queens', area: 'bees', text: expect.stringMatching(/^Text of Queens mark: /) as string },
      { url: 'https://bees.example/bees/hive/#open', title: 'Open', page: 'Hives', area: 'bees', text: expect.stringMatching(/^Text of Hives open: /) as string },
    ]);
    expect(files.get('sections.schema.json')).toBe(`${JSON.stringify(z.toJSONSchema(sectionsSchema), null, 1)}\n`);
  });

  it('are the same for the same pages, in whatever order they come', () => {
    const again = markdownFiles({ ...sources, pages: [...sources.pages].reverse() });
    expect(new Map([...again].sort())).toEqual(new Map([...files].sort()));
  });
});

it.each([
  ['Some **words** with `code`\nand [a link](https://x.example/(y)), [another][x].\n\n[x]: https://x.example', 'Some words with code and a link, another.'],
  ['- one\n- [ ] two\n1. three\n\n| a | b |\n| --- | :-: |\n| `c\\|d` | <kbd>e</kbd> |', 'one two three a b c|d e'],
  ['> [!NOTE]\n> **Hot**\n>\n> Stay away.\n\n```sh\n$ make\n```', 'Hot Stay away. $ make'],
  ['', ''],
  ['word '.repeat(100), `${'word '.repeat(58)}word…`],
])('says how a section begins: %j', (markdown, text) => {
  expect(excerptOf(markdown)).toBe(text);
  expect(excerptOf(markdown).length).toBeLessThanOrEqual(300);
});
