import type { PageRule } from '../rule.ts';
import { blocksOf, touchesCode, touchesHyphen } from './blocks.ts';

const pronouns = new Set(['we', 'us', 'our', 'ours']);

/** "we", which leaves open whether the reader is meant. */
export const firstPerson: PageRule = {
  id: 'style/first-person',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      for (const { text, lower, index } of block.words) {
        // "US" is a country, and quotation marks hold what somebody else says.
        if (!(pronouns.has(lower) || (lower === 'let' && /^['’]s\b/.test(block.text.slice(index + 3, index + 6)))) || text === 'US' || touchesCode(block.text, index, text.length) || touchesHyphen(block.text, index, text.length) || /["“][^"”]*$/.test(block.text.slice(0, index))) continue;
        yield { rule: this.id, ...block.at(index), message: `"${text}" may or may not include the reader. Write "you", or name who it is.` };
      }
    }
  },
};
