import type { TextDirective } from 'mdast-util-directive';
import type { VFile } from 'vfile';

/** The Markdown source of a node, as written. Empty for a node that has no position. */
export function sourceOf(node: Pick<TextDirective, 'position'>, file: VFile): string {
  const { start, end } = node.position ?? {};
  return start?.offset === undefined || end?.offset === undefined ? '' : String(file).slice(start.offset, end.offset);
}

/**
 * The text between the brackets of a directive, as written: a label is Markdown, and `__foo__.h` in one would
 * otherwise lose its underscores. Backslashes before brackets go. Gives undefined where there are no brackets.
 */
export function rawLabel(node: Pick<TextDirective, 'position' | 'name'>, file: VFile): string | undefined {
  const source = sourceOf(node, file);
  const start = source.indexOf(node.name) + node.name.length;
  if (source[start] !== '[') return undefined;
  let depth = 0;
  for (let index = start; index < source.length; index += 1) {
    const character = source[index];
    if (character === '\\') index += 1;
    else if (character === '[') depth += 1;
    else if (character === ']') {
      depth -= 1;
      if (depth === 0) return source.slice(start + 1, index).replace(/\\([[\]\\])/g, '$1').trim();
    }
  }
  return undefined;
}
