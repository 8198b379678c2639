import type { Definition, Html, Image, Link } from 'mdast';
import { walk } from '../../../src/plugins/walk.ts';
import { parseMarkdown } from '../../pages/parse.ts';

/** Gives what a link's address becomes; undefined where it stays. */
export type LinkMap = (url: string) => string | undefined;

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The Markdown with other addresses in its links, images, reference definitions and raw HTML; nothing else changes. Addresses come and go as
 * they are written in the source. Gives the text and the number of links that changed.
 */
export function rewriteLinks(source: string, map: LinkMap): { text: string; changed: number } {
  const edits: Edit[] = [];
  walk(parseMarkdown(source).tree, (node) => {
    if (node.type === 'html') edits.push(...editsInHtml(node, map));
    if (node.type !== 'link' && node.type !== 'image' && node.type !== 'definition') return undefined;
    const found = destinationOf(source, node);
    const text = found && map(found.text);
    if (found && text !== undefined && text !== found.text) edits.push({ start: found.start, end: found.start + found.text.length, text });
    return undefined;
  });
  return { text: applyEdits(source, edits), changed: edits.length };
}

/** The text with the edits applied, which must not overlap. */
export function applyEdits(source: string, edits: readonly Edit[]): string {
  let text = source;
  for (const edit of [...edits].sort((a, b) => b.start - a.start)) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  return text;
}

/** Where a link's address is written; undefined for one that is its own text. */
function destinationOf(source: string, node: Link | Image | Definition): { start: number; text: string } | undefined {
  const from = node.position?.start.offset;
  if (from === undefined) return undefined;
  const close = node.type === 'link' ? (node.children.at(-1)?.position?.end.offset ?? from + 1) : closingBracket(source, source.indexOf('[', from));
  if (source.slice(close, close + 2) !== (node.type === 'definition' ? ']:' : '](')) return undefined;
  const [written = ''] = /^[\s>]*(?:<(?:\\.|[^\\<>\n])*>|\S+)/s.exec(source.slice(close + 2)) ?? [];
  const lead = /^[\s>]*<?/.exec(written)?.[0].length ?? 0;
  const start = close + 2 + lead;
  const rest = written.slice(lead);
  const text = written[lead - 1] === '<' ? rest.slice(0, -1) : node.type === 'definition' ? rest : rest.slice(0, closingParenthesis(rest));
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1') === node.url ? { start, text } : undefined;
}

function closingBracket(source: string, open: number): number {
  let depth = 0;
  for (let at = open; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '[') depth += 1;
    else if (source[at] === ']' && (depth -= 1) === 0) return at;
  }
  return source.length;
}

function closingParenthesis(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && (depth -= 1) < 0) return at;
  }
  return text.length;
}

function editsInHtml(node: Html, map: LinkMap): Edit[] {
  const from = node.position?.start.offset ?? 0;
  return [...node.value.matchAll(/(\s(?:href|src)\s*=\s*["'])([^"']*)["']/gi)].flatMap((match): Edit[] => {
    const [, lead = '', url = ''] = match;
    const start = from + match.index + lead.length;
    const text = map(url);
    return text === undefined || text === url ? [] : [{ start, end: start + url.length, text }];
  });
}
