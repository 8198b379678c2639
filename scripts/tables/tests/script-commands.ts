import { unpackFlag } from '../../upstream/parse/flags.ts';
import { source, type ScriptCommand } from '../../upstream/sources/script-commands.ts';
import type { Pin } from '../../upstream/pin.ts';
import { acrossBranches, branchFacts, listDifference, newest } from '../branches.ts';
import { br, code, codes, empty, join, link, text } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const VENDORED = 'vendor/';

/** Where the other modules of Cilium lie; the paragraph above the table has the whole paths. */
const VENDORED_OURS = 'vendor/github.com/cilium/';

interface Command {
  readonly name: string;
  /** All places that register it. */
  readonly places: readonly ScriptCommand[];
}

const PARTS = [
  { part: 'engine', title: 'Commands of the script engine, Hive and StateDB', belongs: (command: ScriptCommand) => command.file.startsWith(VENDORED) },
  { part: 'cilium', title: 'Commands of Cilium', belongs: (command: ScriptCommand) => !command.file.startsWith(VENDORED) && command.testOnly !== true },
  { part: 'test', title: 'Commands for the tests of one package', belongs: (command: ScriptCommand) => !command.file.startsWith(VENDORED) && command.testOnly === true },
] as const;

function tableOf({ part, title, belongs }: (typeof PARTS)[number]): Table {
  return {
    name: `script-${part}`,
    title,
    prefix: `${part}-`,
    nameTitle: 'Command',
    columns: [{ key: 'does', title: 'What it does' }, { key: 'args', title: 'Arguments and flags' }, { key: 'file', title: 'Defined in' }],
    branches: 'list',
    described: { file: `script-${part}`, fields: { does: sentence } },
    sources: (context) => [...new Set(factsOf(context.main, source).commands.filter(belongs).map(({ file }) => file))],
    rows: (context) => {
      const all = acrossBranches(context, (pin) => commandsOf(pin, belongs));
      return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
        const { places } = newest(on);
        const pin = context.pins.find((one) => on.has(one.name)) ?? context.main;
        return {
          name,
          cells: {
            args: join([places[0]?.args === undefined ? empty : code(places[0].args), codes(flagsOf(newest(on)))], br),
            file: join(places.map(({ file, line }) => link(sourceUrl(pin, file, line), code(file.replace(VENDORED_OURS, ''))))),
          },
          has: branchFacts(context, on, {
            url: ({ places: [first] }, at) => (first === undefined ? undefined : sourceUrl(at, first.file, first.line)),
            difference: (item, reference) => join([listDifference(flagsOf(item), flagsOf(reference), code), item.places[0]?.args === reference.places[0]?.args ? empty : [...text('arguments '), ...code(item.places[0]?.args ?? 'none')]], text('; ')),
          }),
        };
      });
    },
  };
}

function* commandsOf(pin: Pin, belongs: (command: ScriptCommand) => boolean): Iterable<[string, Command]> {
  const byName = new Map<string, ScriptCommand[]>();
  for (const command of factsOf(pin, source).commands.filter(belongs)) byName.set(command.name, [...(byName.get(command.name) ?? []), command]);
  for (const [name, places] of byName) yield [name, { name, places }];
}

/** The flags of all places as one writes them: `--out, -o`. */
function flagsOf({ places }: Command): string[] {
  const flags = places.flatMap(({ flags: packed = [] }) => packed.map(unpackFlag));
  return [...new Set(flags.map(({ name, short }) => (short === undefined ? `--${name}` : `--${name}, -${short}`)))];
}

export const page: ReferencePage = {
  page: 'script-commands',
  title: 'Script test commands',
  description: 'Commands that script tests and the agent\'s shell understand, from the script engine, Hive, StateDB and Cilium\'s packages.',
  keywords: ['script test', 'txtar', 'scripttest', 'cilium-dbg shell', 'db/show', 'hive', 'k8s/add'],
  slack: 'development',
  group: 'Tests',
  find: 'What a command of a script test does',
  lead: 'Script tests are `.txtar` files. A command exists in a test when its package\'s cell is part of the test\'s hive. `help` in a script lists what there is.',
  tables: PARTS.map(tableOf),
};
