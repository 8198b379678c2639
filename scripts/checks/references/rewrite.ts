import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page, Position } from '../../pages/page.ts';
import type { Rewrite } from '../../references/moved.ts';
import type { Fix } from '../finding.ts';

/** Makes the fixes that rewrite a moved name in the text of one page, which is read when the first one is wanted. */
export interface Rewriter {
  /** The first place of the name at or after a place, on the same line; undefined where it is not written out there. */
  at(place: Position, rewrite: Rewrite | undefined): Fix | undefined;
  /** The place of a name in the list `sources` of the front matter. */
  inSources(rewrite: Rewrite | undefined): Fix | undefined;
}

export function rewriterOf(root: string, page: Page): Rewriter {
  let lines: readonly string[] | undefined;
  const read = (): readonly string[] => (lines ??= readFileSync(path.join(root, page.file), 'utf8').split('\n'));
  return {
    at: (place, rewrite) => (rewrite === undefined ? undefined : fixIn(read()[place.line - 1] ?? '', place, rewrite)),
    inSources: (rewrite) => {
      const first = page.frontMatterLines['sources'];
      if (rewrite === undefined || first === undefined) return undefined;
      const end = read().findIndex((line, index) => index >= first && line.trimEnd() === '---');
      for (let line = first; line < end + 1; line += 1) {
        const fix = fixIn(read()[line - 1] ?? '', { line, column: 1 }, rewrite);
        if (fix !== undefined) return fix;
      }
      return undefined;
    },
  };
}

/** The fix at the first place of a name in a line, from a place in it on. */
export function fixIn(line: string, { line: number, column }: Position, { from, to }: Rewrite): Fix | undefined {
  for (let index = line.indexOf(from, column - 1); index !== -1; index = line.indexOf(from, index + 1)) {
    // Of a longer name it is a part.
    const isWhole = !/[\w-]/.test(line.charAt(index - 1)) && !/^(?:[\w-]|\.\w)/.test(line.slice(index + from.length));
    if (isWhole) return { range: { start: { line: number, column: index + 1 }, end: { line: number, column: index + 1 + from.length } }, text: to };
  }
  return undefined;
}
