import type { Position, Span } from '../../../scripts/pages/page.ts';

/** What takes the place of a stretch of a text; none of two edits reaches into the other. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with its lines, so that places in it can be told by line and column. */
export class Text {
  readonly source: string;
  readonly #starts: readonly number[];

  constructor(source: string) {
    this.source = source;
    this.#starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  }

  /** Number of UTF-16 units before a place. */
  offset({ line, column }: Position): number {
    return (this.#starts[line - 1] ?? this.source.length) + column - 1;
  }

  slice({ start, end }: Span): string {
    return this.source.slice(this.offset(start), this.offset(end));
  }

  /** Where a line begins; after the last one, the text's end. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.source.length;
  }

  /** A line's text without its end. */
  line(line: number): string {
    return this.source.slice(this.startOf(line), this.startOf(line + 1)).replace(/\n$/, '');
  }
}

/** The text from an offset on with all edits made. Of two that begin at one place the one that only inserts comes first. */
export function edited(source: string, from: number, edits: readonly Edit[]): string {
  let at = from;
  let result = '';
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) continue;
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at);
}
