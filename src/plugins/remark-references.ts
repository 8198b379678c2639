import type { PhrasingContent, Root, Text } from 'mdast';
import type { TextDirective } from 'mdast-util-directive';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { referenceKinds, type ReferenceKind } from '../../scripts/references/kind.ts';
import { rawLabel, sourceOf } from './directive-source.ts';
import { walk } from './walk.ts';

/** Where a name leads: without `url` it is shown as code alone. */
export interface ResolvedReference {
  url?: string;
  /** What the reader sees as code. */
  label: string;
  /** A remark beside the name, such as the branch that it holds on. */
  badge?: string;
}

export type ResolveReference = (
  kind: ReferenceKind,
  name: string,
  attributes: Readonly<Record<string, string>>,
) => ResolvedReference | undefined;

export interface ReferenceOptions {
  resolve: ResolveReference;
  /** A hash of all that `resolve` reads: the bundler's persistent cache knows only a page's own text. */
  inputs: string;
}

const kinds = new Set<string>(referenceKinds);

const isKind = (name: string): name is ReferenceKind => kinds.has(name);

/**
 * Turns `:path[pkg/hive]` and the like into links to what they name, shown as code, and `:term[CFP]` into
 * `<dfn data-term>`, which rehype-glossary gives its definition. A name that `resolve` does not know stays code without
 * a link; every other text directive stays the text that it was written as.
 */
const remarkReferences: Plugin<[ReferenceOptions], Root> = ({ resolve }) => (tree, file) => {
  walk(tree, (node, index, parent) => {
    if (node.type !== 'textDirective') return undefined;
    const name = rawLabel(node, file);
    const replacement = isKind(node.name) && name !== undefined
      ? reference(node.name, name, attributesOf(node), resolve)
      : asWritten(node, file);
    parent.children.splice(index, 1, ...replacement);
    return index + replacement.length;
  });
};

export default remarkReferences;

function reference(
  kind: ReferenceKind,
  name: string,
  attributes: Readonly<Record<string, string>>,
  resolve: ResolveReference,
): PhrasingContent[] {
  const { url, label, badge } = resolve(kind, name, attributes) ?? { label: name };
  if (kind === 'term') return [{ type: 'emphasis', children: [{ type: 'text', value: label }], data: { hName: 'dfn', hProperties: { dataTerm: name } } }];
  const code: PhrasingContent = { type: 'inlineCode', value: label };
  const shown: PhrasingContent = url === undefined
    ? code
    : { type: 'link', url, children: [code], data: { hProperties: { className: ['ref', `ref-${kind}`] } } };
  if (badge === undefined) return [shown];
  const text: Text = { type: 'text', value: badge };
  return [
    shown,
    { type: 'text', value: ' ' },
    { type: 'emphasis', children: [text], data: { hName: 'span', hProperties: { className: ['ref-badge'] } } },
  ];
}

function attributesOf(node: TextDirective): Record<string, string> {
  return Object.fromEntries(
    Object.entries(node.attributes ?? {}).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
  );
}

function asWritten(node: TextDirective, file: VFile): PhrasingContent[] {
  return [{ type: 'text', value: sourceOf(node, file) || `:${node.name}` }];
}
