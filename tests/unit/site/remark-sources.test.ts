import { describe, expect, it } from 'vitest';
import remarkDirective from 'remark-directive';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import remarkSources from '../../../src/plugins/remark-sources.ts';
import type { PageSource } from '../../../src/plugins/remark-sources.ts';

const standing: Record<string, PageSource> = {
  same: { path: 'docs/a&b.rst', url: 'https://example.com/?a&b', state: 'unchanged' },
  changed: { path: 'x.go', url: 'https://example.com/x', state: 'changed', history: 'https://example.com/history', commits: ['aaaaaaaaaa (2026-01-02, #7)'] },
  busy: { path: 'y.go', state: 'changed', history: 'https://example.com/y', commits: ['1', '2', '3', '4', '5', '6', '7'] },
  old: { path: 'z.go', state: 'changed', history: 'https://example.com/z', commits: [] },
  unread: { path: 'new.go', url: 'https://example.com/new', state: 'unread' },
  gone: { path: 'gone.go', state: 'gone' },
};

const asked: string[] = [];

/** The note at the end of a page. */
function noteOf(markdown: string, frontMatter: Record<string, unknown>): string | undefined {
  const file = new VFile({ path: '/site/docs/page.md', cwd: '/site', value: markdown, data: { frontMatter } });
  const processor = unified().use(remarkParse).use(remarkDirective).use(remarkSources, {
    pin: { name: 'main', commit: '26d721f0fe1afcd2daea5b053a574d44ceb5c7fe', date: '2026-01-30' },
    sourcesOf: (page, sources) => {
      asked.push(page);
      return sources.flatMap((source) => standing[source] ?? []);
    },
    isVerified: (kind, name) => ['path', 'make', 'code'].includes(kind) && name !== 'wrong',
    inputs: 'test',
  });
  const tree = processor.runSync(processor.parse(file), file);
  const last = tree.children.at(-1);
  return last?.type === 'html' ? last.value : undefined;
}

const lead = (note: string | undefined): string => (note ?? '').replace(/<\/summary>.*$/, '').replace(/<[^>]*>/g, '');

describe('remarkSources', () => {
  it('says what the page was read against, with the list on demand', () => {
    expect(noteOf(':path[a] :path[a] :path[b]{on=v1} :path[wrong] `code` :issue[7]', { sources: ['same', 'changed'] })).toMatchInlineSnapshot(
      `"<details class="page-sources"><summary>Read against main at <code>26d721f0fe</code>, 30 January 2026; 1 of its 2 sources changed since; 3 names verified</summary><ul><li><a href="https://example.com/?a&amp;b"><code>docs/a&amp;b.rst</code></a> unchanged</li><li><a href="https://example.com/x"><code>x.go</code></a> <a href="https://example.com/history">changed</a>: aaaaaaaaaa (2026-01-02, #7)</li></ul></details>"`,
    );
    expect(asked).toEqual(['docs/page.md']);
  });

  it('lists a few commits of a source, and those that nobody knows not at all', () => {
    const note = noteOf('`a`', { sources: ['busy', 'old'] });
    expect(note).toContain('changed</a>: 1, 2, 3, 4, 5 and 2 more</li>');
    expect(note).toContain('<code>z.go</code> <a href="https://example.com/z">changed</a></li>');
  });

  it.each([
    [['same', 'unread'], 'Read against main at 26d721f0fe, 30 January 2026; 0 of its 2 sources changed since; 1 not recorded as read yet; 1 name verified'],
    [['unread'], 'Checked against main at 26d721f0fe, 30 January 2026; its 1 source not recorded as read yet; 1 name verified'],
    [['same', 'gone'], 'Read against main at 26d721f0fe, 30 January 2026; 0 of its 2 sources changed since; 1 gone; 1 name verified'],
  ])('is honest about what nobody read: %j', (sources, expected) => {
    expect(lead(noteOf('`a`', { sources }))).toBe(expected);
  });

  it('has no list where a page names no sources', () => {
    expect(noteOf('`a`', {})).toBe('<p class="page-sources">Checked against main at <code>26d721f0fe</code>, 30 January 2026; 1 name verified</p>');
  });

  it.each([
    ['nothing to say', 'Text.', {}],
    ['a page that a program writes', '`a`', { sources: ['same'], generated: true }],
  ])('says nothing about %s', (_, markdown, frontMatter) => {
    expect(noteOf(markdown, frontMatter)).toBeUndefined();
  });
});
