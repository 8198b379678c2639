import type { Element, Root as HastRoot, RootContent } from 'hast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { PluggableList } from 'unified';
import { VFile } from 'vfile';

/** Runs remark plugins of ours over a page's Markdown and draws the tree, one node a line. */
export function drawMarkdown(markdown: string, plugins: PluggableList): string {
  const file = new VFile({ path: 'docs/page.md', value: markdown });
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(plugins);
  return draw([processor.runSync(processor.parse(file), file)], '').split('\n').slice(1).map((line) => line.slice(2)).join('\n');
}

/** Runs rehype plugins of ours over elements and gives the HTML that they make. */
export function renderElements(children: RootContent[], plugins: PluggableList): string {
  const tree: HastRoot = { type: 'root', children };
  return html((unified().use(plugins).runSync(tree) as HastRoot).children);
}

/** Makes an element: its children are elements or text. */
export function h(tagName: string, properties: Element['properties'], ...children: (Element | string)[]): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}

/** What the drawing shows of a node. */
interface AnyNode {
  type: string;
  value?: string;
  url?: string;
  children?: AnyNode[];
  data?: { hName?: string; hProperties?: Record<string, unknown> };
}

function draw(nodes: readonly AnyNode[], indent: string): string {
  return nodes.map((node) => {
    const name = node.data?.hName ?? node.type;
    const value = node.value ?? node.url;
    const line = [indent + name, attributes(node.data?.hProperties ?? {}), value === undefined ? '' : ` ${JSON.stringify(value)}`].join('');
    return [line, ...(node.children === undefined ? [] : [draw(node.children, `${indent}  `)])].filter((part) => part.trim() !== '').join('\n');
  }).join('\n');
}

/** The HTML of elements, for small trees in tests: everything that a tree can hold here is an element or text. */
export function html(nodes: readonly RootContent[]): string {
  return nodes.map((node) => {
    if (node.type === 'text') return node.value.replace(/&/g, '&amp;').replace(/</g, '&lt;');
    if (node.type !== 'element') return '';
    return `<${node.tagName}${attributes(node.properties)}>${html(node.children)}</${node.tagName}>`;
  }).join('');
}

function attributes(properties: Record<string, unknown>): string {
  return Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([key, value]) => {
      const name = key === 'className' ? 'class' : key.replace(/^(aria|data)([A-Z])/, (_, prefix: string, letter: string) => `${prefix}-${letter.toLowerCase()}`).toLowerCase();
      return ` ${name}="${Array.isArray(value) ? value.join(' ') : String(value)}"`;
    })
    .join('');
}
