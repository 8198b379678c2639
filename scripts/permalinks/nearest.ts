/** Gives the names of the pages that have most in common with a page that is gone, best first. */
export type Nearest = (name: string, text: string, count: number) => string[];

/**
 * Makes a search among pages, given with their texts by name, where a name is a path or an address: by the words that they share, rare ones
 * counting for more, and words of the names once more. Pages that share nothing come last, in alphabetical order.
 */
export function nearestAmong(pages: ReadonlyMap<string, string>): Nearest {
  const words = new Map([...pages].map(([name, text]) => [name, wordsOf(name, text)]));
  const holders = new Map<string, string[]>();
  for (const [name, set] of words) {
    for (const word of set) {
      const list = holders.get(word);
      if (list) list.push(name);
      else holders.set(word, [name]);
    }
  }
  const weight = (word: string): number => (word.startsWith('/') ? 4 : 1) * Math.log(1 + pages.size / (holders.get(word)?.length ?? 1)) ** 2;
  // A long page shares more with anything; its own weight is held against it, but not in full, or the shortest would win.
  const norms = new Map([...words].map(([name, set]) => [name, [...set].reduce((total, word) => total + weight(word), 1) ** 0.4]));
  return (name, text, count) => {
    const scores = new Map([...pages.keys()].map((page) => [page, 0]));
    for (const word of wordsOf(name, text)) {
      const value = weight(word);
      for (const page of holders.get(word) ?? []) scores.set(page, (scores.get(page) ?? 0) + value / (norms.get(page) ?? 1));
    }
    return [...scores].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).slice(0, count).map(([page]) => page);
  };
}

function wordsOf(name: string, text: string): Set<string> {
  const split = (from: string): string[] => from.toLowerCase().match(/[a-z0-9]{2,}/g) ?? [];
  const named = split(name);
  return new Set([...split(text), ...named, ...named.map((word) => `/${word}`)]);
}
