import { chunksOf } from './tokenise.ts';

/** A piece of an excerpt or a title. */
export interface Segment {
  readonly text: string;
  /** Whether it is what was searched. */
  readonly hit: boolean;
  readonly code: boolean;
}

/** Characters of an excerpt, and of what stands before its first hit. */
const LENGTH = 190;
const LEAD = 40;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly term: string;
}

/** A text whole, with hits. */
export function marked(text: string, terms: ReadonlySet<string>): Segment[] {
  return segmentsOf(text, 0, text.length, spansOf(text, terms));
}

/** Whether one of the terms stands in a text. */
export function contains(text: string, terms: ReadonlySet<string>): boolean {
  return spansOf(text, terms).length > 0;
}

/** The part of a text that shows the most of what was searched; its beginning where it shows nothing. */
export function excerpt(text: string, terms: ReadonlySet<string>): Segment[] {
  const spans = spansOf(text, terms);
  let best = { start: 0, score: 0 };
  spans.forEach((span, index) => {
    const within = spans.slice(index).filter(({ end }) => end <= span.start + LENGTH - LEAD);
    const score = new Set(within.map(({ term }) => term)).size * 10 + Math.min(9, within.length);
    if (score > best.score) best = { start: span.start, score };
  });
  const start = beginning(text, best.start);
  const end = ending(text, start + LENGTH);
  const inside = spans.filter((span) => span.start >= start && span.end <= end);
  const segments = segmentsOf(text, start, end, inside);
  return [...(start > 0 ? [plain('… ')] : []), ...segments, ...(end < text.length ? [plain(' …')] : [])];
}

function plain(text: string): Segment {
  return { text, hit: false, code: false };
}

/** Where the terms stand; a name that holds another is the longer one. */
function spansOf(text: string, terms: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  for (const chunk of chunksOf(text)) {
    let end = 0;
    for (const { term, start, end: stop } of chunk.terms) {
      if (start < end || !terms.has(term)) continue;
      spans.push({ start, end: stop, term });
      end = stop;
    }
  }
  return spans;
}

/** A place shortly before `hit` where a line or a word starts. */
function beginning(text: string, hit: number): number {
  if (hit <= LEAD) return 0;
  const line = text.lastIndexOf('\n', hit) + 1;
  if (line >= hit - 2 * LEAD) return line;
  return text.indexOf(' ', hit - LEAD) + 1;
}

function ending(text: string, end: number): number {
  if (end >= text.length) return text.length;
  const space = text.lastIndexOf(' ', end);
  return space > end - LEAD ? space : end;
}

function segmentsOf(text: string, start: number, end: number, spans: readonly Span[]): Segment[] {
  const segments: Segment[] = [];
  let code = (text.slice(0, start).split('`').length - 1) % 2 === 1;
  const add = (piece: string, hit: boolean): void => {
    piece.split('`').forEach((part, index) => {
      if (index > 0) code = !code;
      const shown = part.replace(/\n/g, ' · ');
      if (shown !== '') segments.push({ text: shown, hit, code });
    });
  };
  let at = start;
  for (const span of spans) {
    if (span.start < at) continue;
    add(text.slice(at, span.start), false);
    add(text.slice(span.start, span.end), true);
    at = span.end;
  }
  add(text.slice(at, end), false);
  return segments;
}
