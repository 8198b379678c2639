const filler = new Set(['a', 'an', 'and', 'as', 'at', 'by', 'for', 'from', 'how', 'in', 'into', 'is', 'it', 'of', 'on', 'or', 'our', 'that', 'the', 'this', 'to', 'via', 'what', 'with', 'you', 'your']);

/** The stems of the words in a title or an id, without words that say nothing. */
export function stems(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const telling = words.filter((word) => !filler.has(word));
  return (telling.length > 0 ? telling : words).map(stem);
}

/** A word without the commonest endings of English; both sides of a comparison lose the same, so it need be no word. */
function stem(word: string): string {
  if (word.length < 4) return word;
  const bare = word.replace(/(?:ies|ied)$/, 'y').replace(/(?:ations?|ating|ates?|ated|ings?|ers?|ed|es|s)$/, (ending, at: number) => (at >= 3 ? '' : ending));
  return bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/e$/, (ending, at: number) => (at >= 3 ? '' : ending));
}

/** How rare stems are among the given texts: 1 for one that all have, more for rarer ones and those that none has. */
export function rarity(texts: readonly (readonly string[])[]): (one: string) => number {
  const counts = new Map<string, number>();
  for (const text of texts) for (const one of new Set(text)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return (one) => 1 + Math.log((1 + texts.length) / (1 + (counts.get(one) ?? 0)));
}

/** How alike two texts are, from 0 to 1: the weight of the stems that they share against that of all. A stem that only begins alike counts half. */
export function likeness(a: readonly string[], b: readonly string[], weight: (one: string) => number): number {
  const sum = (text: readonly string[]): number => text.reduce((total, one) => total + weight(one), 0);
  const shared = a.reduce((total, one) => total + weight(one) * Math.max(0, ...b.map((other) => match(one, other))), 0);
  const all = Math.sqrt(sum(a) * sum(b));
  return all === 0 ? 0 : Math.min(1, shared / all);
}

function match(a: string, b: string): number {
  if (a === b) return 1;
  const least = Math.min(a.length, b.length);
  return least >= 4 && a.slice(0, Math.max(4, least - 1)) === b.slice(0, Math.max(4, least - 1)) ? 0.5 : 0;
}
