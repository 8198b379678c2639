import { toolVersions } from '../../tool-versions.ts';
import { digest, recall, remember } from '../../cache-file.ts';
import { wordsOfNames } from '../style/lists.ts';
import { loadSpeller, type Misspelling, type Speller } from './speller.ts';
import { readWords } from './words.ts';

/** What the spell checker said of words, remembered between runs, so that a run without new words never loads it. */
export interface Verdicts {
  /** Finds out about tokens: from the cache where it has them, else from cspell. */
  judge(tokens: ReadonlySet<string>): Promise<void>;
  /** What in the token is no word; it must have been judged. */
  of(token: string): readonly Misspelling[];
  /** Suggestions for misspelt words. */
  suggest(words: readonly string[]): Promise<Map<string, readonly string[]>>;
  /** Remembers what is new. */
  save(): void;
}

interface Stored {
  readonly right: string[];
  readonly wrong: Record<string, Misspelling[]>;
  readonly suggestions: Record<string, string[]>;
}

/** Opens the verdicts that hold for the words of a project. */
export function openVerdicts(root: string): Verdicts {
  const words = [...readWords(root), ...wordsOfNames()];
  const key = digest(toolVersions(), words.join('\n'));
  let opened: Known | undefined;
  const known = (): Known => (opened ??= read(root, key));
  let speller: Promise<Speller> | undefined;
  const load = (): Promise<Speller> => (speller ??= loadSpeller(words));
  let isNew = false;
  return {
    async judge(tokens) {
      const { right, wrong } = known();
      for (const token of tokens) {
        if (right.has(token) || wrong.has(token)) continue;
        const misspellings = (await load()).judge(token);
        if (misspellings.length === 0) right.add(token);
        else wrong.set(token, misspellings);
        isNew = true;
      }
    },
    of: (token) => known().wrong.get(token) ?? [],
    async suggest(misspelt) {
      if (misspelt.length === 0) return new Map();
      const { suggestions } = known();
      for (const word of misspelt) {
        if (suggestions.has(word)) continue;
        suggestions.set(word, (await load()).suggest(word));
        isNew = true;
      }
      return new Map(misspelt.map((word) => [word, suggestions.get(word) ?? []]));
    },
    save() {
      if (!isNew) return;
      const { right, wrong, suggestions } = known();
      remember(root, 'words', key, { right: [...right], wrong: Object.fromEntries(wrong), suggestions: Object.fromEntries(suggestions) });
    },
  };
}

interface Known {
  readonly right: Set<string>;
  readonly wrong: Map<string, readonly Misspelling[]>;
  readonly suggestions: Map<string, readonly string[]>;
}

function read(root: string, key: string): Known {
  const { right = [], wrong = {}, suggestions = {} } = (recall(root, 'words', key) ?? {}) as Partial<Stored>;
  return { right: new Set(right), wrong: new Map(Object.entries(wrong)), suggestions: new Map(Object.entries(suggestions)) };
}
