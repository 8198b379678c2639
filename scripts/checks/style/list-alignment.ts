import type { BlockContent, DefinitionContent, ListItem, Paragraph, RootContent } from 'mdast';
import { walk } from '../../../src/plugins/walk.ts';
import type { Draft, Fix } from '../finding.ts';
import type { PageRule } from '../rule.ts';
import { flowOf } from './flow.ts';

/** Lines and blocks of an item that do not start in the column in which its first word starts. */
export const listAlignment: PageRule = {
  id: 'style/list-alignment',
  severity: 'error',
  *check({ page, markdown, source }) {
    if (page.frontMatter.generated === true) return;
    const lines = source.split('\n');
    for (const { node } of flowOf(markdown.tree)) if (node.type === 'listItem') yield* judgeItem(node, lines);
  },
};

function* judgeItem(item: ListItem, lines: readonly string[]): Iterable<Draft> {
  const start = item.position?.start;
  const marker = start && /^(?:[-*+]|\d+[.)])[ \t]+(?=\S)/.exec((lines[start.line - 1] ?? '').slice(start.column - 1))?.[0];
  // An item in a quote is left alone: its lines start with marks that may stand in any column.
  if (start === undefined || marker === undefined || !/^\s*(?:[-*+\d][.)\d]*\s+)*$/.test((lines[start.line - 1] ?? '').slice(0, start.column - 1))) return;
  const column = start.column + marker.length;
  for (const block of item.children) {
    if (block.position === undefined) continue;
    const { line, column: at } = block.position.start;
    if (line > start.line && at !== column) yield { ...say(line, at, column), fix: shift(block, column - at, lines) };
    else if (block.type === 'paragraph') yield* judgeLines(block, column, lines);
  }
}

/** Moves a paragraph or a list with all its lines; not what holds code, whose spaces count. */
function shift(block: BlockContent | DefinitionContent, by: number, lines: readonly string[]): Fix | undefined {
  if (block.position === undefined || !(block.type === 'paragraph' || block.type === 'list')) return undefined;
  const held = new Set<string>();
  walk<RootContent>(block, ({ type }) => {
    held.add(type);
    return undefined;
  });
  if (['code', 'html', 'containerDirective'].some((type) => held.has(type))) return undefined;
  const { start, end } = block.position;
  const moved = lines.slice(start.line - 1, end.line).map((line) => (by > 0 && line.trim() !== '' ? ' '.repeat(by) + line : line.replace(new RegExp(`^ {0,${-Math.min(by, 0)}}`), '')));
  return { range: { start: { line: start.line, column: 1 }, end: { line: end.line, column: (lines[end.line - 1]?.length ?? 0) + 1 } }, text: moved.join('\n') };
}

function* judgeLines({ position }: Paragraph, column: number, lines: readonly string[]): Iterable<Draft> {
  if (position === undefined) return;
  for (let line = position.start.line + 1; line <= position.end.line; line += 1) {
    const at = /^\s*/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
    if (at + 1 === column) continue;
    // Further in or out, a line with a mark at its start may become a block of its own.
    const isWords = /^[\p{L}\p{N}("“*\x60[:]/u.test((lines[line - 1] ?? '').slice(at)) && !/^\d+[.)]|^\*\s|^\x60{3}|^:{2}/.test((lines[line - 1] ?? '').slice(at));
    yield { ...say(line, at + 1, column), ...(isWords && { fix: { range: { start: { line, column: 1 }, end: { line, column: at + 1 } }, text: ' '.repeat(column - 1) } }) };
  }
}

function say(line: number, column: number, expected: number): Draft {
  return { rule: listAlignment.id, line, column, message: `The line starts in column ${column}, and the first word of its item in column ${expected}. Start it there.` };
}
