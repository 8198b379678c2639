import type { PageRule } from '../rule.ts';
import { blocksOf } from './blocks.ts';

/** After these words "above" and "below" compare: with a number, a limit, a name in code or whatever an article opens. */
const compares =
  /^\s+(?:\uFFFC|\p{L}+ \p{N}|[\p{N}$%+~#–-]|\p{Lu}|(?:a|an|the|this|that|these|those|its|it|them|their|our|your|his|her|each|every|all|any|some|which|what|one|two|three|four|five|ten|zero|half|average|normal|freezing|capacity|target|expectations?|root|sea|ground)\b)/u;

/** A part of the page, or a word that points at one: before "above" and "below" they name a place whatever follows. */
const part = 'captions?|charts?|code|commands?|diagrams?|examples?|excerpts?|figures?|headings?|images?|instructions|lists?|listings?|notes?|outputs?|pages?|paragraphs?|pictures?|screenshots?|sections?|snippets?|steps?|tables?|texts?';
const pointsBefore = new RegExp(`\\b(?:(?:${part})|as|described|discussed|explained|given|listed|mentioned|named|noted|outlined|see|shown)\\s+$`, 'iu');
const pointsAfter = new RegExp(`^\\s+(?:the|this|that|these|those|each)\\s+(?:\\p{L}+\\s+)?(?:${part.replace('|code|commands?', '').replace('|pages?', '')})\\b(?!')`, 'iu');

/** "above" and "below" as places on the page, which a narrow window or a screen reader does not have. */
export const direction: PageRule = {
  id: 'style/direction',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      for (const { text, lower, index } of block.words) {
        if (lower !== 'above' && lower !== 'below') continue;
        const before = block.text.slice(Math.max(0, index - 40), index);
        const after = block.text.slice(index + text.length, index + text.length + 40);
        const isPlace = !/^\s+\p{N}/u.test(after) && (pointsBefore.test(before) || pointsAfter.test(after));
        // "1.16 and above" compares as well, and quotation marks talk about the word.
        if ((!isPlace && compares.test(after)) || /[\p{N}\uFFFC]\S*\s+(?:and|or)\s+$/u.test(before) || /["“]$/.test(before)) continue;
        yield { rule: this.id, ...block.at(index), message: `"${text}" is a place that readers may not have. Name what you mean, such as "the next table", or link to it.` };
      }
    }
  },
};
