import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive';
import type { Span } from './page.ts';

export type DirectiveNode = TextDirective | LeafDirective | ContainerDirective;

/** How each node type of remark-directive is called in the page model. */
export const directiveNodes = { textDirective: 'text', leafDirective: 'leaf', containerDirective: 'container' } as const;

/** Whether a container ends with its own line of colons, and not where what holds it or the page ends. */
export function isClosed({ start, end }: Span, lines: readonly string[]): boolean {
  return end.line > start.line && /^:{3,}$/.test((lines[end.line - 1] ?? '').replace(/^[\s>]*/, '').trimEnd());
}

/**
 * The source between a directive's brackets, undefined where it has none. `raw` is the directive's own source.
 * The label is taken as written, since as Markdown `__foo__` in a path would become strong text.
 */
export function directiveLabel(node: DirectiveNode, raw: string): string | undefined {
  const open = raw.indexOf(node.name) + node.name.length;
  if (raw[open] !== '[') return undefined;
  let depth = 0;
  for (let index = open; index < raw.length; index += 1) {
    const character = raw[index];
    if (character === '\\') index += 1;
    else if (character === '[') depth += 1;
    else if (character === ']') {
      depth -= 1;
      if (depth === 0) return raw.slice(open + 1, index).replace(/\\([[\]\\])/g, '$1');
    }
  }
  return undefined;
}
