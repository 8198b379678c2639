/** A node with others below it. */
export interface Branch<N> {
  readonly type: string;
  children: N[];
}

/** What follows after a node: what is below it, its next sibling (`skip`), or the child of its parent with this index. */
export type Next = 'skip' | number | undefined;

/**
 * Calls `visit` with each node below `branch`, in the order of the page, with its index and its parent, whose children it may change.
 * unist-util-visit names a function after each node that it comes to, for stack traces, and so takes three times as long: with a dozen
 * walks over large tables, a second and a half of a build.
 */
export function walk<N extends { type: string }>(branch: Branch<N>, visit: (node: N, index: number, parent: Branch<N>) => Next): void {
  for (let index = 0; ;) {
    const node = branch.children[index];
    if (node === undefined) return;
    const next = visit(node, index, branch);
    if (next === undefined && isBranch(node)) walk(node, visit);
    index = typeof next === 'number' ? next : index + 1;
  }
}

function isBranch<N extends { type: string }>(node: N): node is N & Branch<N> {
  return 'children' in node;
}
