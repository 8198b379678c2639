import type { Element, Root } from 'hast';
import type { Plugin } from 'unified';
import { outboundNote } from '../links.ts';
import { walk } from './walk.ts';

/** Makes links that leave the portal open in a new tab, marks them and says so. `site` is the portal's own origin. */
const rehypeOutboundLinks: Plugin<[{ site: string }], Root> = ({ site }) => (tree) => {
  walk(tree, (node) => {
    if (node.type !== 'element' || node.tagName !== 'a' || !leaves(node, site)) return undefined;
    node.properties.target = '_blank';
    node.properties.rel = ['noopener'];
    node.properties.className = [...classesOf(node), 'outbound'];
    node.children.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['sr-only'] },
      children: [{ type: 'text', value: outboundNote }],
    });
    return 'skip';
  });
};

export default rehypeOutboundLinks;

function leaves(link: Element, site: string): boolean {
  const { href } = link.properties;
  if (typeof href !== 'string' || !/^(?:https?:)?\/\//i.test(href)) return false;
  return !URL.canParse(href, site) || new URL(href, site).origin !== site;
}

function classesOf({ properties: { className } }: Element): string[] {
  if (Array.isArray(className)) return className.map(String);
  return typeof className === 'string' ? [className] : [];
}
