import { createHash } from 'node:crypto';
import type { DocumentGroup, SearchDocument } from './documents.ts';
import { dictionaryFile, manifestFile, shardFile, textsFile, TEXTS_PER_FILE, writeManifest, writeTexts, writeTraits } from './engine/manifest.ts';
import { packPostings, type Posting } from './engine/postings.ts';
import { rarity } from './engine/rarity.ts';
import { isStopWord } from './engine/stop-words.ts';
import { chunkPattern, chunksOf, type Chunk } from './engine/tokenise.ts';

/** Bytes of a shard before compression. One is fetched for each word of a query. */
const SHARD_BYTES = 5000;

/** How much a term counts where it stands (BM25F): its weight, and how much a long field divides it. */
const fields = {
  title: { boost: 5, normalisation: 0.35 },
  keywords: { boost: 4, normalisation: 0.15 },
  above: { boost: 1.6, normalisation: 0.3 },
  around: { boost: 0.3, normalisation: 0.3 },
  text: { boost: 1, normalisation: 0.7 },
} as const;

type Field = keyof typeof fields;

/** BM25's k1: how soon a further occurrence stops to matter. */
const SATURATION = 3;

/** Terms that a misspelt word is compared with. Longer names are found by their parts. */
const mistyped = /^[a-z]{2,24}(?:-[a-z0-9]{2,16}){0,2}$/;

/** What a piece of a camel-case word, and two words of a title written as one, count. */
const PIECE = 0.3;

/** What the index is made of beside the documents. */
export interface IndexInput {
  readonly groups: readonly DocumentGroup[];
  readonly synonyms: readonly (readonly [string, readonly string[]])[];
  /** Goes into the manifest as it is. */
  readonly inputs: string;
}

/**
 * Makes the files of the index, by path below search/: the manifest, and a folder with the others, whose name is a hash of them.
 * The same input gives the same bytes.
 */
export function indexFiles({ groups, synonyms, inputs }: IndexInput): Map<string, string> {
  const terms = invert(groups);
  const names = [...terms.keys()].sort();
  const shards = shardsOf(names.map((term) => [term, `${term} ${packPostings(terms.get(term) ?? [])}`]));
  const files = new Map<string, string>();
  shards.forEach(({ lines }, index) => files.set(shardFile(index), lines.join('\n')));
  files.set(dictionaryFile, names.filter((term) => mistyped.test(term)).map((term) => `${term} ${Math.min(9, Math.floor(Math.log2(terms.get(term)?.length ?? 1)))}`).join('\n'));
  groups.forEach(({ documents }, leaf) => {
    for (let index = 0; index < documents.length; index += TEXTS_PER_FILE) files.set(textsFile(leaf, index), writeTexts(documents.slice(index, index + TEXTS_PER_FILE)));
  });
  const massOf = titleMass(terms, groups);
  const leaves = groups.map(({ documents, ...group }) => ({ ...group, traits: documents.map((one) => writeTraits({ titleMass: massOf(one.title), standing: one.standing })).join('') }));
  taken.clear();
  const content = { shards: shards.map(({ first }) => first), synonyms, leaves };
  // Not by the inputs: what a reader has fetched is good until a file is another one.
  const folder = digest([...files.values(), JSON.stringify(content)]);
  const placed = new Map([...files].map(([file, text]) => [`${folder}/${file}`, text]));
  return placed.set(manifestFile, writeManifest({ inputs, ...content, folder }));
}

function digest(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 12);
}

const taken = new Map<string, readonly Chunk[]>();

/** The chunks of a text, which do not tell their places in it: what stands in many documents is taken apart once. */
function chunksWithin(text: string): Chunk[] {
  return (text.match(chunkPattern) ?? []).flatMap((raw) => {
    let chunks = taken.get(raw);
    if (chunks === undefined) taken.set(raw, (chunks = chunksOf(raw)));
    return chunks;
  });
}

/** The distinct words of a title, without those that tell nothing, and the names in it. */
function titleTerms(title: string): Record<'words' | 'names', Set<string>> {
  const terms = chunksWithin(title).flatMap((chunk) => chunk.terms);
  return {
    words: new Set(terms.filter(({ kind, term }) => kind === 'word' && !isStopWord(term)).map(({ term }) => term)),
    names: new Set(terms.filter(({ kind }) => kind === 'whole').map(({ term }) => term)),
  };
}

/** The terms of a document's title, and the names among its keywords: what is called by a name is found by it as by the title. */
function named({ title, keywords }: SearchDocument): ReturnType<typeof titleTerms> {
  const { words, names } = titleTerms(title);
  for (const keyword of keywords) {
    const [only, ...others] = chunksWithin(keyword);
    if (only?.whole !== undefined && others.length === 0) names.add(only.whole);
  }
  return { words, names };
}

/** Gives how much the words of a title tell together. */
function titleMass(terms: ReadonlyMap<string, readonly Posting[]>, groups: readonly DocumentGroup[]): (title: string) => number {
  const sections = groups.filter(({ rows }) => !rows).reduce((sum, { documents }) => sum + documents.length, 0);
  return (title) => [...titleTerms(title).words].reduce((sum, term) => sum + rarity((terms.get(term) ?? []).map(({ document }) => document), sections), 0);
}

type Counts = Map<string, number>;

/** The terms of each field of a document with how often each stands there. */
type FieldCounts = Record<Field, Counts>;

function countsOf({ title, keywords, above, around, text, anchor }: SearchDocument, pageTitle: string): FieldCounts {
  return {
    title: termCounts(title),
    keywords: termCounts(keywords.join('\n')),
    above: termCounts(anchor === '' ? above : `${pageTitle}\n${above}`),
    around: termCounts(around),
    text: termCounts(text),
  };
}

function termCounts(text: string): Counts {
  const counts: Counts = new Map();
  for (const { terms } of chunksWithin(text)) {
    for (const { term, kind } of terms) {
      if (term.length < 2 || (kind !== 'whole' && isStopWord(term))) continue;
      counts.set(term, (counts.get(term) ?? 0) + (kind === 'part' ? PIECE : 1));
    }
  }
  return counts;
}

/** What makes one word of two: set up, sign off, log in. */
const particle = /^(?:up|off|out|in|down)$/;

/** Two words next to each other that people also write as one: verbs with a particle, and what stands as one in some document. */
function addJoined(counts: Counts, text: string, known: ReadonlySet<string>): void {
  const words = chunksWithin(text).map(({ whole, terms }) => (whole === undefined ? terms[0]?.term : undefined));
  words.slice(1).forEach((word, index) => {
    const joined = `${words[index] ?? ''}${word ?? ''}`;
    if (words[index] !== undefined && word !== undefined && (known.has(joined) || particle.test(word))) counts.set(joined, (counts.get(joined) ?? 0) + PIECE);
  });
}

/** The postings of each term, sorted by document. */
function invert(groups: readonly DocumentGroup[]): Map<string, Posting[]> {
  const documents = groups.flatMap(({ title, rows, documents: all }) => all.map((document) => ({ rows, document, counts: countsOf(document, title), title: named(document) })));
  const known = new Set(documents.flatMap(({ counts }) => Object.values(counts).flatMap((field) => [...field.keys()])));
  for (const { document, counts } of documents) {
    addJoined(counts.title, document.title, known);
    for (const keyword of document.keywords) addJoined(counts.keywords, keyword, known);
  }
  const averages = { rows: averageLengths(documents.filter(({ rows }) => rows)), pages: averageLengths(documents.filter(({ rows }) => !rows)) };
  const index = new Map<string, Posting[]>();
  documents.forEach(({ rows, counts, title }, document) => {
    const average = averages[rows ? 'rows' : 'pages'];
    for (const [term, weight] of weightsOf(counts, average)) {
      let postings = index.get(term);
      if (postings === undefined) index.set(term, (postings = []));
      postings.push({ document, weight: weight / (SATURATION + weight), inTitle: title.words.has(term) || title.names.has(term) });
    }
  });
  return index;
}

/** How much of each term a document has, by field. */
function weightsOf(counts: FieldCounts, average: Readonly<Record<Field, number>>): Counts {
  const weights: Counts = new Map();
  for (const [name, { boost, normalisation }] of Object.entries(fields)) {
    const field = name as Field;
    const scale = boost / (1 - normalisation + normalisation * (lengthOf(counts[field]) / (average[field] || 1)));
    for (const [term, count] of counts[field]) weights.set(term, (weights.get(term) ?? 0) + scale * count);
  }
  return weights;
}

function lengthOf(counts: Counts): number {
  let length = 0;
  for (const count of counts.values()) length += count;
  return length;
}

/** Of the documents that have something in a field: where few have, an average of all would make any text there look long. */
function averageLengths(documents: readonly { readonly counts: FieldCounts }[]): Record<Field, number> {
  const mean = (field: Field): number => {
    const lengths = documents.map(({ counts }) => lengthOf(counts[field])).filter((length) => length > 0);
    return lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  };
  return { title: mean('title'), keywords: mean('keywords'), above: mean('above'), around: mean('around'), text: mean('text') };
}

/** Cuts the sorted lines into files of about one size, each with the first term that it holds. */
function shardsOf(lines: readonly (readonly [term: string, line: string])[]): { first: string; lines: string[] }[] {
  const shards: { first: string; lines: string[] }[] = [];
  let bytes = Infinity;
  for (const [term, line] of lines) {
    if (bytes > SHARD_BYTES) {
      shards.push({ first: term, lines: [] });
      bytes = 0;
    }
    shards.at(-1)?.lines.push(line);
    bytes += line.length + 1;
  }
  return shards;
}
