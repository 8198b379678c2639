/** One term in a text, and the characters that it stands for. */
export interface Term {
  readonly term: string;
  /** `whole`: a name with its punctuation (`kind-image`); `word`: letters and digits; `part`: a piece of a camel-case word. */
  readonly kind: 'whole' | 'word' | 'part';
  readonly start: number;
  readonly end: number;
}

/** Characters without a space between them, as somebody would select them with a double click in a terminal. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
  /** The name as one term, a flag with its hyphens; undefined where it is a plain word. */
  readonly whole: string | undefined;
  /** All terms: the whole, parts of a path or an address that are names themselves, words, and pieces of camel-case words. */
  readonly terms: readonly Term[];
}

/** A longer name is never typed whole. */
const LONGEST = 48;

/** What makes a chunk. */
export const chunkPattern = /[^\s()[\]{}<>,;"“”„«»`|…–—]+/gu;
const wordPattern = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const segmentPattern = /[^/:=@.]+/gu;

/** Cuts a text into chunks with their terms. */
export function chunksOf(text: string): Chunk[] {
  return [...text.matchAll(chunkPattern)].flatMap(({ 0: raw, index }) => chunkOf(raw, index) ?? []);
}

/** The terms of a text, one after the other. */
export function termsOf(text: string): Term[] {
  return chunksOf(text).flatMap(({ terms }) => terms);
}

/** Letters without case and marks; a version without its "v". */
export function fold(text: string): string {
  const unmarked = /^[ -~]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return unmarked.toLowerCase().replace(/^v(?=\d+\.\d)/, '');
}

function chunkOf(raw: string, offset: number): Chunk | undefined {
  // A slash in front makes the name (/test, /sys/fs/bpf), other signs do not (--flag, #channel, @team); "_" at an end may be a prefix's.
  const body = raw.replace(/^[^\p{L}\p{N}/_]+|[^\p{L}\p{N}_]+$/gu, '').replace(/^\/(?![\p{L}\p{N}_])/u, '');
  const start = offset + raw.indexOf(body);
  const words = [...body.matchAll(wordPattern)].flatMap((match) => wordTerms(match[0], start + match.index));
  if (words.length === 0) return undefined;
  const span = { kind: 'whole' as const, start, end: start + body.length };
  const name = isName(body) ? [{ ...span, term: fold(body) }, ...segments(body, start)] : [];
  const flag = raw.startsWith('--') && raw.length < LONGEST ? [{ ...span, term: `--${fold(body)}` }] : [];
  const names = [...flag, ...name];
  return { start, end: span.end, whole: names[0]?.term, terms: [...names, ...words] };
}

function isName(body: string): boolean {
  return body.length <= LONGEST && !/^[\p{L}\p{N}'’]+$/u.test(body) && !/^https?:/.test(body);
}

/** Parts of a path that are names with hyphens or underscores: `sig-datapath` in `cilium/sig-datapath`. */
function segments(body: string, offset: number): Term[] {
  if (!/[/:=@.]/.test(body)) return [];
  return [...body.matchAll(segmentPattern)].filter(({ 0: part }) => /\w[-_]\w/.test(part)).map((match) => {
    const start = offset + match.index;
    return { term: fold(match[0]), kind: 'whole', start, end: start + match[0].length };
  });
}

function wordTerms(raw: string, start: number): Term[] {
  const word = raw.replace(/['’]s$/i, '').replace(/['’]/g, '');
  const term = fold(word);
  // A commit's hash or a long number is copied, not searched.
  if (term.length > LONGEST || /^\d{6,}$/.test(term) || (/^[0-9a-f]{7,}$/.test(term) && /\d/.test(term))) return [];
  const end = start + raw.length;
  const pieces = camelPieces(word);
  let at = start;
  const parts = pieces.map((piece): Term => ({ term: fold(piece), kind: 'part', start: at, end: (at += piece.length) }));
  return [{ term, kind: 'word', start, end }, ...parts.filter((part) => part.term.length > 1)];
}

/** `CiliumNetworkPolicy`: Cilium, Network, Policy. None for a word that has one piece, or is a name that nobody takes apart. */
function camelPieces(word: string): string[] {
  if (/^git(?:hub|lab)$/i.test(word)) return [];
  const pieces = word.split(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z]{2})/);
  return pieces.length > 1 ? pieces : [];
}
