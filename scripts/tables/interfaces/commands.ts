import { unpackFlag, type Flag } from '../../upstream/parse/flags.ts';
import { fileOf, source, type Command } from '../../upstream/sources/commands.ts';
import type { Pin } from '../../upstream/pin.ts';
import { code, codes, empty, link, text } from '../cell.ts';
import { factsOf, sourceUrl, type TableContext } from '../context.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

/** The overview of all programs, and a page for each. */
export function commandPages(context: TableContext): ReferencePage[] {
  const { commands } = factsOf(context.main, source);
  const programs = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))].sort();
  const pages = programs.map((program) => programPage(program, commands.filter(({ name }) => name === program || name.startsWith(`${program} `)), context.main));
  return [
    {
      page: 'commands',
      title: 'Command reference',
      description: 'Commands and flags of all programs of Cilium on main, with arguments, types and defaults, a page for each program.',
      keywords: ['cmdref', 'command line', 'flag', 'option', 'cilium-agent', 'cilium-dbg', 'hubble', 'CLI'],
      slack: 'development',
      group: 'Interfaces',
      find: 'A command or flag of a program',
      lead: 'Each program has a page. Every command takes `--help`.',
      parts: pages.map(({ page, title, tables: [all, flags] }) => ({
        page, title: title.replace(/ command.*$/, ''), remark: text(`${all?.rows(context).length ?? 0} commands, ${flags?.rows(context).length ?? 0} flags`),
      })),
      tables: [],
    },
    ...pages,
  ];
}

function programPage(program: string, commands: readonly Command[], main: Pin): ReferencePage {
  const files = [...new Set(commands.map((command) => fileOf(command)))];
  const table: Table = {
    name: `commands-${program}`,
    title: 'Commands',
    prefix: 'command-',
    nameTitle: 'Command',
    columns: [{ key: 'args', title: 'Arguments' }, { key: 'aliases', title: 'Also called' }, { key: 'flags', title: 'Flags' }],
    sources: () => files,
    rows: () => commands.map((command): Row => ({
      name: command.name,
      cells: {
        args: command.args === undefined || command.args === '' ? empty : code(command.args),
        aliases: codes(command.aliases ?? []),
        flags: link(sourceUrl(main, fileOf(command), command.line), text(String(flagsOf(command).length))),
      },
    })),
  };
  const flags: Table = {
    name: `flags-${program}`,
    title: 'Flags',
    lead: 'A flag that passes on is taken by the command and by all below it.',
    prefix: 'flag-',
    nameTitle: 'Flag',
    columns: [{ key: 'short', title: 'Short' }, { key: 'type', title: 'Type' }, { key: 'default', title: 'Default' }, { key: 'command', title: 'Command' }, { key: 'passes', title: 'Passes on' }],
    sources: () => files,
    rows: () => commands.flatMap((command) => flagsOf(command).map(({ flag, passes }): Row => ({
      name: command.name === program ? `--${flag.name}` : `${command.name.slice(program.length + 1)} --${flag.name}`,
      label: code(`--${flag.name}`),
      cells: {
        short: flag.short === undefined ? empty : code(`-${flag.short}`),
        type: code(flag.type),
        default: flag.default === undefined || flag.default === '' ? empty : code(flag.default),
        command: code(command.name),
        passes: text(passes ? 'yes' : 'no'),
      },
    }))),
  };
  return {
    page: `commands/${program}`,
    title: `${program} commands and flags`,
    description: `Commands of ${program} on Cilium's main branch with their arguments, and its flags with type and default value.`,
    keywords: [program, 'command', 'flag', 'option', 'cmdref'],
    slack: 'development',
    group: 'Interfaces',
    lead: `The commands of \`${program}\` and their flags, on \`main\`.`,
    tables: [table, flags],
  };
}

function flagsOf({ flags = [], persistent = [] }: Command): { flag: Flag; passes: boolean }[] {
  return [...flags.map((packed) => ({ flag: unpackFlag(packed), passes: false })), ...persistent.map((packed) => ({ flag: unpackFlag(packed), passes: true }))].sort((a, b) => (a.flag.name < b.flag.name ? -1 : 1));
}
