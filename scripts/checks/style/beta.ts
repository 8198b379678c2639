import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Page } from '../../pages/page.ts';
import type { Draft } from '../finding.ts';
import type { PageRule } from '../rule.ts';
import { isLabel } from './flow.ts';

/** Features in beta whose section does not say so in its heading and in a callout. */
export const beta: PageRule = {
  id: 'style/beta',
  severity: 'error',
  *check({ page, markdown }) {
    const { children } = markdown.tree;
    const title = { text: page.frontMatter.title, line: page.frontMatterLines['title'] ?? 1, end: page.frontMatterLines['title'] ?? 1 };
    for (const { text, line, end } of [title, ...page.headings.map(({ text: words, at }) => ({ text: words, line: at.start.line, end: at.end.line }))]) {
      const say = (message: string): Draft => ({ rule: this.id, line, column: 1, message });
      if (/[([]beta[)\]]|[\s:–—-]beta$|^beta:/i.test(text) && !text.endsWith('(Beta)')) yield say(`"${text}" marks a beta feature. End it with "(Beta)".`);
      if (text.endsWith('(Beta)') && !isBanner(children.find(({ type, position }) => type !== 'yaml' && (position?.start.line ?? 0) > end))) {
        yield say(`"${text}" has no banner. Open its text with a callout whose title starts with "Beta" and that says where to report problems.`);
      }
    }
    for (const node of children) {
      if (node.position === undefined || !(isBanner(node) || saysBeta(node))) continue;
      const { line, column } = node.position.start;
      const around = headingsAround(page, line);
      if (around.some((text) => text.endsWith('(Beta)'))) continue;
      yield { rule: this.id, line, column, message: `The section "${around[0] ?? ''}" presents a beta feature, and its heading does not say so. End the heading with "(Beta)", and open the section with the banner.` };
    }
  },
};

/** The headings of the sections in which a line stands, the innermost first, and the page's title. */
function headingsAround({ headings, frontMatter }: Page, line: number): string[] {
  const texts: string[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (const heading of [...headings].reverse()) {
    if (heading.at.start.line >= line || heading.level >= level) continue;
    texts.push(heading.text);
    ({ level } = heading);
  }
  return [...texts, frontMatter.title];
}

/** Whether a paragraph calls what its section is about a beta feature. */
function saysBeta(node: Nodes): boolean {
  return node.type === 'paragraph' && /^(?:This|The)(?: \S+){0,4} (?:is|are) (?:currently |still )?(?:in beta|a beta feature|beta)\b/i.test(toString(node).replace(/\s+/g, ' '));
}

/** Whether a block is the banner of a beta feature: a callout whose title says so. */
function isBanner(node: Nodes | undefined): boolean {
  if (node?.type !== 'containerDirective') return false;
  const [label] = node.children;
  return label !== undefined && isLabel(label) && /^\W*beta\b/i.test(toString(label));
}
