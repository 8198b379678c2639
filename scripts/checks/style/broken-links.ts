import type { Position } from '../../pages/page.ts';
import type { PageRule } from '../rule.ts';
import { blocksOf } from './blocks.ts';

/** Brackets that were meant as a link and show as text, and links without a text to choose. */
export const brokenLink: PageRule = {
  id: 'style/broken-link',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      for (const { index } of block.text.matchAll(/(?<!\\)\]\((?!<?(?:https?:|mailto:|\uFFFC)[^)]* )(?=[^)]*\))/g)) {
        yield { rule: this.id, ...block.at(index), message: 'The brackets make no link: a space or a quotation mark in the address, or a space after it, ends it. Write [text](address).' };
      }
    }
    for (const block of blocksOf(input)) {
      for (const { index } of block.text.matchAll(/(?<!\\)\] \((?=(?:https?:\/\/|#|\/|\.{1,2}\/)[^\s)]*\)|[\w./-]+\.md(?:#[\w.-]*)?\))/g)) {
        yield { rule: this.id, ...block.at(index), message: 'The space after the bracket parts the address from the text, so nothing is a link. Write [text](address).' };
      }
    }
    for (const { value, at } of input.page.html) {
      for (const { index } of value.matchAll(/<a\s(?=[^>]*\bhref\s*=)/gi)) {
        yield { rule: 'style/raw-html', ...placeIn(value, index, at), message: 'A link in HTML is not verified, and does not lead to a page by its file. Write [text](address).' };
      }
    }
    for (const { kind, url, text, at } of input.page.links) {
      if (kind === 'link' && /^(?:https?:\/\/|www\.)\S+$/.test(text.trim()) && input.source.split('\n', at.line)[at.line - 1]?.[at.column - 1] === '[') {
        yield { rule: 'style/link-text', ...at, message: `The link's text is an address. Say what it leads to, or write <${url}> where readers need the address itself.` };
      }
      if (kind === 'link' && url !== '' && text.trim() === '') yield { rule: this.id, ...at, message: 'The link has no text, so nobody can choose it. Say in the brackets what it leads to.' };
    }
  },
};

function placeIn(html: string, index: number, at: Position): Position {
  const before = html.slice(0, index).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return before.length === 1 ? { line: at.line, column: at.column + column - 1 } : { line: at.line + before.length - 1, column };
}
