import type { Nodes, Root } from 'mdast';
import { isClosed } from '../../pages/directives.ts';
import type { PageRule } from '../rule.ts';
import { flowOf, isLabel, startOf } from './flow.ts';

/** Containers that are shown as a box of their own. */
const names = new Set(['note', 'tip', 'info', 'warning', 'danger', 'caution', 'important']);

/** Two callouts of which neither stands out. */
export const calloutsInARow: PageRule = {
  id: 'style/callouts-in-a-row',
  severity: 'error',
  *check({ markdown, source }) {
    const lines = source.split('\n');
    for (const { node, parent, index } of flowOf(markdown.tree)) {
      const before = parent.children[index - 1];
      if (before && isCallout(node) && isCallout(before) && hasEnd(node, lines)) {
        yield { rule: this.id, ...startOf(node), message: 'Two callouts in a row: neither stands out. Write what matters less as text, or both as one.' };
      }
    }
  },
};

/** A title with marks, of which the page shows the words between them at best. */
export const calloutTitle: PageRule = {
  id: 'style/callout-title',
  severity: 'error',
  *check({ markdown }) {
    for (const { node } of flowOf(markdown.tree)) {
      const label = isCallout(node) && 'children' in node ? node.children.find(isLabel) : undefined;
      const mark = label && 'children' in label ? label.children.find((child) => child.type !== 'text' && !isColon(child)) : undefined;
      if (mark !== undefined) yield { rule: this.id, ...startOf(mark), message: 'The title of a callout is plain text, and what is marked in it may be lost. Write it without backticks, stars, links and directives.' };
    }
  },
};

/** A callout that is most of its section, sections inside it included: the section's text in a box. */
export const mostlyCallout: PageRule = {
  id: 'style/mostly-callout',
  severity: 'error',
  *check({ markdown: { tree }, source }) {
    const lines = source.split('\n');
    for (const [index, node] of tree.children.entries()) {
      if (!isCallout(node) || !hasEnd(node, lines)) continue;
      const all = sectionAround(tree, index).reduce((sum, part) => sum + lengthOf(part, source), 0);
      const share = lengthOf(node, source) / all;
      if (share > 0.5) yield { rule: this.id, ...startOf(node), message: `The callout is ${Math.round(share * 100)} % of its section. Write it as text, and leave in the callout what would hurt if missed.` };
    }
  },
};

/** The blocks of the section in which a block stands, without its heading. */
function sectionAround({ children }: Root, index: number): readonly Nodes[] {
  const start = children.findLastIndex((node, at) => at < index && node.type === 'heading');
  const heading = children[start];
  const depth = heading?.type === 'heading' ? heading.depth : 1;
  const end = children.findIndex((node, at) => at > index && node.type === 'heading' && node.depth <= depth);
  return children.slice(start + 1, end === -1 ? undefined : end).filter(({ type }) => type !== 'definition' && type !== 'yaml' && type !== 'heading');
}

function isCallout(node: Nodes): boolean {
  return node.type === 'containerDirective' && names.has(node.name);
}

/** Whether a node is a colon before a word, which is no directive for a reader: "ports :80, key:value". */
function isColon(node: Nodes): boolean {
  return node.type === 'textDirective' && node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0;
}

/** Whether a callout is closed: how long it was meant to be is unknown otherwise. */
function hasEnd({ position }: Nodes, lines: readonly string[]): boolean {
  return position !== undefined && isClosed(position, lines);
}

/** Characters of a block; of a callout those of its text, without its title and its marks. */
function lengthOf(node: Nodes, source: string): number {
  if (isCallout(node) && 'children' in node) return node.children.filter((child) => !isLabel(child)).reduce((sum, child) => sum + lengthOf(child, source), 0);
  return source.slice(node.position?.start.offset, node.position?.end.offset).replace(/\s+/g, ' ').length;
}
