import { createRequire } from 'node:module';

/** A stretch of a token that is no known word. */
export interface Misspelling {
  readonly offset: number;
  readonly word: string;
}

/** The spell checker, loaded; loading takes some two seconds of CPU. */
export interface Speller {
  /** Judges each token by itself: what in it is no word. */
  judge(tokens: readonly string[]): Promise<Map<string, Misspelling[]>>;
  /** Up to three words that a misspelt one may stand for; tenths of a second each. */
  suggest(word: string): Promise<string[]>;
}

/** Loads cspell with US English and the given words, and nothing else, so that names must be code or be listed. */
export async function loadSpeller(words: readonly string[]): Promise<Speller> {
  const { loadConfig, mergeSettings, spellCheckDocument, suggestionsForWord } = await import('cspell-lib');
  // Loaded here and not by `import`, which suggestions would not follow.
  const dictionary = await loadConfig(createRequire(import.meta.url).resolve('@cspell/dict-en_us/cspell-ext.json'));
  const settings = mergeSettings(dictionary, {
    version: '0.2',
    language: 'en-US',
    loadDefaultConfiguration: false,
    dictionaries: ['en_us'],
    words: [...words],
    minWordLength: 3,
    maxNumberOfProblems: 1_000_000,
    maxDuplicateProblems: 1_000_000,
    allowCompoundWords: false,
  });
  return {
    async judge(tokens) {
      const verdicts = new Map<string, Misspelling[]>(tokens.map((token) => [token, []]));
      const starts: number[] = [];
      let text = '';
      for (const token of tokens) {
        starts.push(text.length);
        text += `${token}\n`;
      }
      const { issues } = await spellCheckDocument(
        { uri: 'stdin:///words.txt', text, languageId: 'plaintext', locale: 'en-US' },
        { generateSuggestions: false, noConfigSearch: true },
        settings,
      );
      for (const issue of issues) {
        const index = upperBound(starts, issue.offset) - 1;
        verdicts.get(tokens[index] ?? '')?.push({ offset: issue.offset - (starts[index] ?? 0), word: issue.text });
      }
      return verdicts;
    },
    async suggest(word) {
      const options = { numSuggestions: 3, includeTies: false, includeDefaultConfig: false, languageId: 'plaintext', locale: 'en-US' };
      const { suggestions } = await suggestionsForWord(word, options, settings);
      // An edit costs some 100: what is much farther away than the nearest is not what was meant.
      const limit = (suggestions[0]?.cost ?? 0) * 1.5;
      return suggestions.filter(({ cost }) => cost <= limit).map(({ wordAdjustedToMatchCase, word: plain }) => wordAdjustedToMatchCase ?? plain);
    },
  };
}

/** Index of the first element greater than `value` in a sorted list. */
function upperBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
