import { describe, expect, it } from 'vitest';
import { branchesCell, branchFacts, listDifference } from '../../../scripts/tables/branches.ts';
import { code, link, text, type Cell } from '../../../scripts/tables/cell.ts';
import { MarkdownPage } from '../../../scripts/tables/markdown.ts';
import { assemble } from '../../../scripts/tables/assemble.ts';
import { loadContext } from '../../../scripts/tables/context.ts';
import { page as tools } from '../../../scripts/tables/development/tools.ts';
import { tinyProject } from './tiny.ts';

const bare = tinyProject({ main: {}, 'v1.18': {}, 'v1.17': {} });
const context = loadContext(bare);
const url = (line: number): string => `https://example.com/#${line}`;

/** The cell of branches of a row that the branches define in these lines with these arguments. */
function cellOf(on: Readonly<Record<string, readonly [line: number, args: string]>>, others: readonly Cell[] = []): string {
  const facts = branchFacts(context, new Map(Object.entries(on)), { url: ([line]) => url(line), difference: ([, args], [, reference]) => (args === reference ? [] : [...text('arguments '), ...code(args)]) });
  return new MarkdownPage('reference/tools', context.pins).cell(branchesCell(context, facts, others));
}

describe('the cell that lists a row\'s branches', () => {
  it.each([
    ['all, with a link where nothing else of the row leads there', { main: [1, 'a'], 'v1.18': [2, 'a'], 'v1.17': [3, 'a'] }, [], '[all](https://example.com/#1)'],
    ['all without a second link', { main: [1, 'a'], 'v1.18': [2, 'a'], 'v1.17': [3, 'a'] }, [[...text('in '), ...link(url(1), code('f'))]], 'all'],
    ['some, each with its link', { main: [1, 'a'], 'v1.18': [2, 'a'] }, [link(url(1), code('f'))], '[main](https://example.com/#1), [v1.18](https://example.com/#2)'],
    ['one', { 'v1.17': [3, 'a'] }, [], '[v1.17](https://example.com/#3) only'],
    ['branches that differ alike together', { main: [1, 'a'], 'v1.18': [2, 'b'], 'v1.17': [3, 'b'] }, [], '[all](https://example.com/#1)<br>differs on [v1.18](https://example.com/#2), [v1.17](https://example.com/#3): arguments `b`'],
    ['branches that differ otherwise apart, and compared with the newest that has the row', { 'v1.18': [2, 'b'], 'v1.17': [3, 'c'] }, [], '[v1.18](https://example.com/#2), [v1.17](https://example.com/#3)<br>differs on v1.17: arguments `c`'],
  ] as const)('says %s', (_, on, others, expected) => {
    expect(cellOf(on, others)).toBe(expected);
  });

  it('says none for a row that is gone', () => {
    expect(branchesCell(context, new Map(), [])).toEqual(text('none'));
  });
});

it('a table whose branches have values of their own keeps a column for each', () => {
  const facts = (go: string) => ({ files: ['go.mod'], facts: { tools: { go, checks: [], pins: [], python: [] } } });
  const versions = loadContext(tinyProject({ main: facts('1.25.0'), 'v1.18': facts('1.24.0') }));
  const table = tools.tables.find(({ name }) => name === 'go-version');
  if (table === undefined) throw new Error('no table of Go\'s version');
  const { columns, rows } = assemble(tools, table, versions);
  expect(columns.map(({ key, title }) => [key, title])).toEqual([['on-main', 'main'], ['on-v1.18', 'v1.18']]);
  expect(rows[0]?.branches).toEqual(['main', 'v1.18']);
});

it.each([
  ['the same', ['a'], ['a'], ''],
  ['more and less', ['a', 'b'], ['a', 'c'], 'also `b`; without `c`'],
  ['another value of one setting, which it does not call a lack', ['a=1', 'b=2', 'd=4'], ['a=1', 'b=3', 'c=4'], '`b=2`; also `d=4`; without `c`'],
])('a list\'s difference names %s', (_, items, reference, expected) => {
  const difference = listDifference(items, reference, code, { same: (item) => item.replace(/=.*/, '') });
  expect(new MarkdownPage('reference/tools', context.pins).cell(difference)).toBe(expected);
});
