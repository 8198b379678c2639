import type { Nodes, Parents, Root } from 'mdast';
import type { Position } from '../../pages/page.ts';

/** A block of the page with what stands around it. */
export interface Flow {
  readonly node: Nodes;
  readonly parent: Parents;
  /** Its place among the parent's children. */
  readonly index: number;
}

const known = new WeakMap<Root, readonly Flow[]>();

/** All blocks of a page in reading order, those in lists and callouts included, without the text in them. */
export function flowOf(tree: Root): readonly Flow[] {
  let flow = known.get(tree);
  if (flow === undefined) {
    const result: Flow[] = [];
    collect(tree, result);
    known.set(tree, (flow = result));
  }
  return flow;
}

function collect(parent: Parents, into: Flow[]): void {
  for (const [index, node] of parent.children.entries()) {
    into.push({ node, parent, index });
    if (node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote' || node.type === 'containerDirective' || node.type === 'footnoteDefinition') collect(node, into);
  }
}

/** Whether a paragraph is the label of a directive, such as a callout's title. */
export function isLabel(node: Nodes): boolean {
  return node.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data;
}

/** Where a node starts in the file. */
export function startOf({ position }: Nodes): Position {
  const { line, column } = position?.start ?? { line: 1, column: 1 };
  return { line, column };
}
