import { source, type Kind } from '../../upstream/sources/kind.ts';
import type { Pin } from '../../upstream/pin.ts';
import { acrossBranches, branchFacts, newest } from '../branches.ts';
import { codes, empty, text, type Cell } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const SCRIPT = 'contrib/scripts/kind.sh';

const kindOf = (pin: Pin): Kind => factsOf(pin, source);

const url = ({ line }: { readonly line: number }, pin: Pin): string | undefined => sourceUrl(pin, kindOf(pin).file, line);

const variables: Table = {
  name: 'kind-variables',
  title: 'Environment variables',
  lead: 'Some can be given as arguments of the script too, in the order of the fourth column.',
  prefix: 'variable-',
  nameTitle: 'Variable',
  columns: [{ key: 'sets', title: 'What it sets' }, { key: 'default', title: 'Default' }, { key: 'argument', title: 'Argument' }],
  branches: 'list',
  described: { file: 'kind-variables', fields: { sets: sentence } },
  sources: () => [SCRIPT],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => kindOf(pin).variables.map((variable) => [variable.name, variable] as const));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
      const { defaults, argument } = newest(on);
      return {
        name,
        cells: { default: defaultsCell(defaults), argument: text(argument ?? '') },
        has: branchFacts(context, on, { url, difference: (item, reference) => (item.defaults.join() === reference.defaults.join() ? empty : [...text('default '), ...defaultsCell(item.defaults)]) }),
      };
    });
  },
};

function defaultsCell(defaults: readonly string[]): Cell {
  if (defaults.length === 0) return text('empty');
  return [...codes(defaults), ...(defaults.length > 1 ? text(', as the host allows') : empty)];
}

const flags: Table = {
  name: 'kind-flags',
  title: 'Flags',
  prefix: 'flag-',
  nameTitle: 'Flag',
  columns: [{ key: 'does', title: 'What it does' }, { key: 'value', title: 'Value' }],
  branches: 'list',
  described: { file: 'kind-flags', fields: { does: sentence } },
  sources: () => [SCRIPT],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => kindOf(pin).flags.map((flag) => [flag.name, flag] as const));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => ({
      name,
      cells: { value: text(newest(on).takesValue ? 'yes' : 'no') },
      has: branchFacts(context, on, { url }),
    }));
  },
};

const ports: Table = {
  name: 'kind-ports',
  title: 'Ports of debuggers',
  lead: 'On the host a port is the prefix, then 0 for a control plane node or 1 for a worker, then the number of the node.',
  prefix: 'port-',
  nameTitle: 'Port in the node',
  columns: [{ key: 'serves', title: 'What listens there' }, { key: 'prefix', title: 'Prefix on the host' }],
  branches: 'list',
  described: { file: 'kind-ports', fields: { serves: sentence } },
  sources: () => [SCRIPT],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => kindOf(pin).ports.map((port) => [String(port.container), port] as const));
    return [...all].map(([name, on]): Row => {
      const { prefix } = newest(on);
      const digits = [...context.pins].flatMap((pin) => kindOf(pin).variables.find((variable) => variable.name === prefix)?.defaults ?? []);
      return { name, cells: { prefix: [...codes([prefix]), ...text(', by default '), ...codes(digits.slice(0, 1))] }, has: branchFacts(context, on, { url }) };
    });
  },
};

export const page: ReferencePage = {
  page: 'kind',
  title: 'kind clusters',
  description: 'Environment variables, flags and debugger ports of the script that makes Cilium\'s development clusters with kind.',
  keywords: ['kind.sh', 'make kind', 'local cluster', 'CONTROLPLANES', 'WORKERS', 'IPFAMILY', 'delve', 'debug port'],
  slack: 'development',
  group: 'Build and tools',
  find: 'How to set the number of nodes, the IP family or a port of a kind cluster',
  lead: '`make kind` and its relatives call `contrib/scripts/kind.sh`, which takes these from the environment.',
  tables: [variables, flags, ports],
};
