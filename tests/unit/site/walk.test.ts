import type { Element, Root } from 'hast';
import { expect, it } from 'vitest';
import { walk } from '../../../src/plugins/walk.ts';

const leaf = (value: string): { type: 'text'; value: string } => ({ type: 'text', value });
const box = (tagName: string, ...children: Element['children']): Element => ({ type: 'element', tagName, properties: {}, children });
const tree = (): Root => ({ type: 'root', children: [box('p', leaf('a'), box('b', leaf('c')), leaf('d')), box('q', leaf('e'))] });

const nameOf = (node: Root['children'][number]): string => (node.type === 'element' ? node.tagName : node.type === 'text' ? node.value : '');

it('comes to each node in the order of the page, with its place', () => {
  const seen: string[] = [];
  walk(tree(), (node, index, parent) => {
    seen.push(`${nameOf(node)} ${parent.type} ${index}`);
    return undefined;
  });
  expect(seen).toEqual(['p root 0', 'a element 0', 'b element 1', 'c element 0', 'd element 2', 'q root 1', 'e element 0']);
});

it('leaves out what is below a node that says so', () => {
  const seen: string[] = [];
  walk(tree(), (node) => {
    seen.push(nameOf(node));
    return nameOf(node) === 'b' ? 'skip' : undefined;
  });
  expect(seen).toEqual(['p', 'a', 'b', 'd', 'q', 'e']);
});

it('goes on where it is told after a node was replaced', () => {
  const page = tree();
  const seen: string[] = [];
  walk(page, (node, index, parent) => {
    seen.push(nameOf(node));
    if (nameOf(node) !== 'a') return undefined;
    parent.children.splice(index, 1, leaf('x'), leaf('y'));
    return index + 2;
  });
  expect(seen).toEqual(['p', 'a', 'b', 'c', 'd', 'q', 'e']);
  expect(page.children[0]).toEqual(box('p', leaf('x'), leaf('y'), box('b', leaf('c')), leaf('d')));
});

it('goes below a node whose children the visit changed', () => {
  const seen: string[] = [];
  walk(tree(), (node) => {
    seen.push(nameOf(node));
    if (node.type === 'element' && node.tagName === 'b') node.children = [leaf('new')];
    return undefined;
  });
  expect(seen).toEqual(['p', 'a', 'b', 'new', 'd', 'q', 'e']);
});
