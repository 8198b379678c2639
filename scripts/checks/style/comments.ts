import type { PageRule } from '../rule.ts';
import { isExcuse } from './excuses.ts';

/** Text that the source has and no reader sees. Excuses and ids of headings are the only comments with a meaning. */
export const comment: PageRule = {
  id: 'style/comment',
  severity: 'error',
  *check({ page }) {
    for (const { value, at } of page.html) {
      for (const [found] of value.matchAll(/<!--[\s\S]*?(?:-->|$)/g)) {
        if (isExcuse(found) || /^<!--\s*#\S+\s*-->$/.test(found)) continue;
        const line = at.line + value.slice(0, value.indexOf(found)).split('\n').length - 1;
        yield { rule: this.id, line, column: line === at.line ? at.column : 1, message: 'A comment that no reader sees. Write its text on the page, or in the commit message.' };
      }
    }
  },
};
