/**
 * How much a word tells that stands in these documents (BM25's inverse frequency). Counted among the sections, which come
 * first, so that the many rows of reference tables do not change what is common in a text; a word of rows alone is
 * counted as if they were sections.
 */
export function rarity(documents: Iterable<number>, sections: number): number {
  let ofSections = 0;
  let all = 0;
  for (const document of documents) {
    all += 1;
    if (document < sections) ofSections += 1;
  }
  const count = Math.min(sections, ofSections > 0 ? ofSections : all);
  return Math.log(1 + (sections - count + 0.5) / (count + 0.5));
}
