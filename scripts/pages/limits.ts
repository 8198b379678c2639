import type { Draft } from '../checks/finding.ts';

/**
 * The most that a page may hold of what parsers and linters take long over: their time grows faster than the page. All are far above what any
 * page has. The help page of the structure rules and its tests know these numbers.
 */
export const limits = {
  'structure/large-page': 256 * 1024,
  'structure/many-lines': 8_000,
  'structure/long-line': 20_000,
  'structure/long-paragraph': 32 * 1024,
  'structure/deep-nesting': 20,
  'structure/many-marks': 2_000,
  'structure/many-brackets': 4_000,
  'structure/much-html': 250,
  'structure/large-table': 4_000,
  'structure/many-definitions': 500,
  'structure/many-headings': 1_000,
} as const;

/** The most bytes of a page that the portal makes: nothing parses it but Docusaurus, which takes its time. */
export const maxMadePage = 1024 * 1024;

type Limit = keyof typeof limits;

/** What counts for the text between two blank lines, which is parsed in one go, and a few times as much for the page. */
const inBlocks = [
  ['structure/long-paragraph', 'characters', 'characters of text', 'break it into paragraphs', Infinity],
  ['structure/many-marks', 'marks', 'marks of emphasis (*, _ and ~)', 'break the text into paragraphs, or make it a code block', 3],
  ['structure/many-brackets', 'brackets', 'square brackets, braces and colons', 'break the text into paragraphs, or make it a code block', 2],
  ['structure/much-html', 'angles', 'opening angle brackets (<)', 'use Markdown or directives, or make it a code block', 4],
  ['structure/large-table', 'bars', 'bars (|)', 'split the table, or generate it from data', 2],
] as const;

type Counts = Record<(typeof inBlocks)[number][1], number>;

const none = (): Counts => ({ characters: 0, marks: 0, brackets: 0, angles: 0, bars: 0 });

/** What stands before the text of a line: quotes, markers of lists, and blanks. */
const marker = /[ \t]*(?:(>)|([-*+]|\d{1,9}[.)])(?=[ \t\n]|$))/y;

const thematicBreak = /^[\s>]*([-*_])(?:[ \t]*\1){2,}[ \t]*$/;

/**
 * What of a page is over a limit, each limit once, at the place where it is passed. Looks at each character once and knows no Markdown but its
 * marks, wherever they stand: what is judged before the parser must not need the parser.
 */
export function overLimits(source: string): Draft[] {
  const found = new Map<Limit, Draft>();
  const judge = (rule: Limit, count: number, line: number, say: (most: number, count: number) => string, most: number = limits[rule]): void => {
    if (count > most && !found.has(rule)) found.set(rule, { rule, line, column: 1, message: say(most, count) });
  };
  const nesting = new Nesting();
  let [block, blockLine] = [none(), 1];
  const page = { ...none(), definitions: 0, headings: 0 };
  let number = 0;
  for (let at = 0; at <= source.length; ) {
    const next = source.indexOf('\n', at);
    const end = next === -1 ? source.length : next;
    const line = source.slice(at, end);
    at = end + 1;
    number += 1;
    judge('structure/many-lines', number, number, (most) => `The page has more than ${most} lines. Expected at most ${most}: split it, or move its data to a table.`);
    judge('structure/long-line', line.length, number, (most, count) => `A line of ${count} characters. Expected at most ${most}: break it.`);
    // A line that is too long has been told, and what follows looks at lines with expressions.
    if (line.length > limits['structure/long-line']) continue;
    if (/^[\s>]*$/.test(line)) {
      nesting.blank();
      [block, blockLine] = [none(), number + 1];
      continue;
    }
    const { depth, text } = nesting.enter(line);
    judge('structure/deep-nesting', depth, number, (most, count) => `Quotes, lists and directives are ${count} levels deep here. Expected at most ${most}: flatten them.`);
    addCounts(line, block);
    addCounts(line, page);
    if (/^#{1,6}(?:[ \t]|$)/.test(text) || /^(?:=+|-+)[ \t]*$/.test(text)) page.headings += 1;
    for (let bracket = line.indexOf(']:'); bracket !== -1; bracket = line.indexOf(']:', bracket + 2)) page.definitions += 1;
    for (const [rule, key, what, advice, factor] of inBlocks) {
      judge(rule, block[key], blockLine, (most) => `More than ${most} ${what} before the next blank line. Expected at most ${most}: ${advice}.`);
      judge(rule, page[key], number, (most) => `More than ${most} ${what} in the page up to here. Expected at most ${most}: split the page.`, limits[rule] * factor);
    }
    judge('structure/many-definitions', page.definitions, number, (most) => `More than ${most} definitions of links in the page up to here. Expected at most ${most}: split the page.`);
    judge('structure/many-headings', page.headings, number, (most) => `More than ${most} headings in the page up to here. Expected at most ${most}: split the page.`);
  }
  return [...found.values()];
}

/** Follows how deep quotes, lists and directives stand in each other. It may see more levels than there are, never fewer. */
class Nesting {
  /** Columns of the markers of lists that are open. */
  readonly #lists: number[] = [];
  /** Colons of the directives that are open. */
  readonly #directives: number[] = [];
  #afterBlank = true;

  blank(): void {
    this.#afterBlank = true;
  }

  /** The depth of a line that is not blank, and its text behind the markers. */
  enter(line: string): { depth: number; text: string } {
    let quotes = 0;
    let at = 0;
    if (!thematicBreak.test(line)) {
      for (;;) {
        marker.lastIndex = at;
        const match = marker.exec(line);
        if (match === null) break;
        at = marker.lastIndex;
        if (match[1] !== undefined) {
          quotes += 1;
          continue;
        }
        this.#close(at);
        this.#lists.push(at);
        this.#afterBlank = false;
      }
    }
    const text = line.slice(at).trimStart();
    // Only after a blank line text that stands further left ends a list.
    if (this.#afterBlank) this.#close(line.length - text.length);
    this.#afterBlank = false;
    const [, colons = '', name] = /^(:{3,})([a-z])?/i.exec(text) ?? [];
    if (name !== undefined) this.#directives.push(colons.length);
    else if (colons !== '' && (this.#directives.at(-1) ?? Infinity) <= colons.length) this.#directives.pop();
    return { depth: quotes + this.#lists.length + this.#directives.length, text };
  }

  #close(column: number): void {
    while ((this.#lists.at(-1) ?? -1) >= column) this.#lists.pop();
  }
}

function addCounts(line: string, to: Counts): void {
  to.characters += line.length + 1;
  for (const character of line) {
    if (character === '*' || character === '_' || character === '~') to.marks += 1;
    else if (character === '[' || character === ']' || character === '{' || character === '}' || character === ':') to.brackets += 1;
    else if (character === '<') to.angles += 1;
    else if (character === '|') to.bars += 1;
  }
}
