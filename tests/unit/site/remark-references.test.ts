import { describe, expect, it } from 'vitest';
import remarkReferences from '../../../src/plugins/remark-references.ts';
import type { ResolveReference } from '../../../src/plugins/remark-references.ts';
import { drawMarkdown } from './render.ts';

const asked: unknown[] = [];

const resolve: ResolveReference = (kind, name, attributes) => {
  asked.push([kind, name, attributes]);
  if (name === 'lost') return undefined;
  if (attributes['on'] !== undefined) return { label: name, url: `https://example.com/${name}`, badge: attributes['on'] };
  return kind === 'make' ? { label: `make ${name}` } : { label: name, url: `https://example.com/${name}` };
};

const drawn = (markdown: string): string => {
  asked.length = 0;
  return drawMarkdown(markdown, [[remarkReferences, { resolve, inputs: 'test' }]]);
};

describe('remarkReferences', () => {
  it('makes a name a link to what it names, shown as code', () => {
    expect(drawn('See :path[pkg/hive].')).toMatchInlineSnapshot(`
      "paragraph
        text "See "
        link class="ref ref-path" "https://example.com/pkg/hive"
          inlineCode "pkg/hive"
        text ".""
    `);
  });

  it('takes the name as written, not as Markdown', () => {
    drawn(':path[bpf/lib/__foo__.h] :path[a*b*c] :symbol[Map[K]]{in=pkg/bpf} :label[a\\]b] :path[`x`]');
    expect(asked).toEqual([
      ['path', 'bpf/lib/__foo__.h', {}],
      ['path', 'a*b*c', {}],
      ['symbol', 'Map[K]', { in: 'pkg/bpf' }],
      ['label', 'a]b', {}],
      ['path', '`x`', {}],
    ]);
  });

  it('hands all attributes over and shows a badge beside the link', () => {
    expect(drawn(':path[kind.yaml]{on=v1.18 repo="cilium/x"}')).toMatchInlineSnapshot(`
      "paragraph
        link class="ref ref-path" "https://example.com/kind.yaml"
          inlineCode "kind.yaml"
        text " "
        span class="ref-badge"
          text "v1.18""
    `);
    expect(asked).toEqual([['path', 'kind.yaml', { on: 'v1.18', repo: 'cilium/x' }]]);
  });

  it('shows a name without an address, and one that nobody knows, as code', () => {
    expect(drawn(':make[kind] :path[lost]')).toMatchInlineSnapshot(`
      "paragraph
        inlineCode "make kind"
        text " "
        inlineCode "lost""
    `);
  });

  it('leaves everything that is no reference the text that it was', () => {
    expect(drawn('a :word, :other[label]{x=1}, :path without brackets, 10:30, host:port')).toMatchInlineSnapshot(`
      "paragraph
        text "a "
        text ":word"
        text ", "
        text ":other[label]{x=1}"
        text ", "
        text ":path"
        text " without brackets, 10:30, host"
        text ":port""
    `);
    expect(asked).toEqual([]);
  });

  it('works in table cells and list items', () => {
    expect(drawn('- :path[a]\n\n| :path[b] |\n| --- |\n| :path[c] |\n')).toContain('link class="ref ref-path" "https://example.com/c"');
    expect(asked).toHaveLength(3);
  });
});
