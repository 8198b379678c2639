import type { Element, ElementContent } from 'hast';

/** The text of an element and all that it holds. */
export function textOf(node: Element): string {
  const text = (child: ElementContent): string => {
    if (child.type === 'text') return child.value;
    return child.type === 'element' ? child.children.map(text).join('') : '';
  };
  return node.children.map(text).join('');
}
