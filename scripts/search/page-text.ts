import type { Page, Position } from '../pages/page.ts';

/** A stretch of a page between two headings, as words. */
export interface SectionText {
  /** Undefined for what stands before the first heading. */
  readonly heading: Page['headings'][number] | undefined;
  /** Code stands in backticks; a line ends where a paragraph, a cell or an item does. */
  readonly text: string;
}

/** Examples in these languages show how a page is written, with words that it is not about and mistakes on purpose. */
const markup: ReadonlySet<string> = new Set(['md', 'markdown', 'rst']);

interface Piece {
  readonly at: Position;
  /** Undefined where it fills its lines. */
  readonly endColumn: number | undefined;
  readonly endLine: number;
  readonly text: string;
}

/** The words of a page by sections; `source` is the file's text, which tells cells and items apart. */
export function sectionTexts(page: Page, source: string): SectionText[] {
  const lines = source.split('\n');
  const starts = page.headings.filter(({ id }) => id !== undefined);
  const headingLines = new Set(page.headings.flatMap(({ at }) => range(at.start.line, at.end.line)));
  const pieces = piecesOf(page).filter(({ at }) => !headingLines.has(at.line));
  return [undefined, ...starts].map((heading, index) => {
    const from = heading?.at.end.line ?? 0;
    const to = starts[index]?.at.start.line ?? Infinity;
    return { heading, text: joined(pieces.filter(({ at: { line } }) => line > from && line < to), lines) };
  });
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function piecesOf({ prose, inlineCode, directives, fences }: Page): Piece[] {
  const pieces = [
    ...prose.map(({ text, at }): Piece => ({ at, endLine: at.line, endColumn: at.column + text.length, text: text.replace(/\\([!-/:-@[-`{-~])/g, '$1') })),
    ...inlineCode.map(({ value, at }): Piece => ({ at, endLine: at.line, endColumn: at.column + value.length + 2, text: code(value) })),
    ...directives.flatMap(({ form, name, label, at }): Piece[] =>
      form === 'text' && label !== undefined ? [{ at: at.start, endLine: at.end.line, endColumn: at.end.column, text: shownName(name, label) }] : []),
    ...fences.filter(({ language }) => !markup.has(language ?? '')).map(({ value, language, at }): Piece => ({ at: at.start, endLine: at.end.line, endColumn: undefined, text: codeLines(value, language) })),
  ];
  return pieces.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
}

function code(value: string): string {
  return `\`${value.replace(/`/g, '')}\``;
}

/** A reference as the page shows it: what it names, with the sign or word that people type before it. */
function shownName(directive: string, label: string): string {
  switch (directive) {
    case 'term':
      return label;
    case 'make':
      return code(`make ${label}`);
    case 'team':
      return code(`@cilium/${label}`);
    case 'slack':
    case 'issue':
    case 'pr':
      return `#${label}`;
    default:
      return code(label);
  }
}

/** The lines of a block without its prompts, which nobody searches for. */
function codeLines(value: string, language: string | undefined): string {
  const bare = language === 'shell-session' ? value.replace(/^(?:\([\w-]+\) )?[$#] /gm, '') : value;
  return bare.split('\n').map((line) => line.trim()).filter(Boolean).map(code).join('\n');
}

function joined(pieces: readonly Piece[], lines: readonly string[]): string {
  let text = '';
  let before: Piece | undefined;
  for (const piece of pieces) {
    if (before !== undefined) text += between(before, piece, lines, text);
    text += piece.text;
    before = piece;
  }
  return text.replace(/[ \t]+/g, ' ').replace(/ ?\n ?/g, '\n').trim();
}

function between(before: Piece, after: Piece, lines: readonly string[], text: string): string {
  const line = lines[after.at.line - 1] ?? '';
  if (before.endColumn === undefined || after.endColumn === undefined || after.at.line > before.endLine + 1) return '\n';
  if (after.at.line > before.endLine) return /^\s*(?:[-*+]|\d+[.)]|\|)\s/.test(line) ? '\n' : ' ';
  if (/\|/.test(line.slice(before.endColumn - 1, after.at.column - 1))) return '\n';
  return /[\s(“"/-]$/.test(text) || /^[\s.,:;!?)”"'’/-]/.test(after.text) ? '' : ' ';
}
