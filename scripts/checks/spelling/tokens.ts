import type { Page, Position } from '../../pages/page.ts';

/** A word with its place. */
export interface Token {
  readonly text: string;
  readonly at: Position;
  /** Whether the value may stand in quotation marks or on lines of its own, so that the column may be another. */
  readonly isRough?: true;
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

/** The words of a page: of its title, label and description, and of its prose. */
export function tokensOfPage({ frontMatter, frontMatterLines, prose }: Page): Token[] {
  const ofKeys = (['title', 'sidebar_label', 'description'] as const).flatMap((key) =>
    tokensOf(frontMatter[key] ?? '', { line: frontMatterLines[key] ?? 1, column: `${key}: `.length + 1 }).map((token): Token => ({ ...token, isRough: true })),
  );
  return [...ofKeys, ...prose.flatMap(({ text, at }) => tokensOf(text, at))];
}
