import type { PageRule } from '../rule.ts';
import { blocksOf } from './blocks.ts';

const marker = /(?<![\p{L}\p{N}_\-./"“])(?:(?:TODO|FIXME|XXX|TBD|TBA|HACK|WIP)(?![\p{L}\p{N}_\-/"”])|(?:[Tt]o[- ]?do|[Ff]ixme):|(?:[Tt]bd|[Tt]ba|[Tt]o be (?:done|announced|defined|written|added))(?=[.):\s]*$|[).:])|(?<=^\W*)Coming soon\b|(?<=@)todo\b)/gu;

/** Quick to search for, and in every text that the marker finds. */
const hint = /TODO|FIXME|XXX|TB[DA]|HACK|WIP|:|soon|[Tt]b[da]|o be |@todo/;

/** Notes to the author, which a published page must not have. */
export const todo: PageRule = {
  id: 'style/todo',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      if (!hint.test(block.text)) continue;
      for (const match of block.text.matchAll(marker)) {
        yield { rule: this.id, ...block.at(match.index), message: `"${match[0]}" says that the page is not ready. Write what is missing, or open an issue and leave it out.` };
      }
    }
  },
};
