import type { PageRule } from '../rule.ts';
import { blocksOf, rangeOf, touchesCode } from '../style/blocks.ts';
import { entriesOf, list } from '../style/lists.ts';

/** Endings of a verb in -ise, its -isation included, as they are written with z. */
const ise = /^(.{3,})is(e|es|ed|ing|er|ers|ational|ations?|ability|able|ingly)$/;

/** Words in these endings have their s in US English too: clockwise, raise, noise, bruise, advise, comprise. */
const alwaysWithS = /(?:w|a|o|u|v|pr)ise$/;

/** What may come before a British word that the list has without it. */
const prefix = /^(?:un|re|mis|de|dis|pre|over|under|non|multi|co|sub)(?=.{4})/;

let words: ReadonlyMap<string, string> | undefined;
let withS: ReadonlySet<string> | undefined;

function load(): ReadonlyMap<string, string> {
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
}

/** The US spelling of a British word in lower case; undefined where the word is not British. */
export function usSpelling(word: string): string | undefined {
  words ??= load();
  const listed = words.get(word);
  if (listed !== undefined) return listed;
  const [, stem = '', ending = ''] = ise.exec(word) ?? [];
  if (stem !== '') {
    withS ??= new Set(entriesOf(list('british')['with-s']));
    const verb = `${stem}ise`;
    return withS.has(verb) || withS.has(verb.replace(prefix, '')) || alwaysWithS.test(verb) || (ending === 'able' && word === 'disable') ? undefined : `${stem}iz${ending}`;
  }
  const rest = word.replace(prefix, '');
  const inner = rest === word ? undefined : words.get(rest);
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
        if (us === undefined || touchesCode(block.text, index, text.length)) continue;
        const right = text === lower ? us : text === text.toUpperCase() ? us.toUpperCase() : us.charAt(0).toUpperCase() + us.slice(1);
        const range = rangeOf(block, index, text.length);
        yield { rule: this.id, ...block.at(index), message: `"${text}" is British. US English has "${right}".`, ...(range && { fix: { range, text: right } }) };
      }
    }
  },
};
