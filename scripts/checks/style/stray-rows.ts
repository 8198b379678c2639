import type { PageRule } from '../rule.ts';
import { flowOf, startOf } from './flow.ts';

/** Rows that a blank line or a missing delimiter row parts from their table; the page shows them as text with bars. */
export const strayRow: PageRule = {
  id: 'style/stray-row',
  severity: 'error',
  *check({ markdown, source }) {
    for (const { node } of flowOf(markdown.tree)) {
      if (node.type !== 'paragraph' || source[node.position?.start.offset ?? 0] !== '|') continue;
      yield { rule: this.id, ...startOf(node), message: 'A row without its table is shown as text. Remove the blank line before it, or write "| --- | --- |" after the first row.' };
    }
  },
};
