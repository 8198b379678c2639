import { describe, expect, it } from 'vitest';
import { readGlossary } from '../../../src/plugins/glossary.ts';
import rehypeGlossary from '../../../src/plugins/rehype-glossary.ts';
import remarkReferences from '../../../src/plugins/remark-references.ts';
import { drawMarkdown, h, renderElements } from './render.ts';
import { projectWith } from './project.ts';

const terms = [
  { name: 'BPF', definition: 'Small programs in the kernel.', hover: true },
  { name: 'BPF map', definition: 'A table that they share.', hover: true },
  { name: 'backport', definition: 'A change brought to a branch.', hover: true },
  { name: 'agent', definition: 'The program on each node.', hover: false },
];
const rendered = (...children: Parameters<typeof h>[2][]): string => renderElements([h('p', {}, ...children)], [[rehypeGlossary, { terms }]]).replace(/^<p>|<\/p>$/g, '');
const found = (text: string): string => rendered(text).replace(/<dfn[^>]*>(.*?)<\/dfn>/g, '[$1]');

describe('rehypeGlossary', () => {
  it('gives the first use its definition, as an attribute, and takes the keyboard’s focus', () => {
    expect(rendered('A BPF program.')).toMatchInlineSnapshot(`"A <dfn class="term" tabindex="0" aria-description="Small programs in the kernel.">BPF</dfn> program."`);
  });

  it.each([
    ['the first use alone', 'BPF and BPF', '[BPF] and BPF'],
    ['the longer of two terms, and then the shorter', 'BPF maps and BPF', '[BPF maps] and [BPF]'],
    ['plurals', 'Two backports', 'Two [backports]'],
    ['the beginning of a sentence', 'Backport it.', '[Backport] it.'],
    ['abbreviations in capitals alone', 'bpf Bpf', 'bpf Bpf'],
    ['whole words alone', 'BPFX eBPF BPF_X BPF/x BPF.h x-BPF BPF-x @BPF', 'BPFX eBPF BPF_X BPF/x BPF.h x-BPF BPF-x @BPF'],
    ['words before punctuation', '(BPF), BPF map.', '([BPF]), [BPF map].'],
    ['no everyday words', 'The agent', 'The agent'],
    ['nothing in text without terms', 'Nothing', 'Nothing'],
    ['a text that is a term', 'BPF', '[BPF]'],
  ])('finds %s', (_, text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each(['a', 'button', 'code', 'h2', 'label', 'pre', 'summary', 'table'])('finds nothing in <%s>', (name) => {
    expect(rendered(h(name, {}, 'BPF'), ' and BPF')).toContain(`<${name}>BPF</${name}> and <dfn`);
  });

  it('finds words in emphasis, and none in the label of a tab', () => {
    expect(rendered(h('em', {}, 'BPF'))).toMatch(/^<em><dfn [^>]*>BPF<\/dfn><\/em>$/);
    expect(rendered(h('div', { className: ['tabs-label'] }, 'BPF'))).not.toContain('dfn');
  });

  it('defines where a directive asks for it, also an everyday word, and not once more', () => {
    const html = rendered('agent, BPF: ', h('dfn', { dataTerm: 'agent' }, 'agent'), ' and ', h('dfn', { dataTerm: 'BPF' }, 'BPF'));
    expect(html.match(/aria-description/g)).toHaveLength(2);
    expect(html).toContain('<dfn class="term" tabindex="0" aria-description="The program on each node.">agent</dfn>');
    expect(html).toMatch(/^agent, BPF: <dfn/);
  });

  it('leaves a directive with an unknown name without a definition', () => {
    expect(rendered(h('dfn', { dataTerm: 'none' }, 'none'))).toBe('<dfn data-term="none">none</dfn>');
  });

  it('gets directives from remarkReferences', () => {
    expect(drawMarkdown('A :term[BPF map].', [[remarkReferences, { resolve: (_: string, label: string) => ({ label }), inputs: 'test' }]])).toMatchInlineSnapshot(`
      "paragraph
        text "A "
        dfn data-term="BPF map"
          text "BPF map"
        text ".""
    `);
  });
});

describe('readGlossary', () => {
  const file = 'src/data/glossary.yaml';

  it('reads terms, as plain text, without those that are removed', () => {
    const root = projectWith({ [file]: '- name: A\n  definition: The program `a`.\n  link: /x/\n- name: b\n  hover: false\n  definition: B.\n- name: C\n  definition: C.\n  removed: {}\n' });
    expect(readGlossary(root)).toEqual([{ name: 'A', definition: 'The program a.', hover: true }, { name: 'b', definition: 'B.', hover: false }]);
  });

  it('has none where there is no such file', () => {
    expect(readGlossary(projectWith({}))).toEqual([]);
  });

  it.each([
    ['- name: A', 'src/data/glossary.yaml: expected a list of terms with name and definition.'],
    ['- name: "A', 'src/data/glossary.yaml:1:11: Not YAML'],
  ])('refuses %j', (text, message) => {
    expect(() => readGlossary(projectWith({ [file]: text }))).toThrow(message);
  });
});
