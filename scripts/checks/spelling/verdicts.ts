import { createHash } from 'node:crypto';
import path from 'node:path';
import * as z from 'zod';
import { readIfPresent, writeFileAtomic } from '../../files.ts';
import { cacheFolder } from '../../root.ts';
import { toolVersions } from '../cache.ts';
import { loadSpeller, type Misspelling, type Speller } from './speller.ts';

/** What the spell checker said of words, remembered between runs, so that a run without new words never loads it. */
export interface Verdicts {
  /** What in the token is no word; the token must be among those that were loaded. */
  of(token: string): readonly Misspelling[];
  /** Suggestions for misspelt words. */
  suggest(words: readonly string[]): Promise<Map<string, readonly string[]>>;
}

const stored = z.object({
  key: z.string(),
  right: z.array(z.string()),
  wrong: z.record(z.string(), z.array(z.object({ offset: z.number(), word: z.string() }))),
  suggestions: z.record(z.string(), z.array(z.string())),
});

/** Gives the verdicts on `tokens`: from the cache where it has them, else from cspell. A damaged cache is made anew. */
export async function loadVerdicts(root: string, words: readonly string[], tokens: ReadonlySet<string>): Promise<Verdicts> {
  const file = path.join(cacheFolder(root), 'words.json');
  const key = createHash('sha256').update(toolVersions()).update(words.join('\n')).digest('hex');
  const known = read(file, key);
  let speller: Promise<Speller> | undefined;
  const load = (): Promise<Speller> => (speller ??= loadSpeller(words));
  const save = (): void => {
    const content = { key, right: [...known.right], wrong: Object.fromEntries(known.wrong), suggestions: Object.fromEntries(known.suggestions) };
    writeFileAtomic(file, JSON.stringify(content));
  };
  const unknown = [...tokens].filter((token) => !known.right.has(token) && !known.wrong.has(token));
  if (unknown.length > 0) {
    const loaded = await load();
    for (const token of unknown) {
      const misspellings = loaded.judge(token);
      if (misspellings.length === 0) known.right.add(token);
      else known.wrong.set(token, misspellings);
    }
    save();
  }
  return {
    of: (token) => known.wrong.get(token) ?? [],
    async suggest(misspelt) {
      const missing = misspelt.filter((word) => !known.suggestions.has(word));
      for (const word of missing) known.suggestions.set(word, await (await load()).suggest(word));
      if (missing.length > 0) save();
      return new Map(misspelt.map((word) => [word, known.suggestions.get(word) ?? []]));
    },
  };
}

interface Known {
  readonly right: Set<string>;
  readonly wrong: Map<string, readonly Misspelling[]>;
  readonly suggestions: Map<string, readonly string[]>;
}

function read(file: string, key: string): Known {
  const empty = (): Known => ({ right: new Set(), wrong: new Map(), suggestions: new Map() });
  try {
    const parsed = stored.safeParse(JSON.parse(readIfPresent(file) ?? 'null'));
    if (!parsed.success || parsed.data.key !== key) return empty();
    const { right, wrong, suggestions } = parsed.data;
    return { right: new Set(right), wrong: new Map(Object.entries(wrong)), suggestions: new Map(Object.entries(suggestions)) };
  } catch {
    return empty();
  }
}
