import type { PageRule } from '../rule.ts';
import { blocksOf, touchesCode, type Block } from './blocks.ts';
import { entriesOf, glossary, list, ofLists } from './lists.ts';

const form = /^(?=[A-Z\d]*[A-Z][A-Z\d]*[A-Z])[A-Z][A-Z\d]{1,4}s?$/;

/** Words that writers put in capitals to stress them, and names of files and of methods. */
const words = new Set('ALL ALSO AND ANY ARE BUT CAN DELETE DO EVERY FIXME FOR FROM GET HEAD IF IN IS IT LIKE MAY MORE MUST NEVER NO NONE NOT NOTE OF ON ONE ONLY OR POST PUT README SHOULD TBA TBD THE TO TODO TWO UP USE WIP WITH XXX YES YOU'.split(' '));

const names = ofLists(() => new Set(entriesOf(list('names').names)));

/** What needs no explanation. */
const known = ofLists(() => new Set([...entriesOf(list('abbreviations').words), ...[...names()].map((name) => name.toUpperCase()), ...glossary()]));

/** Whether a word is written as abbreviations are: two to five capitals and digits, and perhaps a plural s. */
export function isAbbreviation(word: string): boolean {
  return form.test(word);
}

/** Whether a word in capitals is an everyday word that is stressed. */
export function isStressed(word: string): boolean {
  return words.has(word);
}

/** Abbreviations that neither the page nor the glossary explains. */
export const abbreviation: PageRule = {
  id: 'style/abbreviation',
  severity: 'error',
  *check(input) {
    const explained = known();
    const uses = new Map<string, { readonly block: Block; readonly index: number }[]>();
    for (const block of blocksOf(input)) {
      // A diagram's text names what its drawing shows.
      if (block.kind === 'alternative') continue;
      for (const { text: word, lower, index } of block.words) {
        if (word === lower || !isAbbreviation(word) || words.has(word)) continue;
        const singular = word.replace(/s$/, '');
        if (explained.has(singular) || explained.has(word) || touchesCode(block.text, index, word.length) || block.text[index + word.length] === '&' || roman.test(word) || isInName(block.text, index, word) || isShouted(block.text, index, word)) continue;
        uses.set(singular, [...(uses.get(singular) ?? []), { block, index }]);
      }
    }
    for (const [short, places] of uses) {
      // Headings come before the text that explains them.
      const definition = places.findIndex(({ block, index }) => defines(block.text, index, short));
      const before = definition === -1 ? places : places.slice(0, definition).filter(({ block }) => block.kind !== 'title' && block.kind !== 'description' && block.kind !== 'heading');
      const [first] = before;
      if (first) yield { rule: this.id, ...first.block.at(first.index), message: `"${short}" is not explained where it stands first. Write the words in full with "(${short})" after them, or add it to src/data/glossary.yaml.` };
    }
  },
};

const roman = /^(?:I{2,3}|I?V|VI{1,3}|IX|XI{0,3})$/;

/** Whether it is a part of a name of the list, such as CRI-O. */
function isInName(text: string, index: number, word: string): boolean {
  const end = /^-[A-Z]\w*/.exec(text.slice(index + word.length))?.[0];
  return end !== undefined && names().has(word + end);
}

/** Whether the words beside it are in capitals too, as the title of a column is. */
function isShouted(text: string, index: number, word: string): boolean {
  return /[A-Z]{3,} $/.test(text.slice(Math.max(0, index - 4), index)) || /^ [A-Z]{3,}\b/.test(text.slice(index + word.length, index + word.length + 5));
}

/** Whether the abbreviation is in parentheses after its words, or its words in parentheses after it. */
function defines(text: string, index: number, short: string): boolean {
  const after = text.slice(index + short.length);
  return /\((?:an? |the |or )?["“]?$/.test(text.slice(0, index)) || /^s?["”]?(?: \p{L}+)?,? \((?:[^)]*\s)?\p{L}{3,}/u.test(after) || /^s?["”]? (?:stands for|is short for|means|, short for)\b/.test(after);
}
