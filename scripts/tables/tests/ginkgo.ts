import { unpackFlag } from '../../upstream/parse/flags.ts';
import { source, type GinkgoVariable } from '../../upstream/sources/ginkgo.ts';
import { acrossBranches, branchFacts, newest } from '../branches.ts';
import { code, empty, link, text } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const flags: Table = {
  name: 'ginkgo-flags',
  title: 'Flags',
  lead: 'Write them behind `--` of the Ginkgo command.',
  prefix: 'flag-',
  nameTitle: 'Flag',
  columns: [{ key: 'does', title: 'What it does' }, { key: 'type', title: 'Type' }, { key: 'default', title: 'Default' }],
  branches: 'list',
  described: { file: 'ginkgo-flags', fields: { does: sentence } },
  sources: () => ['test/config/config.go'],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => {
      const { flags: packed, file } = factsOf(pin, source);
      return packed.map(unpackFlag).map((flag) => [`-${flag.name}`, { ...flag, file }] as const);
    });
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
      const flag = newest(on);
      return {
        name,
        cells: { type: code(flag.type), default: flag.default === undefined ? empty : code(flag.default) },
        has: branchFacts(context, on, {
          url: ({ file }, pin) => sourceUrl(pin, file),
          difference: (item, reference) => (item.default === reference.default ? empty : [...text('default '), ...(item.default === undefined ? text('none') : code(item.default))]),
        }),
      };
    });
  },
};

const variables: Table = {
  name: 'ginkgo-variables',
  title: 'Environment variables',
  prefix: 'variable-',
  nameTitle: 'Variable',
  columns: [{ key: 'sets', title: 'What it sets' }, { key: 'default', title: 'Default' }, { key: 'file', title: 'Read in' }],
  branches: 'list',
  described: { file: 'ginkgo-variables', fields: { sets: sentence } },
  sources: () => ['test'],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => factsOf(pin, source).variables.map((variable): [string, GinkgoVariable] => [variable.name, variable]));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
      const { default: value, file, line } = newest(on);
      const pin = context.pins.find((one) => on.has(one.name)) ?? context.main;
      return {
        name,
        cells: { default: value === undefined ? empty : code(value), file: link(sourceUrl(pin, file, line), code(file)) },
        has: branchFacts(context, on, {
          url: (variable, at) => sourceUrl(at, variable.file, variable.line),
          difference: (item, reference) => (item.default === reference.default ? empty : [...text('default '), ...(item.default === undefined ? text('none') : code(item.default))]),
        }),
      };
    });
  },
};

export const page: ReferencePage = {
  page: 'ginkgo',
  title: 'Ginkgo settings',
  description: 'Flags and environment variables of Cilium\'s Ginkgo test suite, with their defaults, for main and each maintained branch.',
  keywords: ['ginkgo', 'K8S_VERSION', 'cilium.testScope', 'holdEnvironment', 'legacy end-to-end', 'environment variable'],
  slack: 'testing',
  group: 'Tests',
  find: 'A flag or environment variable of the Ginkgo tests',
  lead: 'The suite in `test/` is being replaced by connectivity tests. These settings hold for what is left of it.',
  tables: [flags, variables],
};
