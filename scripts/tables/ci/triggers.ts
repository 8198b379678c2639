import { source, type Triggers } from '../../upstream/sources/triggers.ts';
import { acrossBranches, branchFacts, listDifference, newest } from '../branches.ts';
import { br, code, codes, empty, join, link, text, type Cell } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { Described, ReferencePage, Row, Table } from '../table.ts';

const CONFIG = '.github/ariane-config.yaml';
const WORKFLOWS = '.github/workflows/';

interface Trigger {
  readonly options: readonly string[];
  readonly workflows: readonly string[];
  /** Whether `/test` starts all of its workflows. */
  readonly inTest: boolean;
  readonly nightly: boolean;
}

/** The text of ours on triggers. */
export const described: Described = { file: 'ci-triggers', fields: { runs: sentence } };

const table: Table = {
  name: 'ci-triggers',
  title: 'Trigger phrases',
  nameTitle: 'Phrase',
  columns: [
    { key: 'runs', title: 'What it runs' },
    { key: 'workflows', title: 'Workflows' },
    { key: 'test', title: 'In `/test`' },
    { key: 'options', title: 'Options' },
  ],
  branches: 'list',
  described,
  sources: () => [CONFIG],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => triggersOf(factsOf(pin, source)));
    return [...all].map(([name, on]): Row => {
      const { options, workflows, inTest, nightly } = newest(on);
      const pin = context.pins.find((one) => on.has(one.name)) ?? context.main;
      return {
        name,
        cells: {
          workflows: join(workflows.map((file) => link(sourceUrl(pin, WORKFLOWS + file), code(file))), br),
          test: text(name === '/test' ? 'itself' : inTest ? (nightly ? 'yes, and nightly' : 'yes') : nightly ? 'no, but nightly' : 'no'),
          options: codes(options),
        },
        has: branchFacts(context, on, { difference }),
      };
    });
  },
};

function* triggersOf({ triggers, nightly }: Triggers): Iterable<[string, Trigger]> {
  const test = triggers.find(({ phrase }) => phrase === '/test')?.workflows ?? [];
  for (const { phrase, options, workflows } of triggers) {
    const all = workflows.every((file) => test.includes(file));
    yield [phrase, { options, workflows, inTest: all, nightly: phrase !== '/test' && workflows.every((file) => nightly.includes(file)) }];
  }
}

/** What stands before the value of an option. */
function nameOf(option: string): string {
  return option.replace(/=.*/, '');
}

function difference(item: Trigger, reference: Trigger): Cell {
  return join(
    [
      listDifference(item.workflows, reference.workflows, code),
      item.inTest === reference.inTest ? empty : [...text(item.inTest ? 'in ' : 'not in '), ...code('/test')],
      listDifference(item.options, reference.options, code, { noun: 'option ', same: nameOf }),
    ],
    text('; '),
  );
}

export const page: ReferencePage = {
  page: 'ci-triggers',
  title: 'CI triggers',
  description: 'Every comment that starts workflows on a Cilium pull request, what it runs, and on which branches it works.',
  keywords: ['Ariane', 'trigger phrase', 'comment', '/test', 'rerun', 'ci'],
  slack: 'testing',
  group: 'Continuous integration',
  find: 'A comment that starts tests on a pull request',
  lead: 'Write the phrase as a comment of its own on a pull request. `/test` starts what the fourth column marks. The branch that the pull request is for decides which phrases work.',
  tables: [table],
};
