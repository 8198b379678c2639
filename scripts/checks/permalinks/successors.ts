import type { Page } from '../../pages/page.ts';
import type { LedgerEntry } from '../../permalinks/ledger.ts';
import { nearestAmong, type Nearest } from '../../permalinks/nearest.ts';
import { splitAddress } from '../../permalinks/redirects.ts';
import { likeness, sectionWords } from '../../permalinks/section-words.ts';
import { resolveAddress } from '../../permalinks/resolve.ts';
import { editDistance } from '../../text/closest.ts';
import type { Present, Recorded } from './compare.ts';
import type { Remedy, Section, Target } from './remedies.ts';

/** With fewer different words, two sections are alike by chance. */
const fewWords = 8;

/** How alike two texts are that are one. */
const sameText = 0.6;

/** Finds what took the place of lost pages and sections. A new section succeeds only one, as long as there is a choice. */
export class Successors {
  readonly #present: Present;
  readonly #held: ReadonlySet<string>;
  readonly #base: Recorded;
  readonly #byUrl: ReadonlyMap<string, Page>;
  /** The ledger's sections of each page, in their order. */
  readonly #order = new Map<string, LedgerEntry[]>();
  readonly #found = new Map<LedgerEntry, Target | undefined>();
  readonly #taken = new Set<Section>();
  readonly #words = new Map<Page, ReadonlyMap<string, ReadonlySet<string>>>();
  readonly #titles = new Map<string, number>();
  #nearest: Nearest | undefined;

  /** Takes the ledger, what stands in the project, and where the entries' own addresses lead now: what is not among these is new. */
  constructor(base: Recorded, present: Present, held: ReadonlySet<string>) {
    this.#present = present;
    this.#held = held;
    this.#base = base;
    this.#byUrl = new Map(present.pages.map((page) => [page.url, page]));
    for (const entry of base.entries) {
      if (entry.kind !== 'section') continue;
      const { page } = splitAddress(entry.url);
      this.#titles.set(entry.title, (this.#titles.get(entry.title) ?? 0) + 1);
      this.#order.set(page, [...(this.#order.get(page) ?? []), entry]);
    }
  }

  /** Where the entry's readers are to arrive: where its own address leads, else what took its place. `movedTo` is where its page went, if it did. */
  of(entry: LedgerEntry, movedTo: string | undefined): Target | undefined {
    const now = resolveAddress(entry.url, this.#present.addresses);
    if ('url' in now) return this.#targetAt(now.url);
    if (!this.#found.has(entry)) this.#found.set(entry, this.#search(entry, movedTo));
    return this.#found.get(entry);
  }

  /** What mends the address of a page that is gone: a redirect where something says where the page went, else a choice. */
  remedyOfPage(url: string, entry: LedgerEntry): Remedy {
    const own = resolveAddress(entry.url, this.#present.addresses);
    const to = 'url' in own ? own.url : this.#pageAfter(entry);
    if (to !== undefined) return { kind: 'redirect', redirect: { from: url, to } };
    this.#nearest ??= nearestAmong(new Map(this.#present.pages.map((page) => [page.url, textOf(page.frontMatter.title, page.headings.map(({ text }) => text))])));
    const closest = this.#nearest(entry.url, textOf(entry.title, this.#sectionsOf(entry).map(({ title }) => title)), 3);
    return { kind: 'choice', closest: closest.flatMap((one) => this.#byUrl.get(one) ?? []) };
  }

  /** Line of the last section that stood before the entry's and is still in the page; 1 without one. */
  lineBefore(entry: LedgerEntry, page: Page): number {
    return this.#before(entry, page)?.at.start.line ?? 1;
  }

  #search(entry: LedgerEntry, movedTo: string | undefined): Target | undefined {
    const here = movedTo === undefined ? undefined : this.#targetAt(movedTo);
    const worded = this.#worded(entry, here?.page);
    if (worded) return this.#take(worded.page, worded.section);
    // What moved back is at an address that it had before.
    const back = entry.aliases.find((alias) => resolveAddress(alias, this.#present.addresses).kind === 'live');
    if (back !== undefined) return this.#targetAt(back);
    const local = here && (this.#alike(this.#fresh(here.page), entry) ?? sectionsOf(here.page).find(({ text }) => text === entry.title));
    if (here && local) return this.#take(here.page, local);
    for (const page of this.#present.pages) {
      // A title that many sections have says little, unless the whole page is new and may be a part of the old one.
      if (this.#held.has(page.url) && (this.#titles.get(entry.title) ?? 0) > 1) continue;
      const titled = this.#fresh(page).filter(({ text }) => text === entry.title);
      const same = titled.find(({ id }) => id === splitAddress(entry.url).anchor) ?? titled[0];
      if (same) return this.#take(page, same);
    }
    if (here === undefined || here.section) return here;
    const replaced = this.#between(entry, here.page) ?? this.#before(entry, here.page);
    return replaced ? this.#take(here.page, replaced) : here;
  }

  /** The new section whose text is that of the lost one, on whatever page, on `first` if there too. */
  #worded(entry: LedgerEntry, first: Page | undefined): { page: Page; section: Section } | undefined {
    const words = this.#base.wordsOf(entry);
    if (words === undefined || words.size < fewWords) return undefined;
    const rated = this.#present.pages.flatMap((page) => {
      const all = this.#wordsOn(page);
      return this.#fresh(page).map((section) => ({ page, section, likeness: likeness(words, all.get(section.id) ?? new Set()) }));
    });
    return rated.filter((one) => one.likeness >= sameText).sort((a, b) => b.likeness - a.likeness || Number(b.page === first) - Number(a.page === first))[0];
  }

  #wordsOn(page: Page): ReadonlyMap<string, ReadonlySet<string>> {
    const known = this.#words.get(page) ?? sectionWords(page);
    this.#words.set(page, known);
    return known;
  }

  /** The section that is most like the entry in title or id, if that is likely to be no accident. */
  #alike(sections: readonly Section[], entry: LedgerEntry): Section | undefined {
    const { anchor = '' } = splitAddress(entry.url);
    const rated = sections.map((section) => ({ section, distance: Math.min(distance(section.text, entry.title), distance(section.id, anchor)) }));
    return rated.filter((one) => one.distance <= 1 / 3).sort((one, other) => one.distance - other.distance)[0]?.section;
  }

  /** A new section that stands where the lost one stood. */
  #between(entry: LedgerEntry, page: Page): Section | undefined {
    const from = this.#before(entry, page)?.at.start.line ?? 0;
    const sections = sectionsOf(page).filter(({ at }) => at.start.line > from);
    const next = sections.findIndex(({ id }) => this.#held.has(`${page.url}#${id}`));
    return sections.slice(0, next === -1 ? undefined : next).find((section) => !this.#taken.has(section));
  }

  #before(entry: LedgerEntry, page: Page): Section | undefined {
    const order = this.#order.get(splitAddress(entry.url).page) ?? [];
    const earlier = order.slice(0, Math.max(0, order.indexOf(entry))).map(({ url }) => splitAddress(url).anchor);
    return sectionsOf(page).filter(({ id }) => earlier.includes(id)).at(-1);
  }

  /** Sections of the page to which no published address leads, nor will one by this search. */
  #fresh(page: Page): Section[] {
    return sectionsOf(page).filter((section) => !this.#taken.has(section) && !this.#held.has(`${page.url}#${section.id}`));
  }

  #pageAfter(entry: LedgerEntry): string | undefined {
    const moved = this.#present.movedTo(entry.url);
    if (moved !== undefined) return moved;
    // The page may be where it was, with another address in its front matter.
    const same = this.#present.pages.find(({ docId }) => docId === entry.id);
    if (same) return same.url;
    const isNew = ({ url }: Page): boolean => !this.#held.has(url);
    const titled = this.#present.pages.find((page) => isNew(page) && page.frontMatter.title === entry.title);
    if (titled) return titled.url;
    const sections = this.#sectionsOf(entry);
    const holder = this.#present.pages.find((page) => {
      const held = sections.filter(({ title, url }) => page.headings.some(({ id, text }) => text === title && id === splitAddress(url).anchor));
      return held.length > 1 && held.length * 2 >= sections.length;
    });
    return holder?.url;
  }

  #sectionsOf(entry: LedgerEntry): readonly LedgerEntry[] {
    return this.#order.get(entry.url) ?? [];
  }

  #take(page: Page, section: Section): Target {
    this.#taken.add(section);
    return { page, section, url: `${page.url}#${section.id}` };
  }

  #targetAt(url: string): Target | undefined {
    const { page: pageUrl, anchor } = splitAddress(url);
    const page = this.#byUrl.get(pageUrl);
    return page && { page, url, section: sectionsOf(page).find(({ id }) => id === anchor) };
  }
}

function sectionsOf(page: Page): Section[] {
  return page.headings.filter((heading): heading is Section => heading.id !== undefined);
}

function textOf(title: string, sections: readonly string[]): string {
  return [title, ...sections].join('\n');
}

/** Edits between two texts as a share of the longer one, from 0; more than a third counts as 1. */
function distance(a: string, b: string): number {
  const length = Math.max(a.length, b.length, 1);
  const limit = Math.floor(length / 3);
  const edits = editDistance(a.toLowerCase(), b.toLowerCase(), limit);
  return edits > limit ? 1 : edits / length;
}
