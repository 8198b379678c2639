import type { Element, ElementContent, Root } from 'hast';
import type { Plugin } from 'unified';
import { walk } from './walk.ts';

/** Elements of a list item that its label does not hold. */
const blocks = new Set(['ul', 'ol', 'p', 'div', 'pre', 'table', 'blockquote', 'details']);

/**
 * Makes a checklist of each list with boxes: every box has its item's text as its label and can be ticked, and controls
 * follow the list. The page script keeps what is ticked (page-script/parts/checklists.ts); without a script the boxes
 * and the controls are not shown (css/checklists.css). `data-list` names the list: its section, with a number from the second on.
 */
const rehypeTaskLists: Plugin<[], Root> = () => (tree) => {
  const counts = new Map<string, number>();
  let section = 'top';
  walk(tree, (node, index, parent) => {
    if (node.type !== 'element') return undefined;
    if (node.tagName === 'p' || node.tagName === 'table') return 'skip';
    if (/^h[2-6]$/.test(node.tagName) && typeof node.properties.id === 'string') section = node.properties.id;
    if (!isTaskList(node)) return undefined;
    const count = (counts.get(section) ?? 0) + 1;
    counts.set(section, count);
    const boxes = prepare(node);
    parent.children[index] = element('div', { className: ['checklist'], dataList: count === 1 ? section : `${section}-${count}` }, [
      node,
      element('p', { className: ['checklist-tools'] }, [
        element('span', { className: ['checklist-progress'] }, [text(`${boxes.filter(isTicked).length} of ${boxes.length} done`)]),
        control('copy', 'Copy as Markdown'),
        control('reset', 'Reset'),
      ]),
    ]);
    return 'skip';
  });
};

export default rehypeTaskLists;

/** Labels the boxes of a list and of those inside of it, and lets them be ticked. Gives the boxes. */
function prepare(list: Element): Element[] {
  const boxes: Element[] = [];
  walk<ElementContent>(list, (item) => {
    if (item.type !== 'element' || item.tagName !== 'li') return undefined;
    const [first] = elements(item);
    const holder = first?.tagName === 'p' ? first : item;
    const box = elements(holder)[0];
    if (box?.tagName !== 'input' || box.properties.type !== 'checkbox') return undefined;
    // React would hold a box with `checked` in that state.
    box.properties = { type: 'checkbox', ...(box.properties.checked === true && { defaultChecked: true }) };
    const end = holder.children.findIndex((child) => child.type === 'element' && blocks.has(child.tagName));
    const labelled = holder.children.splice(0, end === -1 ? holder.children.length : end);
    holder.children.unshift(element('label', {}, labelled), text('\n'));
    boxes.push(box);
    return undefined;
  });
  return boxes;
}

const isTaskList = ({ properties: { className } }: Element): boolean => Array.isArray(className) && className.includes('contains-task-list');

const isTicked = ({ properties }: Element): boolean => properties.defaultChecked === true;

const elements = (node: Element): Element[] => node.children.filter((child): child is Element => child.type === 'element');

const control = (does: string, label: string): Element =>
  element('button', { type: 'button', dataChecklistDoes: does }, [text(label)]);

const text = (value: string): ElementContent => ({ type: 'text', value });

const element = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element =>
  ({ type: 'element', tagName, properties, children });
