import type { Page, Position } from '../../pages/page.ts';

/** A word with its place. */
export interface Token {
  readonly text: string;
  readonly at: Position;
}

/**
 * The words of a stretch of prose. A run without spaces that holds a digit, a slash or other marks of code
 * is a name, not a word: `e2e`, `docs.cilium.io`, `user@host`.
 */
export function tokensOf(text: string, at: Position): Token[] {
  const tokens: Token[] = [];
  for (const run of text.matchAll(/[^\s()[\]"“”*—–]+/gu)) {
    const bare = run[0].replace(/[.,;:!?'’]+$/u, '');
    if (/[\p{N}/_@\\<>={}$|#&~^+]|\p{L}\.\p{L}|^--?\p{L}/u.test(bare)) continue;
    for (const word of bare.matchAll(/\p{L}[\p{L}\p{M}'’]*/gu)) {
      tokens.push({ text: word[0].replace(/(?:['’]s|['’]+)$/u, ''), at: { line: at.line, column: at.column + run.index + word.index } });
    }
  }
  return tokens;
}

/** The words of a page: of its title and description, and of its prose. */
export function tokensOfPage(page: Page): Token[] {
  return [
    ...tokensOf(page.frontMatter.title, { line: page.frontMatterLines['title'] ?? 1, column: 'title: '.length + 1 }),
    ...tokensOf(page.frontMatter.description, { line: page.frontMatterLines['description'] ?? 1, column: 'description: '.length + 1 }),
    ...page.prose.flatMap(({ text, at }) => tokensOf(text, at)),
  ];
}
