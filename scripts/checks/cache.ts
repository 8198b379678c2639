import { toolVersions } from '../tool-versions.ts';
import type { Page } from '../pages/page.ts';
import { cacheFile, digest, recall, remember } from '../cache-file.ts';
import { madeOfFile } from '../content-hash.ts';
import type { Draft } from './finding.ts';
import { listsText } from './style/lists.ts';

/** What is remembered of a page: what its bytes were, what it holds, and what the rules that judge it alone found. */
export interface CachedPage {
  readonly hash: string;
  /** Undefined where the page cannot be read; then `drafts` says why. */
  readonly page: Page | undefined;
  readonly drafts: readonly Draft[];
}

/** What the verdicts on a page depend on beside its bytes: the tool and its lists of words. */
function pagesKey(): string {
  return digest(toolVersions(), listsText());
}

/** More new pages than these are written together with the others. */
const fewPages = 12;

/** What is remembered of pages. */
export class PageCache {
  readonly #root: string;
  readonly #key = pagesKey();
  readonly #all: Map<string, CachedPage>;
  /** Pages that changed since all were written: a run over one changed page does not write the others again. */
  readonly #newer: Map<string, CachedPage>;
  #isNew = false;

  /** Reads the remembered pages; none where there is no cache, another version wrote it, or it is damaged. */
  constructor(root: string) {
    this.#root = root;
    this.#all = this.#read('pages');
    this.#newer = this.#read('pages-newer');
  }

  /** What is remembered of a page with these bytes. */
  get(file: string, hash: string): CachedPage | undefined {
    return [this.#newer.get(file), this.#all.get(file)].find((entry) => entry?.hash === hash);
  }

  add(file: string, entry: CachedPage): void {
    this.#newer.set(file, entry);
    this.#isNew = true;
  }

  /** Remembers the pages for the next run, and no others. */
  save(pages: ReadonlyMap<string, CachedPage>): void {
    const isGone = [...this.#all.keys(), ...this.#newer.keys()].some((file) => !pages.has(file));
    if (!this.#isNew && !isGone) return;
    const isFew = !isGone && this.#newer.size <= fewPages && this.#all.size > 0;
    if (!isFew) remember(this.#root, 'pages', this.#key, Object.fromEntries(pages));
    remember(this.#root, 'pages-newer', this.#key, isFew ? Object.fromEntries(this.#newer) : {});
  }

  #read(name: string): Map<string, CachedPage> {
    const read = (): Record<string, CachedPage> => (recall(this.#root, name, this.#key) ?? {}) as Record<string, CachedPage>;
    try {
      return new Map(Object.entries(madeOfFile(this.#key, cacheFile(this.#root, name), read)));
    } catch {
      return new Map();
    }
  }
}
