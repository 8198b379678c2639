import type { Link, PhrasingContent } from 'mdast';
import { walk } from '../../../src/plugins/walk.ts';
import type { PageRule } from '../rule.ts';
import { flowOf, startOf } from './flow.ts';

/** An address that is longer interrupts the sentence in the source. */
const longAddress = 30;

/** So many long addresses make a paragraph unreadable, and so do two in a long paragraph or with many characters together. */
const tooMany = 3;
const tooLong = 140;
const longParagraph = 250;

/** Paragraphs in whose source addresses drown the words. */
export const embeddedUrls: PageRule = {
  id: 'style/embedded-urls',
  severity: 'error',
  *check({ page, markdown, source }) {
    if (page.frontMatter.generated === true) return;
    for (const { node } of flowOf(markdown.tree)) {
      if (node.type !== 'paragraph') continue;
      const long: Link[] = [];
      walk<PhrasingContent>(node, (below) => {
        if (below.type === 'link' && below.url.length >= longAddress && /^https?:/.test(below.url) && source[below.position?.start.offset ?? 0] === '[') long.push(below);
        return undefined;
      });
      const length = long.reduce((sum, { url }) => sum + url.length, 0);
      const words = (node.position?.end.offset ?? 0) - (node.position?.start.offset ?? 0) - length;
      if (long.length < 2 || (long.length < tooMany && length <= tooLong && words < longParagraph)) continue;
      yield { rule: this.id, ...startOf(long[0] ?? node), message: `${long.length} long addresses stand in this paragraph. Write [text] or [text][name] in the sentence, and "[name]: address" after the paragraph.` };
    }
  },
};
