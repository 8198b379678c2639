import type { Manifest } from './manifest.ts';
import { isStopWord } from './stop-words.ts';
import { chunksOf, fold } from './tokenise.ts';

/** One thing that a query asks for, in one or several ways to say it. */
export interface Concept {
  readonly ways: readonly Way[];
  /** Whether a document without it is worse off. */
  readonly counts: boolean;
}

/** Terms that together say it. */
export interface Way {
  readonly words: readonly string[];
  readonly factor: number;
  /** Whether a document needs all of the words. */
  readonly all: boolean;
  /** Whether the words are names that stand for themselves, without other forms. */
  readonly names: boolean;
  /** Whether the last word may be unfinished. */
  readonly unfinished: boolean;
  /** Whether it is another phrase than the one that was typed. */
  readonly isSynonym: boolean;
}

/** What the words of a name count beside the name, a phrase of the same meaning beside what was typed, two words written as one, "X.Y" beside a version. */
const PART_OF_PHRASE = 0.7;
const SYNONYM = 0.85;
const JOINED = 0.9;
const ANY_RELEASE = 0.6;

const typedName = { factor: 1, all: true, names: true, unfinished: false, isSynonym: false };

/** What stands behind so many words is not looked at: somebody pasted a text. */
const LONGEST_QUERY = 40;

/** The longest phrase that has synonyms, in words. */
const LONGEST_PHRASE = 5;

interface Typed {
  readonly term: string;
  readonly whole: string | undefined;
  readonly words: readonly string[];
}

/** Takes a query apart. `synonyms` gives the other phrases for a folded one. */
export function conceptsOf(query: string, synonyms: ReadonlyMap<string, readonly string[]>): Concept[] {
  const finished = /[\s?!.]$/.test(query);
  const typed = chunksOf(query).slice(0, LONGEST_QUERY).map(({ whole, terms }): Typed => {
    const words = terms.filter(({ kind }) => kind === 'word').map(({ term }) => term);
    return { term: whole ?? words[0] ?? '', whole, words };
  });
  const concepts: Concept[] = [];
  for (let at = 0; at < typed.length;) {
    const phrase = longestPhrase(typed, at, synonyms);
    const length = phrase?.length ?? 1;
    const taken = typed.slice(at, at + length);
    const last = at + length === typed.length && !finished;
    const own = waysOf(taken, last, phrase !== undefined);
    at += length;
    if (own.length === 0 && phrase === undefined) continue;
    const others = (phrase?.others ?? []).map((other): Way => synonymWay(phraseWords(other), SYNONYM));
    if (taken.some(({ term }) => release.test(term))) others.push(synonymWay(['x.y'], ANY_RELEASE));
    concepts.push({ counts: true, ways: [...own, ...others] });
  }
  return [...(concepts.length > 0 ? concepts : literal(typed)), ...joined(typed)];
}

function synonymWay(words: readonly string[], factor: number): Way {
  return { words, factor, all: true, names: false, unfinished: false, isSynonym: true };
}

/** The other phrases of a manifest by phrase. */
export function synonymMap({ synonyms }: Pick<Manifest, 'synonyms'>): Map<string, readonly string[]> {
  return new Map(synonyms);
}

/** A phrase as it is looked up. */
export function phraseKey(phrase: string): string {
  return chunksOf(phrase).map(({ whole, terms }) => whole ?? terms[0]?.term ?? '').join(' ');
}

function longestPhrase(typed: readonly Typed[], at: number, synonyms: ReadonlyMap<string, readonly string[]>): { length: number; others: readonly string[] } | undefined {
  for (let length = Math.min(LONGEST_PHRASE, typed.length - at); length > 0; length -= 1) {
    const others = synonyms.get(typed.slice(at, at + length).map(({ term }) => term).join(' '));
    if (others !== undefined) return { length, others };
  }
  return undefined;
}

function waysOf(typed: readonly Typed[], unfinished: boolean, isPhrase: boolean): Way[] {
  const all = typed.flatMap((one) => one.words);
  const words = all.filter((word) => word.length > 1 && !isStopWord(word));
  const [only] = typed;
  const ways: Way[] = [];
  if (typed.length === 1 && only?.whole !== undefined) ways.push({ ...typedName, words: [only.whole], names: !release.test(only.whole), unfinished: unfinished || only.whole.endsWith('_') });
  // Of "where is the code" the one word that is left says little of what the phrase means.
  const factor = ways.length > 0 || (isPhrase && words.length < all.length) ? PART_OF_PHRASE : 1;
  if (words.length > 0) ways.push({ words, factor, all: false, names: false, unfinished, isSynonym: false });
  return ways;
}

function phraseWords(phrase: string): string[] {
  return phrase.split(' ').filter((word) => !isStopWord(word));
}

/** A minor version, for which texts that hold for every version write X.Y. */
const release = /^\d+\.\d+$/;

/** A query of nothing but common words is taken as it is. */
function literal(typed: readonly Typed[]): Concept[] {
  return typed.filter(({ term }) => term.length > 1).map(({ term }) => ({ counts: true, ways: [{ ...typedName, words: [fold(term)] }] }));
}

/** "code owners" also stands as one word. Nobody misses it where it does not. */
function joined(typed: readonly Typed[]): Concept[] {
  return typed.slice(1).flatMap((one, index): Concept[] => {
    const before = typed[index];
    if (before === undefined || one.whole !== undefined || before.whole !== undefined || isStopWord(one.term) || isStopWord(before.term)) return [];
    return [{ counts: false, ways: [{ ...typedName, words: [before.term + one.term], factor: JOINED }] }];
  });
}
