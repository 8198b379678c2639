import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { SpellingDictionary, SpellingDictionaryOptions } from 'cspell-dictionary';
import * as z from 'zod';

/** A stretch of a token that is no known word. */
export interface Misspelling {
  readonly offset: number;
  readonly word: string;
}

/** The spell checker, loaded; loading takes about a second of CPU. */
export interface Speller {
  /** What in a token is no word. */
  judge(token: string): Misspelling[];
  /** Up to three words that a misspelt one may stand for; a twentieth of a second each. */
  suggest(word: string): string[];
}

/** Shorter parts of a word are not judged. */
const shortest = 3;

let last: { readonly words: string; readonly speller: Promise<Speller> } | undefined;

/** Gives the spell checker with the given words. A process that asks again for the same ones, as `portal dev` does at each save, gets the same. */
export function loadSpeller(words: readonly string[]): Promise<Speller> {
  const key = words.join('\n');
  if (last?.words !== key) last = { words: key, speller: makeSpeller(words) };
  return last.speller;
}

/**
 * Loads the US English dictionary of cspell, and the given words. The dictionary is asked itself, word by word: a check of a document would
 * read the settings that a user has on the machine, and load the whole of cspell, which takes two seconds of CPU. An entry in lower case stands for the word with a capital and in capitals too, any
 * other for itself alone.
 */
async function makeSpeller(words: readonly string[]): Promise<Speller> {
  const { createCollection, createSpellingDictionary, createSpellingDictionaryFromTrieFile } = await import('cspell-dictionary');
  const { file, options } = englishOf(createRequire(import.meta.url).resolve('@cspell/dict-en_us/cspell-ext.json'));
  const english = createSpellingDictionaryFromTrieFile(gunzipSync(readFileSync(file)), 'en_us', file, options);
  const listed = new Set(words);
  const written = new Map(words.map((word) => [word.toLowerCase(), word]));
  let near: SpellingDictionary | undefined;
  const isWord = (word: string): boolean => word.length < shortest || isListed(word, listed) || english.has(word, { ignoreCase: false });
  const isKnown = (word: string): boolean => isWord(word) || (/^\p{Lu}{2,}s$/u.test(word) && isWord(word.slice(0, -1)));
  return {
    judge(token) {
      if (isKnown(token)) return [];
      return partsOf(token).filter(({ word }) => !isKnown(word));
    },
    suggest(word) {
      const suggestions = (near ??= createCollection([english, createSpellingDictionary(words, 'words', 'words', undefined)], 'all')).suggest(word, { numSuggestions: 3, includeTies: false });
      // An edit costs some 100, a likely one less: what is farther away than the nearest is not what was meant.
      const limit = (suggestions[0]?.cost ?? 0) * 1.25;
      const isCapital = /^\p{Lu}\p{Ll}/u.test(word);
      const candidates = suggestions
        .filter(({ cost, word: candidate }) => cost <= limit && !candidate.includes(' '))
        .sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1))
        .map(({ word: right }) => written.get(right) ?? (isCapital ? right.charAt(0).toUpperCase() + right.slice(1) : right));
      return [...new Set(candidates)].filter((right) => right !== word);
    },
  };
}

/** Where the dictionary is and what belongs to it, as the package says. */
const dictionarySettings = z.object({
  dictionaryDefinitions: z.tuple([
    z.object({
      path: z.string(),
      repMap: z.array(z.tuple([z.string(), z.string()])),
      dictionaryInformation: z.looseObject({ locale: z.string(), alphabet: z.string() }),
      ignoreForbiddenWords: z.boolean(),
    }),
  ]),
});

function englishOf(settings: string): { file: string; options: SpellingDictionaryOptions } {
  const [{ path: name, ...options }] = dictionarySettings.parse(JSON.parse(readFileSync(settings, 'utf8'))).dictionaryDefinitions;
  return { file: path.join(path.dirname(settings), name), options };
}

function isListed(word: string, listed: ReadonlySet<string>): boolean {
  if (listed.has(word)) return true;
  const lower = word.toLowerCase();
  return listed.has(lower) && (word === word.toUpperCase() || word === word.charAt(0).toUpperCase() + lower.slice(1));
}

/** The words in a name such as "ConfigMaps": each is judged by itself. */
function partsOf(token: string): Misspelling[] {
  const parts: Misspelling[] = [];
  let offset = 0;
  for (const part of token.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})(?!\p{Lu}s$)|(?<=['’])|(?=['’])/u)) {
    if (/\p{L}/u.test(part)) parts.push({ offset, word: part });
    offset += part.length;
  }
  return parts;
}
