import type { PageRule } from '../rule.ts';
import { blocksOf, rangeOf } from './blocks.ts';
import { listedHyphen } from './phrases.ts';

/** Words in -ly that are no adverbs, or that a hyphen joins to a noun. */
const noAdverb = new Set(
  'ally anomaly apply assembly belly butterfly comply daily early family filly fly folly friendly hourly italy july likely lily lively lonely monthly multiply nightly only orderly quarterly rely reply sally supply tally timely weekly yearly'.split(' '),
);

/** Hyphens where none is needed: in words of the list, and between an adverb in -ly and what it describes. */
export const hyphen: PageRule = {
  id: 'style/hyphen',
  severity: 'error',
  *check(input) {
    yield* listedHyphen.check(input);
    for (const block of blocksOf(input)) {
      if (!block.text.includes('ly-')) continue;
      for (const match of block.text.matchAll(/(?<![\p{L}\p{N}_\-./@#])(\p{L}{3,}ly)-(\p{Ll}{3,})(?![\p{L}\p{N}_\-./=]|\.\p{L})/gu)) {
        const [joined, adverb = '', word = ''] = match;
        if (noAdverb.has(adverb.toLowerCase()) || noAdverb.has(word)) continue;
        const text = `${adverb} ${word}`;
        const range = rangeOf(block, match.index, joined.length);
        yield {
          rule: this.id,
          ...block.at(match.index),
          message: `"${joined}" needs no hyphen: an adverb in -ly belongs to the next word anyway. Write "${text}".`,
          ...(range && { fix: { range, text } }),
        };
      }
    }
  },
};
