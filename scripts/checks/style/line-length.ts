import type { PageInput, PageRule } from '../rule.ts';
import { flowOf, isLabel, startOf } from './flow.ts';

/** Characters of a line of text, without the addresses of its links. */
const longest = 120;

/** Lines of text that are so long that a review shows too much as changed. Tables, headings, diagrams and code cannot be broken. */
export const lineLength: PageRule = {
  id: 'style/line-length',
  severity: 'warning',
  *check(input) {
    const lines = input.source.split('\n');
    for (const number of linesOfText(input)) {
      const line = lines[number - 1] ?? '';
      if (line.length <= longest) continue;
      const length = line.replace(/\]\([^)]*\)/g, ']').replace(/<https?:[^>]*>/g, '').trimEnd().length;
      if (length > longest && /\s\S/.test(line.trim())) yield { rule: this.id, line: number, column: longest + 1, message: `The line has ${length} characters. Break it after a phrase, at about 110.` };
    }
  },
};

function linesOfText({ page, markdown }: PageInput): ReadonlySet<number> {
  const lines = new Set<number>();
  if (page.frontMatter.generated === true) return lines;
  for (const { node } of flowOf(markdown.tree)) {
    if (node.type !== 'paragraph' || isLabel(node)) continue;
    for (let line = startOf(node).line; line <= (node.position?.end.line ?? 0); line += 1) lines.add(line);
  }
  return lines;
}
