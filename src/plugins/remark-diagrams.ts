import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { rawLabel } from './directive-source.ts';
import { escapeHtml } from './escape-html.ts';
import { walk } from './walk.ts';

export interface DiagramOptions {
  /** Gives the SVG of a name, or undefined where there is none. */
  load: (name: string) => string | undefined;
  /** A hash of every diagram: the bundler's persistent cache knows only a page's own text. */
  inputs: string;
}

/**
 * Replaces `::diagram[What it shows.]{name=bpf-test-run}` by that diagram's SVG, so that its colors follow the
 * theme. Fails on a missing text alternative, an unknown name, and an SVG that is not one.
 */
const remarkDiagrams: Plugin<[DiagramOptions], Root> = ({ load }) => (tree, file: VFile) => {
  walk(tree, (node, index, parent) => {
    if (node.type === 'paragraph' || node.type === 'table') return 'skip';
    if (node.type !== 'leafDirective' || node.name !== 'diagram') return undefined;
    const name = node.attributes?.name ?? '';
    const alternative = rawLabel(node, file);
    if (!alternative) file.fail(`Unexpected diagram "${name}" without a text alternative, expected ::diagram[What it shows.]{name=${name}}.`, node);
    const svg = load(name);
    if (svg === undefined) file.fail(`Unexpected diagram "${name}", expected the file src/diagrams/${name}.svg.`, node);
    const drawn = inlineSvg(svg, name, alternative);
    if (drawn === undefined) file.fail(`Unexpected content in src/diagrams/${name}.svg, expected one <svg> with a viewBox and without scripts or styles.`, node);
    parent.children[index] = {
      type: 'html',
      value: `<div class="diagram" data-scrolls role="group" tabindex="0" aria-label="Diagram">${drawn}</div>`,
    };
    return 'skip';
  });
};

export default remarkDiagrams;

/** Prepares an SVG file for a page: no prolog, ids that no other diagram has, the text alternative as its name. */
function inlineSvg(source: string, name: string, alternative: string): string | undefined {
  const svg = source.replace(/<\?xml[^>]*\?>|<!DOCTYPE[^>]*>|<!--[\s\S]*?-->/g, '').trim();
  const [, attributes = '', content = ''] = /^<svg\b([^>]*)>([\s\S]*)<\/svg>$/.exec(svg) ?? [];
  const viewBox = /viewBox="[\d.-]+ [\d.-]+ ([\d.]+) [\d.]+"/.exec(attributes);
  if (viewBox === null || /<(script|style|foreignObject|image)\b|\son\w+=|\sstyle=/i.test(svg)) return undefined;
  const own = attributes.replace(/\s(?:role|aria-label(?:ledby)?|width|height|xmlns(?::xlink)?|class)="[^"]*"/g, '');
  const inner = content
    .replace(/<(title|desc)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/\sid="([^"]+)"/g, ` id="${name}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${name}-$1)`)
    .replace(/\shref="#([^"]+)"/g, ` href="#${name}-$1"`)
    .replace(/>\s+</g, '><');
  return `<svg${own} width="${viewBox[1] ?? ''}" role="img" aria-label="${escapeHtml(alternative)}">${inner.trim()}</svg>`;
}
