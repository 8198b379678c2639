/** Documents that belong together: a page and its sections, or rows of a reference page. */
export interface Leaf {
  readonly url: string;
  readonly title: string;
  readonly area: string;
  /** Whether the documents are rows; else the first is the page itself and the others its sections. */
  readonly rows: boolean;
  /** Two characters a document, as writeTraits makes them. */
  readonly traits: string;
}

/** What the search must know before the first query. Served as search/manifest.json; the other files stand in `folder` beside it. */
export interface Manifest {
  /** Hash of all that the index was made of. */
  readonly inputs: string;
  readonly folder: string;
  /** First term of each shard, in order; shard 0 also has what comes before its first term. */
  readonly shards: readonly string[];
  /** Other phrases for a phrase, both folded, with how much less they count. */
  readonly synonyms: readonly (readonly [phrase: string, others: readonly string[]])[];
  /** In the order of the documents' numbers; those with rows come last. */
  readonly leaves: readonly Leaf[];
}

/** A document as a result shows it. */
export interface DocumentText {
  readonly anchor: string;
  readonly title: string;
  /** Titles of the sections that hold it, or what kind of thing a row is about. */
  readonly above: string;
  /** Its words; code stands in backticks, and a line ends where a paragraph, a cell or an item does. */
  readonly text: string;
}

/** Raised with the form of the files, so that a page never reads those of another version. */
const FORMAT = 2;

/** Best standing of a document in Leaf.traits. */
export const BEST = 9;

/** How much a document's standing counts. */
export function standingFactor(digit: number): number {
  return 0.28 + digit * 0.08;
}

/** What the ranking knows of a document apart from its words. */
export interface Traits {
  /** How much the words of its title tell together. */
  readonly titleMass: number;
  /** From 0 to BEST. */
  readonly standing: number;
}

const FIRST = 0x23;
const MOST = 0x5b - FIRST;

/** Two printable characters: the title's mass without fractions, and the standing. */
export function writeTraits({ titleMass, standing }: Traits): string {
  return String.fromCharCode(FIRST + Math.min(MOST, Math.round(titleMass))) + String(standing);
}

/** Reads what writeTraits wrote, of several documents one after the other. */
export function readTraits(traits: string): Traits[] {
  return Array.from({ length: traits.length / 2 }, (_, index) => ({ titleMass: traits.charCodeAt(index * 2) - FIRST, standing: Number(traits[index * 2 + 1]) }));
}

export const manifestFile = 'manifest.json';
export const dictionaryFile = 'terms.txt';

export function shardFile(index: number): string {
  return `terms-${index}.txt`;
}

/** The documents of a leaf whose texts are fetched together: a result shows one of them. */
export const TEXTS_PER_FILE = 4;

/** The file with the text of a document of a leaf; its place in it is the rest of `index` by TEXTS_PER_FILE. */
export function textsFile(leaf: number, index: number): string {
  return `texts-${leaf}-${Math.floor(index / TEXTS_PER_FILE)}.json`;
}

/** The text of manifest.json. */
export function writeManifest({ inputs, folder, shards, synonyms, leaves }: Manifest): string {
  return JSON.stringify({ format: FORMAT, inputs, folder, shards, synonyms, leaves: leaves.map(({ url, title, area, rows, traits }) => [url, title, area, rows ? 1 : 0, traits]) });
}

/** Reads what writeManifest wrote. Throws TypeError where it is of another version or damaged. */
export function readManifest(text: string): Manifest {
  const value = record(JSON.parse(text));
  if (value.format !== FORMAT) throw new TypeError(`format ${String(value.format)} instead of ${FORMAT}`);
  return {
    inputs: string(value.inputs),
    folder: string(value.folder),
    shards: list(value.shards).map(string),
    synonyms: list(value.synonyms).map((entry) => {
      const [phrase, others] = list(entry);
      return [string(phrase), list(others).map(string)];
    }),
    leaves: list(value.leaves).map((entry) => {
      const [url, title, area, rows, traits] = list(entry);
      return { url: string(url), title: string(title), area: string(area), rows: rows === 1, traits: string(traits) };
    }),
  };
}

/** The content of a file with texts. */
export function writeTexts(documents: readonly DocumentText[]): string {
  return JSON.stringify(documents.map(({ anchor, title, above, text }) => [anchor, title, above, text]));
}

/** Reads what writeTexts wrote. Throws TypeError where it is damaged. */
export function readTexts(text: string): DocumentText[] {
  return list(JSON.parse(text)).map((entry) => {
    const [anchor, title, above, words] = list(entry).map(string);
    return { anchor: string(anchor), title: string(title), above: string(above), text: string(words) };
  });
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new TypeError('expected an object');
  return { ...value };
}

function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('expected a list');
  return value;
}

function string(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('expected a text');
  return value;
}
