/**
 * How much a word tells that stands in these documents (BM25's inverse frequency). Counted among the sections, which come
 * first, so that the many rows of reference tables do not change what is common in a text; among rows where no section has it.
 */
export function rarity(documents: Iterable<number>, sections: number, rows: number): number {
  let ofSections = 0;
  let all = 0;
  for (const document of documents) {
    all += 1;
    if (document < sections) ofSections += 1;
  }
  const [count, of] = ofSections > 0 ? [ofSections, sections] : [all, rows];
  return Math.log(1 + (of - count + 0.5) / (count + 0.5));
}
