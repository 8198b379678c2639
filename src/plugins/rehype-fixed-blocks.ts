import type { Element, ElementContent, Nodes, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Plugin } from 'unified';
import { walk } from './walk.ts';

/** Elements that the theme renders as more than their own tag (its MDXComponents). */
const rendered = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'img', 'admonition', 'mermaid', 'head']);

/** Elements that a block needs at least to be worth it: with fewer, its HTML is no shorter than what would render it. */
const fewest = 2;

/**
 * Writes each block that needs no component as the HTML that it becomes: code, tables, lists and paragraphs. As one text it
 * is bundled, rendered and taken over by the application at once, and not element by element, of which the largest
 * table has 8,000. The component FixedBlock shows it and follows its links. The last plugin: it closes what it writes.
 */
const rehypeFixedBlocks: Plugin<[{ baseUrl: string }], Root> = ({ baseUrl }) => (tree) => {
  walk(tree, (node) => {
    if (node.type !== 'element') return undefined;
    // The link of a heading is named by what the heading holds.
    if (/^h[1-6]$/.test(node.tagName)) return 'skip';
    if (!(countIfFixed(node) >= fewest)) return undefined;
    asServed(node, baseUrl);
    walk<ElementContent>(node, (below) => {
      if (below.type === 'element') asServed(below, baseUrl);
      return undefined;
    });
    node.properties = { ...node.properties, tag: node.tagName, html: toHtml(node.children) };
    node.tagName = 'fixed-block';
    node.children = [];
    return 'skip';
  });
};

export default rehypeFixedBlocks;

/** Number of elements in a block; none if one of them needs a component. */
function countIfFixed(node: Nodes): number {
  if (node.type !== 'element') return node.type === 'text' || node.type === 'comment' ? 0 : Number.NaN;
  if (rendered.has(node.tagName) || !isFixed(node)) return Number.NaN;
  let count = 0;
  for (const child of node.children) {
    count += (child.type === 'element' ? 1 : 0) + countIfFixed(child);
    if (Number.isNaN(count)) break;
  }
  return count;
}

/**
 * The theme gives classes of its own to lists of boxes, and each kind of link that it knows what to do with an address of its own. What would run
 * code is left to React, which drops it.
 */
function isFixed({ tagName, properties }: Element): boolean {
  if (Object.keys(properties).some((name) => /^on/i.test(name))) return false;
  if (tagName === 'ul') return !(Array.isArray(properties.className) && properties.className.includes('contains-task-list'));
  if (tagName !== 'a') return true;
  const { href, target } = properties;
  return href === undefined || (typeof href === 'string' && (typeof target === 'string' ? /^(?:https?:)?\/\//i : /^(?:#|\/(?!\/))/).test(href));
}

function asServed({ properties }: Element, baseUrl: string): void {
  if (typeof properties.href === 'string' && properties.href.startsWith('/')) properties.href = served(properties.href, baseUrl);
  // The name that React has for it.
  if (properties.defaultChecked === true) Object.assign(properties, { defaultChecked: undefined, checked: true });
}

/** The address at which a page is served. */
function served(href: string, baseUrl: string): string {
  const below = href.startsWith(baseUrl) ? href : baseUrl + href.slice(1);
  return below.replace(/^[^?#]*/, (path) => (path.endsWith('/') ? path : `${path}/`));
}
