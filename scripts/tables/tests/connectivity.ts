import { source, type ConnectivityTest } from '../../upstream/sources/connectivity.ts';
import { acrossBranches, branchFacts, newest } from '../branches.ts';
import { code, empty, link, text } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const BUILDER = 'cilium-cli/connectivity/builder';

const table: Table = {
  name: 'connectivity-tests',
  title: 'Connectivity tests',
  nameTitle: 'Test',
  columns: [{ key: 'tests', title: 'What it tests' }, { key: 'group', title: 'Group' }, { key: 'order', title: 'Place' }, { key: 'file', title: 'Defined in' }],
  branches: 'list',
  described: { file: 'connectivity-tests', fields: { tests: sentence } },
  sources: () => [BUILDER],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => factsOf(pin, source).tests.map((test): [string, ConnectivityTest] => [test.name, test]));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
      const { group, order, file, line } = newest(on);
      const pin = context.pins.find((one) => on.has(one.name)) ?? context.main;
      return {
        name,
        cells: { group: text(group ?? 'none'), order: text(order ?? ''), file: link(sourceUrl(pin, file, line), code(file.slice(BUILDER.length + 1))) },
        has: branchFacts(context, on, { url: (test, at) => sourceUrl(at, test.file, test.line), difference: (test, reference) => (test.group === reference.group ? empty : text(`in the group ${test.group ?? 'none'}`)) }),
      };
    });
  },
};

export const page: ReferencePage = {
  page: 'connectivity-tests',
  title: 'Connectivity tests',
  description: 'Every test of `cilium connectivity test` with what it tests, its group and its place in the order in which tests run.',
  keywords: ['cilium connectivity test', 'end-to-end', 'e2e', 'cilium-cli', '--test', 'network policy test'],
  slack: 'testing',
  group: 'Tests',
  find: 'What a connectivity test tests',
  lead: 'Run one with `cilium connectivity test --test NAME`. With `--test-concurrency`, tests of the group `concurrent` run side by side; CI runs those whose name begins with `seq-` apart. Branches older than v1.18 take the tests of the Cilium CLI\'s own repository.',
  tables: [table],
};
