import { touchesCode, type Block } from './blocks.ts';

export interface PhraseMatch<Value> {
  readonly index: number;
  /** The phrase as the text has it. */
  readonly found: string;
  readonly value: Value;
}

interface Entry<Value> {
  readonly phrase: string;
  readonly exact: boolean;
  readonly value: Value;
}

const wordCharacter = /[\p{L}\p{N}_]/u;

/**
 * Phrases by their first word, so that a text is searched for hundreds of them in one pass over its words. A phrase with a capital
 * is found in that case only, any other in every case; an apostrophe may be a straight or a curly one.
 */
export class PhraseIndex<Value> {
  private readonly byFirst = new Map<string, Entry<Value>[]>();

  constructor(phrases: Iterable<readonly [phrase: string, value: Value]>) {
    for (const [phrase, value] of phrases) {
      const first = firstWord(phrase).toLowerCase();
      const entry = { phrase, exact: phrase !== phrase.toLowerCase(), value };
      const entries = this.byFirst.get(first);
      if (entries) entries.push(entry);
      else this.byFirst.set(first, [entry]);
    }
    // Of two that start alike the longer one says more.
    for (const entries of this.byFirst.values()) entries.sort((a, b) => b.phrase.length - a.phrase.length);
  }

  *in(block: Block): Iterable<PhraseMatch<Value>> {
    let lower: string | undefined;
    let text = '';
    let end = 0;
    for (const { lower: word, index } of block.text.includes('&') ? [...block.words, ...marksOf(block.text)].sort((a, b) => a.index - b.index) : block.words) {
      const entries = index < end ? undefined : this.byFirst.get(word);
      if (entries === undefined) continue;
      if (lower === undefined) {
        text = block.text.replaceAll('’', "'");
        lower = text.toLowerCase();
      }
      const whole = lower;
      const entry = entries.find(({ phrase, exact }) => (exact ? text : whole).startsWith(phrase, index) && isWhole(text, index, phrase));
      if (entry === undefined) continue;
      end = index + entry.phrase.length;
      yield { index, found: text.slice(index, end), value: entry.value };
    }
  }
}

function firstWord(phrase: string): string {
  return /^[\p{L}\p{N}]+|^./u.exec(phrase)?.[0] ?? phrase;
}

function marksOf(text: string): { lower: string; index: number }[] {
  return [...text.matchAll(/(?<=\s)&(?=\s)/g)].map(({ index }) => ({ lower: '&', index }));
}

function isWhole(text: string, index: number, phrase: string): boolean {
  const end = index + phrase.length;
  const last = phrase.at(-1) ?? '';
  const next = text[end] ?? '';
  if (text[index - 1] === '-' || touchesCode(text, index, wordCharacter.test(last) ? phrase.length : 0)) return false;
  if (wordCharacter.test(last)) return !wordCharacter.test(next) && !(next === '-' && wordCharacter.test(text[end + 1] ?? ''));
  return last === '/' ? next === ' ' : !wordCharacter.test(next);
}
