import type { BlockContent, DefinitionContent, Paragraph, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Plugin } from 'unified';
import type { VFile } from 'vfile';
import { rawLabel } from './directive-source.ts';
import { walk } from './walk.ts';

type Flow = BlockContent | DefinitionContent;

const groupLabels: Readonly<Record<string, string>> = {
  os: 'Operating system',
  cluster: 'Cluster',
  install: 'Installation',
  branch: 'Branch',
};

/**
 * Turns `::::tabs{group=os}` with `:::tab[Linux]` inside into markup that is complete without a script: every panel
 * is there under its label. The page script shows the row of tabs and one panel at a time (page-script/tabs.ts).
 * Fails on a set without tabs, a tab without a label, and a tab outside a set.
 */
const remarkTabs: Plugin<[], Root> = () => (tree, file) => {
  let sets = 0;
  let level = 1;
  walk(tree, (node) => {
    if (node.type === 'heading') level = node.depth;
    if (node.type === 'paragraph' || node.type === 'table') return 'skip';
    if (node.type !== 'containerDirective') return undefined;
    if (node.name === 'tab') file.fail('Unexpected ":::tab" outside ":::tabs".', node);
    if (node.name !== 'tabs') return undefined;
    sets += 1;
    build(node, `tabs-${sets}`, Math.min(level + 1, 6), file);
    return undefined;
  });
};

export default remarkTabs;

function build(set: ContainerDirective, id: string, level: number, file: VFile): void {
  const tabs = set.children.map((child) => {
    if (child.type !== 'containerDirective' || child.name !== 'tab') {
      file.fail('Unexpected content between tabs, expected only ":::tab[Label]".', child);
    }
    const label = rawLabel(child, file);
    if (!label) file.fail('Unexpected tab without a label, expected ":::tab[Label]".', child);
    return { label, content: child.children.filter((inner) => !isLabel(inner)), node: child };
  });
  if (tabs.length === 0) file.fail('Unexpected set of tabs without a ":::tab[Label]".', set);

  const group = set.attributes?.group ?? undefined;
  const list = element('div', {
    className: ['tabs-list'],
    role: 'tablist',
    ariaLabel: group === undefined ? 'Choices' : (groupLabels[group] ?? sentenceCase(group)),
  }, tabs.map(({ label }, index) => inline('button', {
    type: 'button',
    className: ['tabs-tab'],
    role: 'tab',
    id: `${id}-tab-${index + 1}`,
    ariaControls: [`${id}-panel-${index + 1}`],
    ariaSelected: index === 0 ? 'true' : 'false',
    tabIndex: index === 0 ? 0 : -1,
    dataValue: label.toLowerCase(),
  }, label)));
  const panels = tabs.map(({ label, content }, index) => element('div', {
    className: ['tabs-panel'],
    id: `${id}-panel-${index + 1}`,
    role: 'tabpanel',
    ariaLabel: label,
  }, [
    inline('div', { className: ['tabs-label'], role: 'heading', ariaLevel: level }, label),
    ...content,
  ]));

  set.data = { hName: 'div', hProperties: { className: ['tabs-set'], ...(group === undefined ? {} : { dataGroup: group }) } };
  set.children = [list, ...panels];
}

const isLabel = (node: Flow): boolean => node.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data;

const sentenceCase = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function element(hName: string, hProperties: Properties, children: Flow[]): ContainerDirective {
  return { type: 'containerDirective', name: 'tabs-part', children, data: { hName, hProperties } };
}

function inline(hName: string, hProperties: Properties, text: string): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: text }], data: { hName, hProperties } };
}

type Properties = NonNullable<NonNullable<Paragraph['data']>['hProperties']>;
