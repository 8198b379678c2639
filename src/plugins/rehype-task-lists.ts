import type { Root } from 'hast';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import { textOf } from './element-text.ts';

/** Gives each box of a task list its item's text as its name. */
const rehypeTaskLists: Plugin<[], Root> = () => (tree) => {
  visit(tree, 'element', (item) => {
    if (item.tagName !== 'li') return;
    visit(item, 'element', (box) => {
      if (box.tagName === 'input' && box.properties.type === 'checkbox') box.properties.ariaLabel ??= textOf(item).trim();
    });
  });
};

export default rehypeTaskLists;
