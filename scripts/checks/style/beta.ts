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
    const told = new Set<Heading>();
    for (const [index, node] of children.entries()) {
      const says = saysBeta(node);
      if (node.position === undefined || !(isBanner(node) || says)) continue;
      const { line, column } = node.position.start;
      const around = [...headingsAround(page, line), title];
      if (around.some(({ text }) => text.endsWith('(Beta)'))) continue;
      const [section = title] = around;
      if (!told.has(section)) {
        told.add(section);
        yield { rule: this.id, line: section.line, column: 1, message: `The section "${section.text}" presents a beta feature, as line ${line} says, and its heading does not say so. End the heading with "(Beta)".` };
      }
      if (says && !children.slice(0, index).some((before) => isBanner(before) && (before.position?.start.line ?? 0) > section.line)) {
        yield { rule: this.id, line, column, message: 'A beta feature is presented in plain text. Open its section with the banner: a callout whose title starts with "Beta".' };
      }
    }
  },
};

interface Heading {
  readonly text: string;
  readonly line: number;
}

/** The headings of the sections in which a line stands, the innermost first. */
function headingsAround({ headings }: Page, line: number): Heading[] {
  const around: Heading[] = [];
  let level = Number.POSITIVE_INFINITY;
  for (const heading of [...headings].reverse()) {
    if (heading.at.start.line >= line || heading.level >= level) continue;
    around.push({ text: heading.text, line: heading.at.start.line });
    ({ level } = heading);
  }
  return around;
}

/** A sentence that calls what it is about a beta feature. One about any such feature starts with "a", "if" or the like. */
const sentence = /(?:^|[.!?] )(?!(?:An?|Any|Each|Every|If|It|No|Once|What|When|Whether|While|Whatever) )\p{Lu}\S*(?: [^\s.!?:;]+){0,6}? (?:is|are) (?:(?:currently|still|now|only|considered|available) )*(?:in beta|a beta feature|beta features|as beta|beta)(?=[.,;:!]|$| (?:and|so|since|stage|quality|status)\b)/u;

function saysBeta(node: Nodes): boolean {
  return node.type === 'paragraph' && sentence.test(toString(node).replace(/\s+/g, ' '));
}

/** Whether a block is the banner of a beta feature: a callout whose title says so. */
function isBanner(node: Nodes | undefined): boolean {
  if (node?.type !== 'containerDirective') return false;
  const [label] = node.children;
  return label !== undefined && isLabel(label) && /^\W*beta\b/i.test(toString(label));
}
