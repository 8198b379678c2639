import type { PageRule } from '../rule.ts';
import { blocksOf, touchesCode, touchesHyphen, type Word } from './blocks.ts';

const pronouns = new Set(['we', 'us', 'our', 'ours']);

/** "I" as a pronoun, which a verb follows; as a number or a letter it stands after a noun or an article, and "Which tests do I run?" is a reader's question. */
function isI(text: string, { text: word, index }: Word): boolean {
  return word === 'I' && /^(?:['’](?:m|ve|d|ll)\b| \p{Ll}{2,})/u.test(text.slice(index + 1)) && !/(?:\b(?:the|an?|chapter|class|letter|level|part|phase|stage|tier|type|volume|am|can|could|did|do|have|may|must|need|shall|should|was|will|would) |["“*(])$/i.test(text.slice(0, index));
}

/** "we", which leaves open whether the reader is meant. */
export const firstPerson: PageRule = {
  id: 'style/first-person',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      for (const word of block.words) {
        const { text, lower, index } = word;
        // "US" is a country, and quotation marks hold what somebody else says.
        if (!(pronouns.has(lower) || isI(block.text, word) || (lower === 'let' && /^['’]s\b/.test(block.text.slice(index + 3, index + 6)))) || text === 'US' || touchesCode(block.text, index, text.length) || touchesHyphen(block.text, index, text.length) || /["“][^"”]*$/.test(block.text.slice(0, index))) continue;
        yield { rule: this.id, ...block.at(index), message: `"${text}" may or may not include the reader. Write "you", or name who it is.` };
      }
    }
  },
};
