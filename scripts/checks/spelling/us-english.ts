import type { PageRule } from '../rule.ts';
import { blocksOf, isNamed, rangeOf, startsSentence, touchesCode, type Block, type Word } from '../style/blocks.ts';
import { entriesOf, list, ofLists } from '../style/lists.ts';

/** Endings of a verb in -ise, its -isation included, as they are written with z. */
const ise = /^(.{3,})is(e|es|ed|ing|er|ers|ational|ations?|ability|able|ingly)$/;

/** Words in these endings have their s in US English too: clockwise, raise, noise, bruise, advise, comprise. */
const alwaysWithS = /(?:w|a|o|u|v|pr)ise$/;

/** What may come before a British word that the list has without it. */
const prefix = /^(?:un|re|mis|de|dis|pre|over|under|non|multi|co|sub)(?=.{4})/;

const withS = ofLists(() => new Set(entriesOf(list('british')['with-s'])));

const words = ofLists((): ReadonlyMap<string, string> => {
  const { our, re, ll, words: others } = list('british');
  const map = new Map(others);
  for (const [word] of our) {
    for (const ending of ['', 's', 'ed', 'er', 'ers', 'ing', 'ings', 'able', 'ably', 'al', 'ally', 'ful', 'fully', 'hood', 'hoods', 'ite', 'ites', 'itism', 'less', 'ly', 'y']) {
      map.set(word + ending, word.replace(/our$/, 'or') + ending);
    }
  }
  for (const [word] of re) for (const ending of ['', 's', 'd']) map.set(word + ending, `${word.slice(0, -2)}er${ending.replace('d', 'ed')}`);
  for (const [word] of ll) for (const ending of ['ed', 'ing', 'er', 'ers', 'able', 'ings']) map.set(`${word}l${ending}`, word + ending);
  return map;
});

/** The US spelling of a British word in lower case; undefined where the word is not British. */
export function usSpelling(word: string): string | undefined {
  const listed = words().get(word);
  if (listed !== undefined) return listed;
  const [, stem = '', ending = ''] = ise.exec(word) ?? [];
  if (stem !== '') {
    const verb = `${stem}ise`;
    return withS().has(verb) || withS().has(verb.replace(prefix, '')) || alwaysWithS.test(verb) || (ending === 'able' && word === 'disable') ? undefined : `${stem}iz${ending}`;
  }
  const rest = word.replace(prefix, '');
  const inner = rest === word ? undefined : words().get(rest);
  return inner === undefined ? undefined : word.slice(0, word.length - rest.length) + inner;
}

/** Words in British spelling, many of which the spell checker's dictionary has as well. */
export const usEnglish: PageRule = {
  id: 'spelling/us-english',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      for (const { text, lower, index } of block.words) {
        const us = usSpelling(lower);
        if (us === undefined || touchesCode(block.text, index, text.length) || isNamed(block.text, index, text.length) || isProperName(block, { text, lower, index })) continue;
        const right = text === lower ? us : text === text.toUpperCase() ? us.toUpperCase() : us.charAt(0).toUpperCase() + us.slice(1);
        const range = rangeOf(block, index, text.length);
        yield { rule: this.id, ...block.at(index), message: `"${text}" is British. US English has "${right}".`, ...(range && { fix: { range, text: right } }) };
      }
    }
  },
};

/** Whether a word in a sentence has a capital next to another that has one: "the Labour Party". */
function isProperName(block: Block, { text, lower, index }: Word): boolean {
  if (text === lower || text === text.toUpperCase() || !(block.kind === 'paragraph' || block.kind === 'item') || startsSentence(block, index)) return false;
  const before = /\p{Lu}\p{Ll}+(?:['’]s)? $/u.exec(block.text.slice(0, index));
  return /^ \p{Lu}\p{Ll}/u.test(block.text.slice(index + text.length)) || (before !== null && !startsSentence(block, before.index));
}
