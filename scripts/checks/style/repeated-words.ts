import type { PageRule } from '../rule.ts';
import { blocksOf, rangeOf, touchesCode, type Word } from './blocks.ts';

/** Words that may follow themselves in a right sentence. */
const doubled = new Set(['that', 'had', 'blah', 'bye']);

/** The same word twice, which the eye skips, most of all over the end of a line. */
export const repeatedWord: PageRule = {
  id: 'style/repeated-word',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      let previous: Word | undefined;
      for (const word of block.words) {
        const between = previous === undefined ? '' : block.text.slice(previous.index + previous.text.length, word.index);
        if (previous?.lower === word.lower && (word.text === previous.text || word.text === word.lower) && /^\s+$/.test(between) && /^\p{L}+$/u.test(word.lower) && !doubled.has(word.lower) && block.text[word.index + word.text.length] !== '-' && !touchesCode(block.text, word.index, word.text.length)) {
          const length = between.length + word.text.length;
          const range = rangeOf(block, word.index - between.length, length);
          yield { rule: this.id, ...block.at(word.index), message: `"${word.text}" stands here twice. Remove one.`, ...(range && { fix: { range, text: '' } }) };
        }
        previous = word;
      }
    }
  },
};
