import { source, type LocalCheck } from '../../upstream/sources/linters.ts';
import type { Pin } from '../../upstream/pin.ts';
import { acrossBranches, branchFacts, newest } from '../branches.ts';
import { code, empty, text, type Cell } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const CONFIG = '.golangci.yaml';

const linters: Table = {
  name: 'linters',
  title: 'Linters of golangci-lint',
  lead: 'Run them with `make golangci-lint`; `make golangci-lint-fix` mends what they can mend.',
  prefix: 'linter-',
  nameTitle: 'Linter',
  columns: [{ key: 'finds', title: 'What it finds' }],
  branches: 'list',
  described: { file: 'linters', fields: { finds: sentence } },
  sources: () => [CONFIG],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => {
      const { linters: enabled, formatters, config } = factsOf(pin, source);
      return [...enabled, ...formatters].map((name) => [name, config] as const);
    });
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => ({ name, cells: {}, has: branchFacts(context, on) }));
  },
};

const scripts: Table = {
  name: 'check-scripts',
  title: 'Check scripts',
  lead: 'Programs of the tree that check the tree. The third column is the command that runs them.',
  prefix: 'script-',
  nameTitle: 'Program',
  columns: [{ key: 'checks', title: 'What it checks' }, { key: 'command', title: 'Run it with' }],
  branches: 'list',
  described: { file: 'check-scripts', fields: { checks: sentence } },
  sources: () => ['contrib/scripts', 'Documentation', 'Makefile', 'Documentation/Makefile'],
  pathOf: (name) => name,
  rows: (context) => {
    const all = acrossBranches(context, (pin) => factsOf(pin, source).checks.map((check): [string, LocalCheck] => [check.path, check]));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
      const check = newest(on);
      return {
        name,
        cells: { command: commandCell(check) },
        has: branchFacts(context, on, {
          url: ({ path }: LocalCheck, pin: Pin) => sourceUrl(pin, path),
          difference: (item, reference) => (item.target === reference.target && item.dir === reference.dir ? empty : item.target === undefined ? text('no target runs it') : [...text('with '), ...commandCell(item)]),
        }),
      };
    });
  },
};

function commandCell({ path, dir, target }: LocalCheck): Cell {
  if (target === undefined) return code(path);
  return code(dir === undefined || dir === '.' ? `make ${target}` : `make -C ${dir} ${target}`);
}

export const page: ReferencePage = {
  page: 'linters',
  title: 'Linters and checks',
  description: 'Linters and check scripts that a Cilium change must pass, what each looks for, and the command that runs it locally.',
  keywords: ['lint', 'golangci-lint', 'precheck', 'static analysis', 'check script', 'CI'],
  slack: 'development',
  group: 'Build and tools',
  find: 'What a linter or check script wants',
  lead: 'Run `make precheck` and the linters before you push: CI runs the same.',
  tables: [linters, scripts],
};
