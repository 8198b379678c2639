import type { Concept, Way } from './query.ts';
import type { Lexicon, Match } from './lexicon.ts';
import { rarity } from './rarity.ts';

/** What is known of every document before its text is fetched. */
export interface DocumentTraits {
  /** Number of documents, of those that are no rows, which come first, and of leaves. */
  readonly size: number;
  readonly sections: number;
  readonly leaves: number;
  /** The leaf that a document is in. */
  leaf(document: number): number;
  kind(document: number): 'page' | 'section' | 'row';
  /** How much the words of its title tell together. */
  titleMass(document: number): number;
  /** How likely it is what somebody looks for, apart from its words. */
  standing(document: number): number;
}

export interface Ranked {
  readonly document: number;
  readonly score: number;
}

export interface Ranking {
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** Terms of the index that stand for what was typed, and those of phrases with the same meaning. */
  readonly terms: ReadonlySet<string>;
  readonly otherTerms: ReadonlySet<string>;
  /** Words that are in no document, with the words that were searched instead. */
  readonly corrections: ReadonlyMap<string, string>;
}

/** What a document keeps of its score that says almost nothing of the query: the rest grows with the share that it says. */
const UNCOVERED = 0.2;
const COVERED = 1.5;
/** What the rest of its page counts for a section: for its score, and for how much of the query it says. */
const PAGE = 0.15;
const PAGE_COVERS = 0.5;
/** What a title adds that says the whole query and no more, and what of that remains where it says more. */
const TITLE = 1;
const LONGER_TITLE = { page: 0.4, section: 0.2, row: 0 };

/** What a page about the one thing that was asked for is ahead of its sections. */
const SUBJECT = 1.15;

/** A name says more than words do. */
const NAME = 1.5;
/** What hardly depends on a document's standing where its title is the name that was typed. */
const NAMED = 0.7;

/** From this part on a document says all of a concept: every word, or a phrase of the same meaning. */
const COMPLETE = 0.6;

interface Looked {
  readonly word: string;
  readonly matches: readonly Match[];
  /** How much the word tells: the rarer, the more. */
  readonly mass: number;
}

interface LookedWay {
  readonly way: Way;
  readonly words: readonly Looked[];
  readonly mass: number;
}

/** Orders the documents by how well they answer the concepts. */
export async function rank(concepts: readonly Concept[], lexicon: Lexicon, traits: DocumentTraits): Promise<Ranking> {
  const looked = await Promise.all(concepts.map(async ({ ways, counts }) => ({ counts, ways: await Promise.all(ways.map((way) => lookUp(way, lexicon, traits))) })));
  const sums = emptySums(traits);
  for (const { ways, counts } of looked) {
    const found = ways.filter(({ mass }) => mass > 0);
    if (found.length === 0) continue;
    const hits = bestHits(found, lexicon);
    add(sums, hits, { mass: conceptMass(found, hits, traits), counts }, traits);
  }
  const ranked = scored(sums, traits).sort((a, b) => b.score - a.score || a.document - b.document);
  return { ranked, ...answeringTerms(looked.flatMap(({ ways }) => ways)) };
}

/**
 * How much a concept tells: halfway between its words, each of which may be rare, and the documents that say all of it in
 * some way, which may be many. Where none does, as much as its words.
 */
function conceptMass(found: readonly LookedWay[], hits: ReadonlyMap<number, Hit>, { sections }: DocumentTraits): number {
  const ofWords = Math.max(...found.map(({ mass, way }) => mass * way.factor));
  const complete = [...hits].filter(([, { present }]) => present >= COMPLETE).map(([document]) => document);
  const mass = complete.length > 0 ? (ofWords + rarity(complete, sections)) / 2 : ofWords;
  return found[0]?.way.names === true ? mass * NAME : mass;
}

/** What the concepts so far add up to. */
interface Sums {
  concepts: number;
  mass: number;
  readonly score: Float64Array;
  readonly covered: Float64Array;
  readonly titleCovers: Float64Array;
  readonly titleMass: Float64Array;
  /** 1 where the title holds a name that was typed. */
  readonly named: Uint8Array;
  readonly pageScore: Float64Array;
  readonly pageCovered: Float64Array;
}

function emptySums({ size, leaves }: DocumentTraits): Sums {
  const [score, covered, titleCovers, titleMass] = [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  return { concepts: 0, mass: 0, score, covered, titleCovers, titleMass, named: new Uint8Array(size), pageScore: new Float64Array(leaves), pageCovered: new Float64Array(leaves) };
}

function add(sums: Sums, hits: ReadonlyMap<number, Hit>, { mass, counts }: { readonly mass: number; readonly counts: boolean }, traits: DocumentTraits): void {
  const ofPages = new Map<number, Hit>();
  for (const [document, hit] of hits) {
    const leaf = traits.leaf(document);
    if ((ofPages.get(leaf)?.value ?? 0) < hit.value) ofPages.set(leaf, hit);
    plus(sums.score, document, mass * hit.value);
    if (!counts) continue;
    plus(sums.covered, document, mass * hit.present);
    plus(sums.titleCovers, document, mass * hit.titlePresent);
    plus(sums.titleMass, document, hit.titleMass);
    if (hit.named) sums.named[document] = 1;
  }
  for (const [leaf, { value, present }] of ofPages) {
    plus(sums.pageScore, leaf, mass * value);
    if (counts) plus(sums.pageCovered, leaf, mass * present);
  }
  if (!counts) return;
  sums.concepts += 1;
  sums.mass += mass;
}

function plus(values: Float64Array, index: number, value: number): void {
  values[index] = (values[index] ?? 0) + value;
}

function scored(sums: Sums, traits: DocumentTraits): Ranked[] {
  const ranked: Ranked[] = [];
  const at = (values: Float64Array | Uint8Array, index: number): number => values[index] ?? 0;
  for (let document = 0; document < traits.size; document += 1) {
    if (at(sums.score, document) === 0) continue;
    const leaf = traits.leaf(document);
    const kind = traits.kind(document);
    const inPage = kind === 'section';
    const own = at(sums.covered, document);
    const words = at(sums.score, document) + (inPage ? PAGE * at(sums.pageScore, leaf) : 0);
    const covered = own + (inPage ? PAGE_COVERS * (at(sums.pageCovered, leaf) - own) : 0);
    const ofQuery = (mass: number): number => (sums.mass === 0 ? 0 : mass / sums.mass);
    // Who types one word wants the page about it.
    const isSubject = sums.concepts === 1 && kind === 'page';
    const least = isSubject ? 1 : LONGER_TITLE[kind];
    const ofTitle = least + (1 - least) * Math.min(1, at(sums.titleMass, document) / Math.max(1, traits.titleMass(document)));
    const score = words
      * (UNCOVERED + (1 - UNCOVERED) * ofQuery(covered) ** COVERED)
      * (1 + TITLE * ofQuery(at(sums.titleCovers, document)) * ofTitle)
      * (at(sums.named, document) === 1 ? NAMED + (1 - NAMED) * traits.standing(document) : traits.standing(document))
      * (isSubject ? SUBJECT : 1);
    ranked.push({ document, score });
  }
  return ranked;
}

function answeringTerms(ways: readonly LookedWay[]): Pick<Ranking, 'terms' | 'otherTerms' | 'corrections'> {
  const [terms, otherTerms, corrections] = [new Set<string>(), new Set<string>(), new Map<string, string>()];
  for (const { way, words } of ways) {
    for (const { word, matches } of words) {
      for (const { term } of matches) (way.isSynonym ? otherTerms : terms).add(term);
      // Terms of which none is what was typed, the likeliest first.
      const [best] = [...matches].sort((a, b) => b.factor - a.factor);
      if (best?.how === 'typo' && !way.isSynonym) corrections.set(word, best.term);
    }
  }
  return { terms, otherTerms, corrections };
}

async function lookUp(way: Way, lexicon: Lexicon, traits: DocumentTraits): Promise<LookedWay> {
  const words = await Promise.all(way.words.map(async (word, index): Promise<Looked> => {
    const unfinished = way.unfinished && index === way.words.length - 1;
    const matches = await (way.names ? lexicon.lookUpName(word, { unfinished }) : lexicon.lookUp(word, { unfinished }));
    return { word, matches, mass: massOf(matches, lexicon, traits) };
  }));
  const complete = !way.all || words.every(({ matches }) => matches.length > 0);
  return { way, words, mass: complete ? words.reduce((sum, { mass }) => sum + mass, 0) : 0 };
}

/** How much a word tells, by the documents that have it in one of its forms. */
function massOf(matches: readonly Match[], lexicon: Lexicon, { sections }: DocumentTraits): number {
  if (matches.length === 0) return 0;
  const near = matches.filter(({ how }) => how === 'exact' || how === 'form');
  const documents = new Set((near.length > 0 ? near : matches).flatMap(({ term }) => lexicon.postings(term).map(({ document }) => document)));
  return rarity(documents, sections);
}

interface Hit {
  /** How well the document says it, from 0 to 1. */
  value: number;
  /** How much of it the document says, from 0 to 1, and how much its title. */
  present: number;
  titlePresent: number;
  /** How much of the title says it. */
  titleMass: number;
  /** Whether the title holds it as the name that was typed. */
  named: boolean;
}

/** The documents that say a concept, in the way in which each says it best. */
function bestHits(ways: readonly LookedWay[], lexicon: Lexicon): Map<number, Hit> {
  const best = new Map<number, Hit>();
  for (const way of ways) {
    for (const [document, hit] of hitsOf(way, lexicon)) if ((best.get(document)?.value ?? 0) < hit.value) best.set(document, hit);
  }
  return best;
}

function hitsOf({ way, words, mass }: LookedWay, lexicon: Lexicon): Map<number, Hit> {
  const hits = new Map<number, Hit>();
  const counts = new Map<number, number>();
  for (const word of words) {
    const share = (word.mass / mass) * way.factor;
    for (const [document, { missing, factor, inTitle }] of presences(word.matches, lexicon)) {
      let hit = hits.get(document);
      if (hit === undefined) hits.set(document, (hit = { value: 0, present: 0, titlePresent: 0, titleMass: 0, named: false }));
      hit.value += share * (1 - missing);
      hit.present += share * factor;
      hit.titlePresent += share * inTitle;
      if (inTitle > 0) hit.titleMass += word.mass;
      if (inTitle === 1 && way.names) hit.named = true;
      counts.set(document, (counts.get(document) ?? 0) + 1);
    }
  }
  if (way.all) for (const [document, count] of counts) if (count < words.length) hits.delete(document);
  return hits;
}

/** What the forms of one word say together: how much is still missing, and the best factor, of all and of those in the title. */
function presences(matches: readonly Match[], lexicon: Lexicon): Map<number, { missing: number; factor: number; inTitle: number }> {
  const found = new Map<number, { missing: number; factor: number; inTitle: number }>();
  for (const { term, factor } of matches) {
    for (const { document, weight, inTitle } of lexicon.postings(term)) {
      let presence = found.get(document);
      if (presence === undefined) found.set(document, (presence = { missing: 1, factor: 0, inTitle: 0 }));
      presence.missing *= 1 - weight * factor;
      presence.factor = Math.max(presence.factor, factor);
      if (inTitle) presence.inTitle = Math.max(presence.inTitle, factor);
    }
  }
  return found;
}
