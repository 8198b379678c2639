import type { Nodes, Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import remarkTableInclude, { type TableIncludeOptions } from '../../../src/plugins/remark-table-include.ts';

/** Runs the plugin over a page and gives what the page holds then: a table row a line, links with their addresses. */
export function remark(markdown: string, path: string, options: TableIncludeOptions): string {
  const file = new VFile({ path, value: markdown });
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).use(remarkTableInclude, options);
  const tree: Root = processor.runSync(processor.parse(file), file);
  return tree.children.map(show).join('\n\n');
}

function show(node: Nodes): string {
  switch (node.type) {
    case 'text': return node.value;
    case 'inlineCode': return `\`${node.value}\``;
    case 'break': return ' / ';
    case 'link': return `[${node.children.map(show).join('')}](${node.url})`;
    case 'table': return node.children.map((row) => row.children.map(show).join(' | ')).join('\n');
    default: return 'children' in node ? node.children.map(show).join('') : node.type;
  }
}
