import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { limits, overLimits } from '../../../scripts/pages/limits.ts';
import { isGenerated } from '../../../scripts/tables/read-generated.ts';
import { sections } from '../checks/help-sections.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const times = (count: number, text: string): string => text.repeat(count);

/** What is over a limit: `line rule`. */
function over(source: string): string[] {
  return overLimits(source).map(({ line, rule }) => `${line} ${rule}`);
}

describe('a page at a limit passes, and one beyond it does not', () => {
  test.each<[keyof typeof limits, (count: number) => string, number]>([
    ['structure/many-lines', (count) => times(count - 1, '\n'), 8001],
    ['structure/long-line', (count) => `a\n\n${times(count, 'a')}`, 3],
    ['structure/long-paragraph', (count) => `a\n\n${times(15_000, 'a')}\n${times(count - 15_002, 'a')}\n`, 3],
    ['structure/deep-nesting', (count) => `a\n\n${times(count, '> ')}a\n`, 3],
    ['structure/many-marks', (count) => `a\n\n${times(count, '*')}\n`, 3],
    ['structure/many-brackets', (count) => `a\n\n${times(count, '[')}\n`, 3],
    ['structure/much-html', (count) => `a\n\n${times(count, '<')}\n`, 3],
    ['structure/large-table', (count) => `a\n\n${times(count, '|')}\n`, 3],
    ['structure/many-definitions', (count) => times(count, '[a]: b\n\n'), 1001],
    ['structure/many-headings', (count) => times(count, '# a\n\n'), 2001],
  ])('%s', (rule, make, line) => {
    expect(over(make(limits[rule]))).toEqual([]);
    expect(over(make(limits[rule] + 1))).toEqual([`${line} ${rule}`]);
  });

  test.each([
    ['structure/many-marks', '*', 3],
    ['structure/many-brackets', '[', 2],
    ['structure/much-html', '<', 4],
    ['structure/large-table', '|', 2],
  ] as const)('%s, of the whole page', (rule, mark, factor) => {
    const blocks = times(factor, `${times(limits[rule], mark)}\n\n`);
    expect(over(blocks)).toEqual([]);
    expect(over(`${blocks}${mark}\n`)).toEqual([`${2 * factor + 1} ${rule}`]);
  });
});

describe('levels', () => {
  const nested = (depth: number, before: (level: number) => string): string => Array.from({ length: depth }, (_, level) => before(level)).join('');

  test.each<[string, (depth: number) => string]>([
    ['of quotes without blanks', (depth) => `${times(depth, '>')}a\n`],
    ['of lists by indentation', (depth) => nested(depth, (level) => `${times(level, '  ')}- a\n`)],
    ['of numbered lists', (depth) => nested(depth, (level) => `${times(level, '   ')}1. a\n`)],
    ['of lists in one line', (depth) => `${times(depth, '- ')}a\n`],
    ['of quotes and lists in turn', (depth) => `${times(Math.ceil(depth / 2), '> - ').slice(0, 2 * depth)}a\n`],
    ['of directives', (depth) => nested(depth, (level) => `${times(depth + 3 - level, ':')}note\n`)],
    ['of lists after lines that only go on', (depth) => nested(depth, (level) => `${times(level, '  ')}- a\nb\n`)],
  ])('%s are counted', (_name, make) => {
    expect(over(make(20))).toEqual([]);
    expect(over(make(21))).toEqual([expect.stringMatching(/^\d+ structure\/deep-nesting$/)]);
  });

  test.each([
    ['lists one after the other', times(50, '- a\n  - b\n\nText.\n\n')],
    ['rules', times(50, '* * * * * * * * * * * * * * * * * * * * * * * * *\n\n')],
    ['directives one after the other', times(50, ':::note\n\nText.\n\n:::\n\n')],
    ['code with indentation', `\`\`\`yaml\n${times(30, '                              - a: b\n')}\`\`\`\n`],
  ])('%s are not deep', (_name, source) => {
    expect(over(source)).toEqual([]);
  });
});

test('every limit is far above the pages that people wrote', () => {
  const pages = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md') && !isGenerated(`docs/${file}`));
  expect(pages.length).toBeGreaterThan(40);
  // Four times over they are no page any more, and pass.
  for (const file of pages) expect([file, ...over(times(4, `${readFileSync(path.join(root, 'docs', file), 'utf8')}\n`))]).toEqual([file]);
});

test.each(Object.entries(limits))('the help page tells the number of %s', (rule, most) => {
  const help = readFileSync(path.join(root, 'docs/documentation/rules/structure.md'), 'utf8');
  const name = rule.split('/')[1] ?? '';
  const section = help.slice(help.indexOf(`{#${name}}`)).split('\n## ')[0] ?? '';
  expect(sections.some((one) => one.rule === rule)).toBe(true);
  expect(section.replace(/\s+/g, ' ')).toContain(rule === 'structure/large-page' ? `${most / 1024} KiB` : `more than ${most.toLocaleString('en-US')}`);
});
