import { digest, recall, remember } from '../cache-file.ts';
import type { Page } from '../pages/page.ts';

/** What rules over the whole site remember between runs, so that a run over what was there before judges nothing twice. */
export interface Memory {
  /** Changes with whatever a rule may read beside the pages and git: data, site configuration, names of files, the tool itself. */
  readonly inputs: string;
  /** Changes with the texts of the pages. */
  textsOf(pages: readonly Page[]): string;
  /** What `compute` gives for a page, remembered while neither the page nor `inputs` changes. It must be plain data. */
  page<T>(name: string, page: Page, compute: () => T | Promise<T>): Promise<T>;
  /**
   * What `compute` finds, unless it found nothing for the same key and inputs the last time. Only that is remembered: places of findings
   * change with the text around them, and a finding must never go stale.
   */
  unlessClean<T>(name: string, key: string, compute: () => readonly T[] | Promise<readonly T[]>): Promise<readonly T[]>;
  /** What `compute` says of one of many things that stand in pages, such as a name: `key` tells what is written and not where, so that it is judged once. */
  sayings(name: string, key: string, compute: () => readonly string[]): readonly string[];
}

interface Stored {
  /** Keys by name of those that found nothing. */
  readonly clean: Record<string, string>;
  /** Values by name, by page, with the page's hash. */
  readonly pages: Record<string, { readonly hash: string; readonly values: Record<string, unknown> }>;
}

/** What was said of things, by short hashes: of most nothing. */
interface Said {
  readonly right: readonly string[];
  readonly wrong: Record<string, readonly string[]>;
}

/** A memory that is kept in the project's cache; `save` writes it if there is something new. */
export class StoredMemory implements Memory {
  readonly inputs: string;
  readonly #root: string;
  readonly #hashes: ReadonlyMap<string, string>;
  readonly #old: Stored;
  readonly #clean: Map<string, string>;
  readonly #pages = new Map<string, { hash: string; values: Record<string, unknown> }>();
  #isNew = false;
  /** Read when the first is asked for: a run over unchanged pages asks for none. */
  #said: Map<string, readonly string[]> | undefined;
  #isSaidNew = false;

  /** `hashes` has the hash of each page's bytes by its file. */
  constructor(root: string, inputs: string, hashes: ReadonlyMap<string, string>) {
    this.#root = root;
    this.inputs = inputs;
    this.#hashes = hashes;
    this.#old = (recall(root, 'verdicts', inputs) ?? { clean: {}, pages: {} }) as Stored;
    this.#clean = new Map(Object.entries(this.#old.clean));
    for (const [file, { hash, values }] of Object.entries(this.#old.pages)) {
      if (hashes.get(file) === hash) this.#pages.set(file, { hash, values: Object.assign(Object.create(null), values) as Record<string, unknown> });
      else this.#isNew = true;
    }
  }

  textsOf(pages: readonly Page[]): string {
    return pages.map(({ file }) => `${file} ${this.#hashes.get(file) ?? ''}`).join('\n');
  }

  async page<T>(name: string, { file }: Page, compute: () => T | Promise<T>): Promise<T> {
    const known = this.#pages.get(file) ?? { hash: this.#hashes.get(file) ?? '', values: Object.create(null) as Record<string, unknown> };
    if (name in known.values) return known.values[name] as T;
    const value = await compute();
    known.values[name] = value;
    this.#pages.set(file, known);
    this.#isNew = true;
    return value;
  }

  async unlessClean<T>(name: string, key: string, compute: () => readonly T[] | Promise<readonly T[]>): Promise<readonly T[]> {
    const full = digest(key);
    if (this.#clean.get(name) === full) return [];
    const findings = await compute();
    if (findings.length === 0) this.#clean.set(name, full);
    else this.#clean.delete(name);
    this.#isNew = true;
    return findings;
  }

  sayings(name: string, key: string, compute: () => readonly string[]): readonly string[] {
    const said = (this.#said ??= this.#readSaid());
    const short = digest(name, key).slice(0, 20);
    let known = said.get(short);
    if (known === undefined) {
      said.set(short, (known = compute()));
      this.#isSaidNew = true;
    }
    return known;
  }

  #readSaid(): Map<string, readonly string[]> {
    const { right, wrong } = (recall(this.#root, 'said', this.inputs) ?? { right: [], wrong: {} }) as Said;
    return new Map([...right.map((short) => [short, []] as const), ...Object.entries(wrong)]);
  }

  save(): void {
    if (this.#isSaidNew) {
      const all = [...(this.#said ?? [])];
      const said: Said = { right: all.flatMap(([short, { length }]) => (length === 0 ? [short] : [])), wrong: Object.fromEntries(all.filter(([, { length }]) => length > 0)) };
      remember(this.#root, 'said', this.inputs, said);
    }
    if (!this.#isNew) return;
    const stored: Stored = { clean: Object.fromEntries(this.#clean), pages: Object.fromEntries(this.#pages) };
    remember(this.#root, 'verdicts', this.inputs, stored);
  }
}

/** A memory that remembers nothing. */
export const noMemory: Memory = {
  inputs: '',
  textsOf: () => '',
  page: async (_name, _page, compute) => compute(),
  unlessClean: async (_name, _key, compute) => compute(),
  sayings: (_name, _key, compute) => compute(),
};
