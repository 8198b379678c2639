import type { PageRule } from '../rule.ts';
import { blocksOf } from './blocks.ts';

/** Brackets that were meant as a link and show as text, and links without a text to choose. */
export const brokenLink: PageRule = {
  id: 'style/broken-link',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      for (const { index } of block.text.matchAll(/(?<!\\)\]\((?=[^)]*\))/g)) {
        yield { rule: this.id, ...block.at(index), message: 'The brackets make no link: a space or a quotation mark in the address, or a space after it, ends it. Write [text](address).' };
      }
    }
    for (const { kind, url, text, at } of input.page.links) {
      if (kind === 'link' && url !== '' && text.trim() === '') yield { rule: this.id, ...at, message: 'The link has no text, so nobody can choose it. Say in the brackets what it leads to.' };
    }
  },
};
