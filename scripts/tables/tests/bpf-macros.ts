import { source, type BpfMacro } from '../../upstream/sources/bpf-macros.ts';
import { acrossBranches, branchFacts, newest } from '../branches.ts';
import { code, empty, link, text } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const HEADERS = [
  { file: 'bpf/tests/common.h', part: 'common', title: 'Tests and assertions (`common.h`)' },
  { file: 'bpf/tests/pktgen.h', part: 'pktgen', title: 'Packets (`pktgen.h`)' },
  { file: 'bpf/tests/scapy.h', part: 'scapy', title: 'Packets from Scapy (`scapy.h`)' },
] as const;

function tableOf({ file, part, title }: (typeof HEADERS)[number]): Table {
  return {
    name: `bpf-${part}`,
    title,
    prefix: `${part}-`,
    nameTitle: 'Name',
    columns: [{ key: 'does', title: 'What it does' }, { key: 'call', title: 'Call' }],
    branches: 'list',
    described: { file: `bpf-${part}`, fields: { does: sentence } },
    sources: () => [file],
    rows: (context) => {
      const all = acrossBranches(context, (pin) => factsOf(pin, source).macros.filter((macro) => macro.file === file).map((macro): [string, BpfMacro] => [macro.name, macro]));
      return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
        const macro = newest(on);
        const pin = context.pins.find((one) => on.has(one.name)) ?? context.main;
        return {
          name,
          cells: { call: link(sourceUrl(pin, file, macro.line), code(callOf(macro))) },
          has: branchFacts(context, on, { url: ({ line }, at) => sourceUrl(at, file, line), difference: (item, reference) => (callOf(item) === callOf(reference) ? empty : [...text('as '), ...code(callOf(item))]) }),
        };
      });
    },
  };
}

function callOf({ name, args }: BpfMacro): string {
  return `${name}(${args.join(', ')})`;
}

export const page: ReferencePage = {
  page: 'bpf-tests',
  title: 'BPF test macros',
  description: 'Macros and functions for unit and integration tests of Cilium\'s BPF code: what each does and how it is called.',
  keywords: ['bpf unit test', 'PKTGEN', 'SETUP', 'CHECK', 'assert', 'pktgen', 'scapy', 'datapath test'],
  slack: 'sig-datapath',
  group: 'Tests',
  find: 'What a macro or function of a BPF test does',
  lead: 'Include `common.h` for the tests, and `pktgen.h` or `scapy.h` for the packets. Names that begin with two underscores are internal and not listed.',
  tables: HEADERS.map(tableOf),
};
