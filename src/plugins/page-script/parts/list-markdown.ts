/** A checklist as GitHub Markdown, with the boxes as they are now and addresses in full. */
export function markdownOf(checklist: Element): string {
  return [...checklist.querySelectorAll(':scope > ul, :scope > ol')].map((list) => items(list, '')).join('');
}

function items(list: Element, indent: string): string {
  return [...list.children].map((item) => {
    const nested = [...item.querySelectorAll(':scope > ul, :scope > ol')].map((inner) => items(inner, `${indent}  `)).join('');
    const box = item.querySelector<HTMLInputElement>(':scope > label > input, :scope > p > label > input');
    const text = [...item.childNodes].filter((node) => !isList(node)).map(inline).join('').replace(/\s+/g, ' ').trim();
    return `${indent}- ${box === null ? '' : box.checked ? '[x] ' : '[ ] '}${text}\n${nested}`;
  }).join('');
}

const isList = (node: Node): boolean => node instanceof HTMLUListElement || node instanceof HTMLOListElement;

function inline(node: Node): string {
  if (!(node instanceof Element)) return (node.textContent ?? '').replace(/[[\]\\*_`<]/g, '\\$&');
  if (node.matches('.sr-only, input')) return '';
  const inner = (): string => [...node.childNodes].map(inline).join('');
  if (node instanceof HTMLAnchorElement) return `[${inner()}](${node.href})`;
  if (node.matches('code')) return `\`${node.textContent}\``;
  if (node.matches('strong, b')) return `**${inner()}**`;
  if (node.matches('em, i')) return `*${inner()}*`;
  return inner();
}
