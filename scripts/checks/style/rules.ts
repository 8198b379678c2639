import type { PageRule } from '../rule.ts';

/** A heading without an id of its own changes its address whenever its words change. */
export const headingId: PageRule = {
  id: 'style/heading-id',
  severity: 'error',
  *check({ page, source }) {
    const lines = source.split('\n');
    for (const heading of page.headings) {
      if (heading.explicit || heading.id === undefined) continue;
      const { line } = heading.at.start;
      const end = { line, column: (lines[line - 1]?.trimEnd().length ?? 0) + 1 };
      yield {
        rule: this.id,
        ...heading.at.start,
        message: `The heading "${heading.text}" has no id. Write "${'#'.repeat(heading.level)} ${heading.text} {#${heading.id}}", so that its address stays when its words change.`,
        fix: { range: { start: end, end }, text: ` {#${heading.id}}` },
      };
    }
  },
};

/** A heading is a name. markdownlint's rule sees the id at the heading's end and so never the mark before it. */
export const headingPunctuation: PageRule = {
  id: 'style/heading-punctuation',
  severity: 'error',
  *check({ page }) {
    for (const { text, at } of page.headings) {
      const mark = /[.,;:!]$/.exec(text)?.[0];
      if (mark !== undefined) yield { rule: this.id, ...at.start, message: `The heading "${text}" ends with "${mark}". End it with a word.` };
    }
  },
};

/** A heading without words is a gap in the table of contents. */
export const emptyHeading: PageRule = {
  id: 'style/empty-heading',
  severity: 'error',
  *check({ page }) {
    for (const { text, at } of page.headings) if (text === '') yield { rule: this.id, ...at.start, message: 'The heading has no words. Name what its section is about.' };
  },
};

/** Ids stand in addresses that people paste and read out. */
export const idForm: PageRule = {
  id: 'style/id-form',
  severity: 'error',
  *check({ page }) {
    for (const { id, at } of page.ids) {
      if (!/^[a-z0-9]+([-_.][a-z0-9]+)*$/.test(id)) {
        yield { rule: this.id, ...at, message: `The id "${id}" is hard to paste. Expected lower-case letters and digits, joined by "-", "_" or ".".` };
      }
    }
  },
};
