import fc from 'fast-check';
import type { Root, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';
import { code, join, link, pageLink, plain, prose, text, type Cell } from '../../../scripts/tables/cell.ts';
import { MarkdownPage, markdownTable } from '../../../scripts/tables/markdown.ts';
import { pinOf } from '../../../scripts/upstream/pin.ts';

const commit = 'a'.repeat(40);
const pin = pinOf({ format: 2, name: 'main', commit, date: '2026-01-02', version: '1', counts: {}, facts: {}, files: {}, links: {}, modules: {}, moved: [], history: {} });

const pageWith = (cells: readonly Cell[]): { markdown: string; tree: Root } => {
  const md = new MarkdownPage('reference/some', [pin]);
  const table = markdownTable(['Name', 'Cell'], cells.map((cell) => ['x', md.cell(cell)]));
  const markdown = `Lead.\n\n${table}\n\n${md.definitions()}\n`;
  return { markdown, tree: parseMarkdown(markdown).tree };
};

/** What a reader of the page would see in the second column. */
function seen(cells: readonly Cell[]): string[] {
  const tables = pageWith(cells).tree.children.filter((node): node is Table => node.type === 'table');
  expect(tables).toHaveLength(1);
  return (tables[0]?.children.slice(1) ?? []).map((row) => {
    expect(row.children).toHaveLength(2);
    return (row.children[1]?.children ?? []).map((node) => toString(node, { includeHtml: false })).join('');
  });
}

const flat = (value: string): string => value.replace(/\s+/g, ' ').trim();

/** Strings made of what Markdown, its tables, directives and addresses give a meaning to. */
const nasty = fc.array(fc.oneof(fc.constantFrom('|', '\\', '`', '``', '*', '_', '__', '[', ']', '(', ')', '<', '>', '<b>', '&amp;', '&', '{', '}', '{#id}', ':', '::', ':a[b]{c}', '~~', '~', '!', '#', '-', 'www.', 'http://', 'x@y.z', '//', ' ', 'a', 'B', '1', 'é', '\n')), { maxLength: 12 })
  .map((parts) => parts.join(''))
  .filter((value) => flat(value) !== '');

describe('cells as Markdown', () => {
  it('show any text as it is', () => {
    fc.assert(fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), (values) => {
      expect(seen(values.map(text))).toEqual(values.map(flat));
    }), { numRuns: 150 });
  });

  it('show any code as it is', () => {
    fc.assert(fc.property(fc.array(nasty, { minLength: 1, maxLength: 6 }), (values) => {
      expect(seen(values.map(code)).map(flat)).toEqual(values.map(flat));
    }), { numRuns: 150 });
  });

  it('show links with any text', () => {
    fc.assert(fc.property(nasty, (value) => {
      expect(seen([link('https://example.com/a(b)|c d', text(value))]).map(flat)).toEqual([flat(value)]);
    }), { numRuns: 100 });
  });

  it('make no directive, heading id or link of what looks like one', () => {
    const { tree, markdown } = pageWith([text(':path[pkg/hive]{in=x} {#id} www.example.com <b>x</b> [a](b) ![c](d)'), text('pipe | and \\| more')]);
    const { directives, links, html } = parseMarkdown(markdown);
    expect({ directives, links, html: html.map(({ value }) => value) }).toEqual({ directives: [], links: [], html: ['<wbr>'] });
    expect(toString(tree)).toContain('pipe | and \\| more');
  });

  it('write code that a code span of a table cannot hold as HTML', () => {
    const md = new MarkdownPage('reference/some', []);
    expect(['a|b', 'a\\|b', '`x`', 'a`b', ' x', 'x\\'].map((value) => md.cell(code(value)))).toMatchInlineSnapshot(`
      [
        "\`a\\|b\`",
        "<code>a\\\\\\|b</code>",
        "<code>\\\`x\\\`</code>",
        "\`\`a\`b\`\`",
        "<code> x</code>",
        "<code>x\\\\</code>",
      ]
    `);
  });

  it('call links into a pin by branch and path, and links to a line by their row, so that a new commit changes only the definitions', () => {
    const md = new MarkdownPage('reference/some', [pin]);
    const blob = `https://github.com/cilium/cilium/blob/${commit}`;
    md.startRow('kind-image');
    const cells = [link(`${blob}/Makefile`, text('yes')), link(`${blob}/Makefile#L7`, text('yes')), link(`https://github.com/cilium/cilium/tree/${commit}`, text('tree')), link('https://example.com/', text('out'))];
    expect(cells.map((cell) => md.cell(cell))).toEqual(['[yes][main:Makefile]', '[yes][main:kind-image]', '[tree][main]', '[out](https://example.com/)']);
    expect(md.cell(link(`${blob}/makefile`, text('other case')))).toBe(`[other case](${blob}/makefile)`);
    expect(md.definitions().split('\n')).toEqual([`[main]: https://github.com/cilium/cilium/tree/${commit}`, `[main:kind-image]: ${blob}/Makefile#L7`, `[main:Makefile]: ${blob}/Makefile`]);
  });

  it('link to pages of ours by their file', () => {
    const md = new MarkdownPage('reference/commands/hubble', []);
    const targets = ['reference/teams#sig-k8s', 'reference/commands/hubble#flag-x', 'testing/ci', 'reference/commands'];
    expect(targets.map((id) => md.cell(pageLink(id, text('x'))))).toEqual(['[x](../teams.md#sig-k8s)', '[x](#flag-x)', '[x](../../testing/ci.md)', '[x](../commands.md)']);
  });

  it('know their words', () => {
    expect(plain(join([prose('Run `make kind`.'), [], link('x', code('y'))]))).toBe('Run make kind., y');
  });
});
