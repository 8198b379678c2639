import type { Element, ElementContent, Root, Text } from 'hast';
import type { Plugin } from 'unified';
import type { Term } from './glossary.ts';
import { walk } from './walk.ts';

/** Where a word is a name, a control or a heading, and where a definition would have no room. */
const elsewhere = new Set(['a', 'button', 'code', 'dfn', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'label', 'pre', 'summary', 'svg', 'table']);

/**
 * Gives the first use of each term on a page its definition, which shows on hover and focus (css/terms.css), also without
 * a script. A word in text counts where its term is unmistakable; `:term[NAME]`, which has become `<dfn data-term>`,
 * counts always. The definition is an attribute: so it is part of no sentence, for whatever reads the page's text.
 */
const rehypeGlossary: Plugin<[{ terms: readonly Term[] }], Root> = ({ terms }) => {
  const byName = new Map(terms.map((term) => [term.name, term]));
  const pattern = patternOf(terms.filter(({ hover }) => hover));
  return (tree) => {
    const seen = new Set<Term>();
    walk(tree, (node) => {
      if (node.type !== 'element' || node.tagName !== 'dfn' || typeof node.properties.dataTerm !== 'string') return undefined;
      const term = byName.get(node.properties.dataTerm);
      if (term === undefined) return undefined;
      node.properties = propertiesOf(term);
      seen.add(term);
      return undefined;
    });
    if (pattern === undefined) return;
    walk(tree, (node, index, parent) => {
      if (node.type === 'element' && (elsewhere.has(node.tagName) || isTabLabel(node))) return 'skip';
      if (node.type !== 'text' || parent.type === 'root') return undefined;
      const pieces = define(node, pattern, byName, seen);
      parent.children.splice(index, 1, ...pieces);
      return index + pieces.length;
    });
  };
};

export default rehypeGlossary;

function define({ value }: Text, pattern: RegExp, byName: ReadonlyMap<string, Term>, seen: Set<Term>): ElementContent[] {
  const pieces: ElementContent[] = [];
  let end = 0;
  for (const { 0: word, index, groups } of value.matchAll(pattern)) {
    const name = groups?.['name'] ?? '';
    const term = byName.get(name) ?? byName.get(name.charAt(0).toLowerCase() + name.slice(1));
    if (term === undefined || seen.has(term)) continue;
    seen.add(term);
    if (index > end) pieces.push({ type: 'text', value: value.slice(end, index) });
    pieces.push({ type: 'element', tagName: 'dfn', properties: propertiesOf(term), children: [{ type: 'text', value: word }] });
    end = index + word.length;
  }
  return end < value.length ? [...pieces, { type: 'text', value: value.slice(end) }] : pieces;
}

const propertiesOf = ({ definition }: Term): Element['properties'] => ({ className: ['term'], tabIndex: 0, 'aria-description': definition });

/** Whole words, the longer of two names first. A plural counts, and so does a name in small letters that begins a sentence. */
function patternOf(terms: readonly Term[]): RegExp | undefined {
  if (terms.length === 0) return undefined;
  const names = terms.map(({ name }) => name).sort((a, b) => b.length - a.length).map((name) => {
    const first = name.charAt(0);
    return (/[a-z]/.test(first) ? `[${first}${first.toUpperCase()}]` : escape(first)) + escape(name.slice(1));
  });
  return new RegExp(`(?<![\\w/.@#-])(?<name>${names.join('|')})(?:e?s)?(?![\\w/@-]|\\.\\w)`, 'g');
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function isTabLabel({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && (className.includes('tabs-label') || className.includes('tabs-list'));
}
