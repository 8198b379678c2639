import { likeness, rarity, stems } from './similarity.ts';
import { docutilsId } from './slug.ts';

/** A page of ours with its ids; the title of a section only where it says more than the id, so that the data stays small. */
export type GuidePage = readonly [url: string, ids: readonly (string | readonly [id: string, title: string])[]];

/** All that is needed to send a reader of one old page on: as JSON it is what a redirect page's script reads. */
export interface Guide {
  /** Where the page itself leads. */
  readonly to: string;
  /** Where old anchors lead whose id is not on the page, or means something else there; the page's own title leads to `to`. */
  readonly moved: Readonly<Record<string, string>>;
  /** The page that took its place, then those that parts of it went to: an id there counts as the same section. */
  readonly own: readonly GuidePage[];
  /** The other pages of its area, searched when an unknown anchor is like nothing on the first. */
  readonly others: readonly GuidePage[];
}

/** `exact`: recorded. `derived`: the section has the same id. `nearest`: the likest section. `page`: no section was asked for, or none is like it. */
export type How = 'exact' | 'derived' | 'nearest' | 'page';

export interface Resolved {
  /** Address below the site's base: `/testing/bpf/` or `/testing/bpf/#run-one-test`. */
  readonly url: string;
  readonly how: How;
}

/** Under this likeness, words agree by accident. */
const least = 0.25;

/** How much the likeness of a section counts by where it stands. */
const weights = { first: 1, own: 0.95, recorded: 0.9, others: 0.45 };

/** Says where an anchor of an old page leads. `anchor` is what stands behind `#`; an empty one, and what is like nothing, leads to the page. */
export function resolveAnchor(guide: Guide, anchor: string): Resolved {
  const asked = decode(anchor);
  for (const id of new Set([asked, asked.toLowerCase(), docutilsId(asked)])) {
    if (id === '') continue;
    if (Object.hasOwn(guide.moved, id)) return { url: guide.moved[id] ?? guide.to, how: 'exact' };
    const holder = guide.own.find(([, ids]) => ids.some((one) => idOf(one) === id));
    if (holder) return { url: `${holder[0]}#${id}`, how: 'derived' };
  }
  const url = asked === '' ? undefined : nearest(guide, asked);
  return url === undefined ? { url: guide.to, how: 'page' } : { url, how: 'nearest' };
}

function nearest(guide: Guide, asked: string): string | undefined {
  const sections = (pages: readonly GuidePage[], weight: (index: number) => number) =>
    pages.flatMap(([url, ids], index) => ids.map((one) => ({ url: `${url}#${idOf(one)}`, weight: weight(index), names: typeof one === 'string' ? [one] : [...one] })));
  const candidates = [
    ...sections(guide.own, (index) => (index === 0 ? weights.first : weights.own)),
    ...Object.entries(guide.moved).filter(([, url]) => url.includes('#')).map(([id, url]) => ({ url, weight: weights.recorded, names: [id] })),
    ...sections(guide.others, () => weights.others),
  ].map(({ names, ...rest }) => ({ ...rest, names: names.map(stems) }));
  const weight = rarity(candidates.map(({ names }) => names.flat()));
  const words = stems(asked.replace(/[-_]+/g, ' '));
  let best: { url: string; score: number } | undefined;
  for (const { url, names, weight: place } of candidates) {
    const score = place * Math.max(...names.map((name) => likeness(words, name, weight)));
    if (score >= least && score > (best?.score ?? 0)) best = { url, score };
  }
  return best?.url;
}

function idOf(one: string | readonly [id: string, title: string]): string {
  return typeof one === 'string' ? one : one[0];
}

function decode(anchor: string): string {
  try {
    return decodeURIComponent(anchor).trim();
  } catch {
    return anchor.trim();
  }
}
