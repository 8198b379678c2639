import { toString } from 'mdast-util-to-string';
import type { PageRule } from '../rule.ts';
import { blocksOf, code } from './blocks.ts';
import { flowOf, startOf } from './flow.ts';

/** Markup of other systems, which is shown as text here, and what to write instead. */
const forms: readonly { readonly pattern: RegExp; readonly says: string }[] = [
  { pattern: /^\.\. (?:_[\w -]+:|[\w-]+::)/, says: 'a directive of reStructuredText. Write a fence, a callout or a typed reference' },
  { pattern: new RegExp(`(?<![\\w:]):[a-z][\\w-]*(?::[\\w-]+)?:(?=${code})`, 'g'), says: 'a role of reStructuredText. Write a typed reference, such as :issue[27116]' },
  { pattern: new RegExp(`(?<=${code})_{1,2}(?![\\w_])`, 'g'), says: 'a link of reStructuredText. Write [text](address)' },
  { pattern: /^(?:!!!|\?\?\?\+?) \w+/, says: 'a callout of MkDocs. Write :::note[Title] and :::' },
  { pattern: /\{\{[<%] ?\w+|\{% (?!end)\w+/g, says: 'a tag of Hugo or Jekyll. Write a callout or a typed reference' },
  { pattern: /^(?:import .+ from (?=["'])|export (?:const|default|function|let)\b)|^\{\/\*/, says: 'a statement of MDX, and pages run no code. Remove it' },
];

const label = /^(?:\[!(?:note|tip|important|warning|caution)\]|(?:note|tip|important|info|warning|caution|danger):)/i;

/** What other documentation systems would make a callout or a link of, and this one shows as it is. */
export const foreignMarkup: PageRule = {
  id: 'style/foreign-markup',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      for (const { pattern, says } of forms) {
        const matches = pattern.global ? block.text.matchAll(pattern) : [pattern.exec(block.text)];
        for (const match of matches) if (match) yield { rule: this.id, ...block.at(match.index), message: `"${match[0].trim()}" is ${says}.` };
      }
    }
    for (const { node } of flowOf(input.markdown.tree)) {
      const [first] = node.type === 'blockquote' ? node.children : [];
      const found = first && label.exec(toString(first))?.[0];
      if (found !== undefined) yield { rule: this.id, ...startOf(node), message: `A quote that starts with "${found}" is no callout here. Write :::note[Title], the text, and :::` };
    }
  },
};
