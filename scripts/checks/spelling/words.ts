import { readData } from '../../data-file.ts';
import { tablesOf } from '../generated/tables.ts';
import type { Site, SiteRule } from '../rule.ts';
import { tokensOf, tokensOfPage, type Token } from './tokens.ts';

/** The project's words, one a line. */
export const wordsFile = 'src/data/words.txt';

/** The words of the project at `root`, in the file's order; none where it has no list. */
export function readWords(root: string): string[] {
  return readLines(root).filter((line) => line !== '');
}

/** The lines of the list without the last line's end, so that the place of a word in them is its line. */
function readLines(root: string): string[] {
  const lines = (readData(root, wordsFile) ?? '').split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** The order of the word list: case-insensitive, then by code point. Negative where `a` comes first. */
export function compareWords(a: string, b: string): number {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x < y ? -1 : x > y ? 1 : a < b ? -1 : a > b ? 1 : 0;
}

const wordForm = /^\p{L}[\p{L}\p{M}\p{N}'’-]*$/u;

/** The list with more words, sorted and each once. A word that a lower-case one covers is refused; a lower-case one replaces those that it covers. */
export function addWords(words: readonly string[], added: readonly string[]): { words: string[]; refused: { word: string; reason: string }[] } {
  const result = new Set(words);
  const refused: { word: string; reason: string }[] = [];
  // Lower case first, so that the order of the arguments does not matter.
  for (const word of [...added].sort((a, b) => Number(a !== a.toLowerCase()) - Number(b !== b.toLowerCase()))) {
    if (!wordForm.test(word)) refused.push({ word, reason: "not one word; expected letters, with digits, ' or - inside" });
    else if (word !== word.toLowerCase() && result.has(word.toLowerCase())) refused.push({ word, reason: `covered by "${word.toLowerCase()}"` });
    else {
      if (word === word.toLowerCase()) for (const other of result) if (other !== word && other.toLowerCase() === word) result.delete(other);
      result.add(word);
    }
  }
  return { words: [...result].sort(compareWords), refused };
}

/** Words of the list that stand in no page and no description, in any case or with an ending s. */
export async function unusedWords(site: Site): Promise<string[]> {
  const words = readWords(site.root);
  const wanted = wantedOf(words);
  const used = new Set(await usedOnPages(site));
  for (const { text } of (await tablesOf(site)).sentences) for (const word of usedIn(tokensOf(text, { line: 1, column: 1 }), wanted)) used.add(word);
  return words.filter((word) => !used.has(word.toLowerCase()) && !word.split('-').every((part) => used.has(part.toLowerCase())));
}

/** Words of the list, and their parts, that stand in pages, sorted. */
async function usedOnPages(site: Site): Promise<string[]> {
  let wanted: ReadonlySet<string> | undefined;
  const used = new Set<string>();
  for (const page of site.pages) {
    for (const word of await site.memory.page('used-words', page, () => usedIn(tokensOfPage(page), (wanted ??= wantedOf(readWords(site.root)))))) used.add(word);
  }
  return [...used].sort();
}

function wantedOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.flatMap((word) => [word, ...word.split('-')]).map((word) => word.toLowerCase()));
}

function usedIn(tokens: readonly Token[], wanted: ReadonlySet<string>): string[] {
  const used = new Set<string>();
  for (const { text } of tokens) {
    // The checker judges the parts of joined and camel-case words, so those count as used too.
    for (const part of [text, ...text.split(/['’-]|(?<=\p{Ll})(?=\p{Lu})/u)]) {
      const word = part.toLowerCase();
      if (wanted.has(word)) used.add(word);
    }
  }
  return [...used];
}

/** Entries that no page needs make the list longer and hide misspellings. */
export const unusedWord: SiteRule = {
  id: 'spelling/unused-word',
  severity: 'warning',
  only: wordsFile,
  // A change of a page that takes no word of the list away, nor brings one, needs no look at the tables.
  check: async (site) =>
    site.memory.unlessClean('unused-words', (await usedOnPages(site)).join('\n'), async () => {
      const lines = readLines(site.root);
      return (await unusedWords(site)).map((word) => ({ rule: unusedWord.id, file: wordsFile, line: lines.indexOf(word) + 1, column: 1, message: `No page uses "${word}" any more. Run: npx portal words prune` }));
    }),
};

/** The list merges without conflicts only while it is sorted, one word a line, each once. */
export const wordList: SiteRule = {
  id: 'spelling/word-list',
  severity: 'error',
  check(site) {
    const lines = readLines(site.root);
    const all = new Set(lines);
    const seen = new Set<string>();
    let previous: string | undefined;
    return lines.flatMap((word, index) => {
      const say = (message: string) => [{ rule: this.id, file: wordsFile, line: index + 1, column: 1, message }];
      const before = previous;
      if (word === '') return say('An empty line. Remove it.');
      previous = word;
      if (seen.has(word)) return say(`"${word}" is listed twice. Remove one.`);
      seen.add(word);
      if (!wordForm.test(word)) return say(`"${word}" is not one word. Expected letters, with digits, ' or - inside.`);
      if (word !== word.toLowerCase() && all.has(word.toLowerCase())) return say(`"${word}" is covered by "${word.toLowerCase()}". Remove it.`);
      if (before !== undefined && compareWords(before, word) > 0) return say(`"${word}" stands after "${before}". Sort the list.`);
      return [];
    });
  },
};
