import { stemmer } from 'stemmer';
import { allowedMistakes, editDistance } from './edit-distance.ts';
import { dictionaryFile, shardFile, type Manifest } from './manifest.ts';
import { unpackPostings, type Posting } from './postings.ts';
import { irregularForms } from './word-forms.ts';

/** Gives the text of a file of the index by its path below search/. Rejects where it cannot. */
export type ReadFile = (path: string) => Promise<string>;

/** A term of the index that stands for a typed word, and how well: 1 for the word itself. */
export interface Match {
  readonly term: string;
  readonly factor: number;
  readonly how: 'exact' | 'form' | 'beginning' | 'typo';
}

/** Of the terms that a word begins, and of those that it may be a misspelling of, the most common. */
const MOST_BEGINNINGS = 24;
const MOST_TYPOS = 4;

/** Forms of a word have at least so many first letters in common. */
const SHORTEST_START = 3;

/** The letters of a common ending: -s, -ed, -ing, -ies, -ion. */
const LONGEST_ENDING = 3;

const FORM = 0.9;
const BEGINNING = 0.75;
/** The same for a word that also stands by itself in the index. */
const BEGINNING_OF_WORD = 0.35;
const TYPO = 0.95;

/** A word inside a longer one, and how long it is at least, alone and as one of two. */
const PIECE = 0.6;
const SHORTEST_PIECE = 5;
const SHORTEST_HALF = 3;

interface Entry {
  readonly term: string;
  readonly packed: string;
}

/** A term, and how common it is as a power of 2. */
interface DictionaryTerm {
  readonly term: string;
  readonly size: number;
}

/** A term that may be meant; the lower the rank, the likelier. */
interface Near {
  readonly term: string;
  readonly rank: number;
}

/** The terms of the index and where they stand. Fetches a shard when a word first needs it. */
export class Lexicon {
  readonly #manifest: Manifest;
  readonly #read: ReadFile;
  readonly #shards = new Map<number, Promise<readonly Entry[]>>();
  readonly #postings = new Map<string, readonly Posting[]>();
  #dictionary: Promise<readonly DictionaryTerm[]> | undefined;

  constructor(manifest: Manifest, read: ReadFile) {
    this.#manifest = manifest;
    this.#read = read;
  }

  /** The postings of a term that a look-up gave. */
  postings(term: string): readonly Posting[] {
    return this.#postings.get(term) ?? [];
  }

  /** The terms that stand for a folded word: other forms of it, names that begin with it where more letters may follow, and where there are none what it may be a misspelling of. */
  async lookUp(word: string, { unfinished }: { readonly unfinished: boolean }): Promise<Match[]> {
    const { found, others } = await this.#formsOf(word);
    for (const form of irregularForms(word)) found.push(...(await this.#formsOf(form)).found.map((match): Match => ({ ...match, factor: FORM, how: 'form' })));
    const shortest = unfinished ? 2 : 3;
    if (word.length >= shortest && (unfinished || found.length === 0)) found.push(...this.#beginnings(word, others, found.length > 0));
    // A word that shares no more than the stem with another one ("verifer", "verification") may be a misspelling too.
    const meant = found.every(({ how, term }) => how === 'form' && !isInflection(word, term)) ? await this.#typos(word, found.map(({ term }) => term)) : [];
    return [...found, ...meant];
  }

  /** The word and its regular forms, and what else begins alike. */
  async #formsOf(word: string): Promise<{ found: Match[]; others: Entry[] }> {
    const stem = stemOf(word);
    const found: Match[] = [];
    const others: Entry[] = [];
    for (const entry of await this.#entriesNear(word)) {
      if (entry.term === word) found.unshift(this.#match(entry, 1, 'exact'));
      else if (stemOf(entry.term) === stem) found.push(this.#match(entry, FORM, 'form'));
      else others.push(entry);
    }
    return { found, others };
  }

  /** A name as it is written, or all names that begin so where more letters may follow. */
  async lookUpName(name: string, { unfinished }: { readonly unfinished: boolean }): Promise<Match[]> {
    const entries = await this.#entriesFrom(name);
    const exact = entries.filter(({ term }) => term === name).map((entry) => this.#match(entry, 1, 'exact'));
    const found = unfinished ? [...exact, ...this.#beginnings(name, entries.filter(({ term }) => term !== name), exact.length > 0)] : exact;
    return found.length > 0 || !/^[a-z]+(?:-[a-z\d]+)+$/.test(name) ? found : this.#mistypedName(name);
  }

  /** The names that a name is a misspelling of. */
  async #mistypedName(name: string): Promise<Match[]> {
    const near = (await this.#near(name)).filter(({ term }) => term.includes('-')).slice(0, MOST_TYPOS);
    const entries = await Promise.all(near.map(async ({ term }) => (await this.#entriesFrom(term)).filter((entry) => entry.term === term)));
    return entries.flat().map((entry) => this.#match(entry, TYPO, 'typo'));
  }

  #beginnings(start: string, entries: readonly Entry[], isWord: boolean): Match[] {
    const most = entries.filter(({ term }) => term.startsWith(start)).sort((a, b) => b.packed.length - a.packed.length).slice(0, MOST_BEGINNINGS);
    return most.map((entry) => this.#match(entry, (isWord ? BEGINNING_OF_WORD : BEGINNING) * Math.sqrt(start.length / entry.term.length), 'beginning'));
  }

  #match({ term, packed }: Entry, factor: number, how: Match['how']): Match {
    if (!this.#postings.has(term)) this.#postings.set(term, unpackPostings(packed));
    return { term, factor, how };
  }

  /** What a word is a misspelling of, or else the words that it is put together of. */
  async #typos(word: string, known: readonly string[]): Promise<Match[]> {
    const near = await this.#near(word);
    const best = near.slice(0, MOST_TYPOS);
    const matches: Match[] = [];
    if (best.length === 0 && known.length === 0) return this.#pieces(word);
    for (const { term, rank } of best) {
      const factor = TYPO * 0.8 ** (rank - (best[0]?.rank ?? 0));
      for (const entry of await this.#entriesNear(term)) {
        if (stemOf(entry.term) === stemOf(term) && !known.includes(entry.term) && !matches.some((match) => match.term === entry.term)) matches.push(this.#match(entry, entry.term === term ? factor : factor * FORM, 'typo'));
      }
    }
    return matches;
  }

  /** The terms of the index that a few mistakes make the word of, likeliest first. */
  async #near(word: string): Promise<Near[]> {
    if (allowedMistakes(word.length) === 0) return [];
    this.#dictionary ??= this.#read(`${this.#manifest.folder}/${dictionaryFile}`).then(readDictionary);
    return nearest(word, await this.#dictionary);
  }

  /** The two words that one is put together of ("bugfix"), or else the longest that it begins or ends with ("microbenchmarks"). */
  async #pieces(word: string): Promise<Match[]> {
    const terms = new Set((await this.#dictionary ?? []).map(({ term }) => term));
    const halves = Array.from({ length: Math.max(0, word.length - 2 * SHORTEST_HALF + 1) }, (_, index) => [word.slice(0, index + SHORTEST_HALF), word.slice(index + SHORTEST_HALF)]).filter((two) => two.every((half) => terms.has(half)));
    const inside = [...terms].filter((term) => term.length >= SHORTEST_PIECE && (word.endsWith(term) || word.startsWith(term))).sort((a, b) => b.length - a.length);
    const found = await Promise.all((halves[0] ?? inside.slice(0, 1)).map(async (piece) => (await this.#formsOf(piece)).found));
    return found.flat().map((match): Match => ({ ...match, factor: match.factor * PIECE, how: 'typo' }));
  }

  /** The entries that can be the word, another form of it, or begin with it: nearly all forms share the stem without its last letter. */
  async #entriesNear(word: string): Promise<Entry[]> {
    const stem = stemOf(word);
    const shared = stem.slice(0, -1);
    return this.#entriesFrom(word.startsWith(shared) && shared.length >= SHORTEST_START ? shared : word.slice(0, SHORTEST_START));
  }

  async #entriesFrom(start: string): Promise<Entry[]> {
    const first = this.#shardOf(start);
    const last = this.#shardOf(`${start}\uffff`);
    const shards = await Promise.all(Array.from({ length: last - first + 1 }, (_, index) => this.#entries(first + index)));
    return shards.flat().filter(({ term }) => term.startsWith(start));
  }

  #shardOf(term: string): number {
    const { shards } = this.#manifest;
    let low = 0;
    let high = shards.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((shards[middle] ?? '') <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #entries(shard: number): Promise<readonly Entry[]> {
    let entries = this.#shards.get(shard);
    if (entries === undefined) {
      entries = this.#read(`${this.#manifest.folder}/${shardFile(shard)}`).then(readShard);
      this.#shards.set(shard, entries);
      // What failed once is fetched again for the next query.
      entries.catch(() => this.#shards.delete(shard));
    }
    return entries;
  }
}

/** Of some terms those that a few mistakes make the word of, likeliest first. */
function nearest(word: string, terms: readonly DictionaryTerm[]): Near[] {
  const allowed = allowedMistakes(word.length);
  const near = terms.flatMap(({ term, size }) => {
    if (Math.abs(term.length - word.length) > allowed || term.length < 3) return [];
    const distance = editDistance(word, term, allowed);
    // Few people mistype the first letter, and a common word is meant more often than a rare one.
    return distance > allowed ? [] : [{ term, rank: distance * 4 + (term[0] === word[0] ? 0 : 2) - size / 4 }];
  });
  return near.sort((a, b) => a.rank - b.rank);
}

/** Whether two words with one stem differ in a short ending alone: assigned and assign, tries and try. */
function isInflection(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared += 1;
  return Math.max(a.length, b.length) - shared <= LONGEST_ENDING;
}

const stems = new Map<string, string>();

function stemOf(word: string): string {
  let stem = stems.get(word);
  if (stem === undefined) stems.set(word, (stem = /^[a-z]+$/.test(word) ? stemmer(word) : word));
  return stem;
}

function readShard(text: string): Entry[] {
  return text.split('\n').map((line) => {
    const space = line.indexOf(' ');
    return { term: line.slice(0, space), packed: line.slice(space + 1) };
  });
}

function readDictionary(text: string): DictionaryTerm[] {
  return text.split('\n').map((line) => ({ term: line.slice(0, -2), size: Number(line.at(-1)) }));
}
