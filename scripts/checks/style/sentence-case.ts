import type { PageRule } from '../rule.ts';
import { isStressed } from './abbreviations.ts';
import { blocksOf, code, touchesCode, type Block } from './blocks.ts';
import { entriesOf, glossary, list, ofLists } from './lists.ts';
import { PhraseIndex } from './phrase-index.ts';

/** Titles of pages, sections and callouts, of which only the first word and names have capitals. */
const titles = new Set<Block['kind']>(['title', 'heading', 'callout', 'summary']);

interface Names {
  readonly words: ReadonlySet<string>;
  /** Names of several words. */
  readonly phrases: PhraseIndex<undefined>;
}

const names = ofLists((): Names => {
  const { names: products, 'words-too': others } = list('names');
  const { words, apis } = list('api-objects');
  const kinds = entriesOf(words);
  // Of the glossary's terms those are names whose last word has a capital: "Cluster Mesh", and not "BPF map".
  const all = [...entriesOf([...products, ...others, ...apis]), ...[...glossary()].filter((term) => /\s\p{Lu}\p{L}*$/u.test(term))];
  return {
    words: new Set([...all, ...kinds, ...kinds.map((kind) => `${kind}s`), 'I']),
    phrases: new PhraseIndex(all.filter((name) => /[\s-]/.test(name)).map((name) => [name, undefined] as const)),
  };
});

/** A title with capitals in words that are no names, or without one at its start. */
export const sentenceCase: PageRule = {
  id: 'style/sentence-case',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      if (!titles.has(block.kind)) continue;
      const wrong = wrongWords(block);
      const [first] = wrong;
      if (first === undefined) continue;
      const found = wrong.map(({ text }) => `"${text}"`).join(', ');
      const advice = first.index === startOf(block.text) ? 'Start with a capital.' : 'Only the first word and names have capitals; add a name to src/data/style/names.txt.';
      yield { rule: this.id, ...block.at(first.index), message: `Titles are in sentence case: ${found} in "${block.text.replaceAll(code, '…').trim()}". ${advice}` };
    }
  },
};

function startOf(text: string): number {
  return /^["“'‘([\s]*/.exec(text)?.[0].length ?? 0;
}

function wrongWords(block: Block): readonly { readonly text: string; readonly index: number }[] {
  const { text, words } = block;
  const { words: known, phrases } = names();
  // Names of several words and what is quoted, such as the label of a button, keep their capitals.
  let judged = text;
  for (const { index, found } of phrases.in(block)) judged = judged.slice(0, index) + code.repeat(found.length) + judged.slice(index + found.length);
  judged = judged.replace(/“[^”]*”|"[^"]*"|\((?:Beta|Alpha)\)/g, (quoted) => code.repeat(quoted.length));
  const start = startOf(text);
  if (isShouted(judged)) return words.filter(({ text: word }) => word.length > 1).slice(0, 3);
  return words.filter(({ text: word, lower, index }) => {
    if (word === lower && index !== start) return false;
    if (judged[index] === code || block.isLabel(index) || touchesCode(text, index, word.length)) return false;
    if (index === start) return /^\p{Ll}+$/u.test(word) && !known.has(word) && judged[index + word.length] !== '-' && !isNameOfCode(judged, index + word.length);
    const before = judged.slice(0, index);
    // A special interest group is named after its field: "SIG Datapath".
    if (/(?:[.?!:–—]\s+["“(]?|\bSIG )$/.test(before)) return false;
    if (word === 'A') return before.endsWith(' ') && /^\s+\p{L}/u.test(judged.slice(index + 1));
    return /^\p{Lu}\p{Ll}+$/u.test(word) && !known.has(word) && !known.has(word.replace(/s$/, ''));
  });
}

/** Whether a title of two words or more has no lower-case letter, and one of its words is none that abbreviations have. */
function isShouted(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{2,}\P{L}+\p{Lu}{2,}/u.test(text) && (/\p{Lu}{6,}/u.test(text) || text.split(/\P{L}+/u).some(isStressed));
}

/** Whether a word goes on as a file or a package: "file.go". */
function isNameOfCode(text: string, end: number): boolean {
  return /^[.]\p{L}/u.test(text.slice(end));
}
