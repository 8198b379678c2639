import type { Element, ElementContent } from 'hast';
import { readShell } from './shell-syntax.ts';
import type { ShellContext } from './shell-syntax.ts';

/**
 * A pattern for placeholders: whole words, not variables (`$BRANCH`) and not what gets a value (`BRANCH=main`). The longer
 * of two names counts; a version may follow its `v`.
 */
export function parameterNames(names: readonly string[]): RegExp {
  const longestFirst = [...names].sort((a, b) => b.length - a.length).map((name) => name.replace(/\./g, '\\.'));
  return new RegExp(`(?:(?<![\\w$]|\\$\\{)|(?<=\\bv)(?=X\\.Y))(?:${longestFirst.join('|')})(?![\\w=])`, 'g');
}

/**
 * Marks the placeholders in a command as `<var data-parameter="NAME">`. Where the shell reads the place as something
 * else than a plain word, `data-in` has the context. Gives the content anew and the names that it found.
 */
export function markCommand(content: readonly ElementContent[], command: string, names: RegExp): Marked {
  const { contexts } = readShell(command);
  return mark(content, names, (offset) => contexts[offset] ?? 'bare');
}

/** Marks placeholders in a text that is no command, except plain words: there they are prose as often as not. */
export function markText(content: readonly ElementContent[], names: RegExp): Marked {
  return mark(content, names, () => 'verbatim', (name) => /[_.]/.test(name));
}

interface Marked {
  content: ElementContent[];
  found: string[];
}

function mark(content: readonly ElementContent[], pattern: RegExp, contextAt: (offset: number) => ShellContext, isName: (word: string) => boolean = Boolean): Marked {
  const found = new Set<string>();
  let offset = 0;
  const walk = (nodes: readonly ElementContent[]): ElementContent[] => nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element') return [{ ...node, children: walk(node.children) }];
    if (node.type !== 'text') return [node];
    const pieces: ElementContent[] = [];
    let end = 0;
    for (const { 0: name, index } of node.value.matchAll(pattern)) {
      if (!isName(name)) continue;
      if (index > end) pieces.push({ type: 'text', value: node.value.slice(end, index) });
      pieces.push(placeholder(name, contextAt(offset + index)));
      found.add(name);
      end = index + name.length;
    }
    offset += node.value.length;
    if (end < node.value.length) pieces.push({ type: 'text', value: node.value.slice(end) });
    return pieces;
  });
  return { content: walk(content), found: [...found] };
}

const placeholder = (name: string, context: ShellContext): Element => ({
  type: 'element',
  tagName: 'var',
  // The script may put a value here before the application takes the page over.
  properties: { dataParameter: name, ...(context !== 'bare' && { dataIn: context }) },
  children: [{ type: 'text', value: name }],
});
