import { contains, excerpt, marked, type Segment } from './excerpt.ts';
import { Lexicon, type ReadFile } from './lexicon.ts';
import { manifestFile, readManifest, readTexts, readTraits, standingFactor, textsFile, TEXTS_PER_FILE, type DocumentText, type Leaf, type Manifest } from './manifest.ts';
import { conceptsOf, synonymMap } from './query.ts';
import { rank, type DocumentTraits, type Ranking } from './rank.ts';

export type { ReadFile } from './lexicon.ts';
export type { Segment } from './excerpt.ts';

/** One thing found. */
export interface Result {
  /** Address below the site's base, with the section's anchor. */
  readonly url: string;
  /** Title of the section or row, or of the page itself. */
  readonly title: string;
  readonly page: string;
  readonly area: string;
  readonly kind: 'page' | 'section' | 'row';
  /** Titles of the sections over it; what kind of thing a row is. */
  readonly above: string;
  /** Higher is better; of use within one query alone. */
  readonly score: number;
  readonly markedTitle: readonly Segment[];
  readonly excerpt: readonly Segment[];
}

export interface Found {
  readonly results: readonly Result[];
  /** Number of all that answer the query, in the area asked for. */
  readonly count: number;
  /** How many answer it in each area. */
  readonly areas: ReadonlyMap<string, number>;
  /** Words that are in no page, with what was searched instead. */
  readonly corrections: ReadonlyMap<string, string>;
}

export interface SearchOptions {
  readonly limit: number;
  /** Only results of this area. */
  readonly area?: string | undefined;
  /** Asked before texts are fetched: whether the answer is still of use. */
  readonly wanted?: (() => boolean) | undefined;
}

interface Document {
  readonly leaf: number;
  readonly index: number;
  readonly titleMass: number;
  readonly standing: number;
}

/** What scores less than this part of the best result is no answer. */
const LEAST = 0.12;

/** The search over one index. The site and the command line give the same answer for the same words. */
export class Search {
  readonly manifest: Manifest;
  readonly #read: ReadFile;
  readonly #lexicon: Lexicon;
  readonly #documents: readonly Document[];
  readonly #sections: number;
  readonly #synonyms: ReadonlyMap<string, readonly string[]>;
  readonly #texts = new Map<string, Promise<readonly DocumentText[]>>();

  private constructor(manifest: Manifest, read: ReadFile) {
    this.manifest = manifest;
    this.#read = read;
    this.#lexicon = new Lexicon(manifest, read);
    this.#synonyms = synonymMap(manifest);
    this.#documents = manifest.leaves.flatMap(({ traits }, leaf) => readTraits(traits).map(({ titleMass, standing }, index) => ({ leaf, index, titleMass, standing: standingFactor(standing) })));
    const first = this.#documents.findIndex(({ leaf }) => manifest.leaves[leaf]?.rows === true);
    this.#sections = first === -1 ? this.#documents.length : first;
  }

  /** Opens the index whose files `read` gives. Rejects where there is none or it is damaged. */
  static async open(read: ReadFile): Promise<Search> {
    return new Search(readManifest(await read(manifestFile)), read);
  }

  /** The best answers to a query; none where they are not wanted any more. */
  async search(query: string, { limit, area, wanted = () => true }: SearchOptions): Promise<Found> {
    const ranking = await rank(conceptsOf(query, this.#synonyms), this.#lexicon, this.#traits());
    const { ranked, corrections } = ranking;
    const good = ranked.filter(({ score }) => score >= LEAST * (ranked[0]?.score ?? 0));
    const areas = new Map<string, number>();
    for (const { document } of good) {
      const of = this.#leafOf(document)?.area ?? '';
      areas.set(of, (areas.get(of) ?? 0) + 1);
    }
    const inArea = area === undefined ? good : good.filter(({ document }) => this.#leafOf(document)?.area === area);
    const results = await Promise.all((wanted() ? inArea.slice(0, limit) : []).map(({ document, score }) => this.#result(document, score, ranking)));
    return { results, count: inArea.length, areas, corrections };
  }

  #traits(): DocumentTraits {
    return {
      size: this.#documents.length,
      sections: this.#sections,
      leaves: this.manifest.leaves.length,
      titleMass: (document) => this.#documents[document]?.titleMass ?? 0,
      standing: (document) => this.#documents[document]?.standing ?? 0,
      kind: (document) => this.#kind(document),
      leaf: (document) => this.#documents[document]?.leaf ?? 0,
    };
  }

  #kind(document: number): Result['kind'] {
    return document >= this.#sections ? 'row' : this.#documents[document]?.index === 0 ? 'page' : 'section';
  }

  #leafOf(document: number): Leaf | undefined {
    return this.manifest.leaves[this.#documents[document]?.leaf ?? -1];
  }

  async #result(document: number, score: number, { terms, otherTerms }: Ranking): Promise<Result> {
    const { leaf, index } = this.#documents[document] ?? { leaf: -1, index: -1 };
    const page = this.manifest.leaves[leaf];
    const shown = (await this.#textsIn(textsFile(leaf, index)))[index % TEXTS_PER_FILE];
    if (page === undefined || shown === undefined) throw new RangeError(`no document ${document} in the index`);
    const { anchor, title, above, text } = shown;
    // What was typed is marked; where it does not stand, what means the same.
    const marks = contains(`${title}\n${text}`, terms) ? terms : otherTerms;
    return {
      url: anchor === '' ? page.url : `${page.url}#${anchor}`,
      title,
      page: page.title,
      area: page.area,
      kind: this.#kind(document),
      above,
      score,
      markedTitle: marked(title, marks),
      excerpt: excerpt(text, marks),
    };
  }

  #textsIn(file: string): Promise<readonly DocumentText[]> {
    let texts = this.#texts.get(file);
    if (texts === undefined) {
      texts = this.#read(`${this.manifest.folder}/${file}`).then(readTexts);
      this.#texts.set(file, texts);
      // What failed once is fetched again for the next query.
      texts.catch(() => this.#texts.delete(file));
    }
    return texts;
  }
}
