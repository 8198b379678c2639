import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';

const folder = path.resolve(import.meta.dirname, '../../../docs/documentation/rules');

/** What the help page of a family says of one rule. */
export interface Section {
  readonly rule: string;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
  readonly saysFix: boolean;
}

/** The sections of all help pages. */
export const sections: readonly Section[] = readdirSync(folder)
  .filter((file) => file.endsWith('.md') && file !== 'index.md')
  .flatMap((file) => sectionsOf(path.basename(file, '.md'), readFileSync(path.join(folder, file), 'utf8')));

/** Reads the sections of a family's help page: one a rule, named by its id, with examples in titled fences. */
function sectionsOf(family: string, source: string): Section[] {
  const { headings, fences } = parseMarkdown(source);
  const lines = source.split('\n');
  const starts = headings.filter(({ level }) => level === 2);
  return starts.map(({ id, at }, index) => {
    const [start, end] = [at.start.line, starts[index + 1]?.at.start.line ?? lines.length + 1];
    const examples = (title: string): string[] =>
      fences.filter((fence) => fence.at.start.line > start && fence.at.start.line < end && fence.meta === `title="${title}"`).map(({ value }) => value);
    return { rule: `${family}/${id ?? ''}`, wrong: examples('wrong'), right: examples('right'), saysFix: lines.slice(start, end - 1).join('\n').includes('--fix') };
  });
}
