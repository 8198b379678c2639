import type { Pin } from '../upstream/pin.ts';
import type { Flag } from '../upstream/parse/flags.ts';
import { flagsOf, source as commandsSource } from '../upstream/sources/commands.ts';
import { closest } from '../text/closest.ts';
import { once, type NameKind } from './kind.ts';

/** A command of Cilium's programs, with all flags that it takes. */
export interface KnownCommand {
  readonly name: string;
  readonly file: string;
  readonly line: number | undefined;
  /** Its arguments as its usage line names them, empty where it takes none; undefined where it acts through its subcommands alone. */
  readonly args: string | undefined;
  /** By `--name` and `-x`. */
  readonly flags: ReadonlyMap<string, Flag>;
  readonly subcommands: ReadonlySet<string>;
}

/** Programs whose command lines are verified. */
export const verifiedPrograms = ['cilium', 'cilium-dbg', 'cilium-agent', 'cilium-bugtool', 'cilium-health', 'hubble'] as const;

/** The commands of a pin by their full name, aliases included. */
export function commandsOf(pin: Pin): ReadonlyMap<string, KnownCommand> {
  return once(pin, 'commands', () => {
    const { commands } = pin.facts(commandsSource);
    const byName = new Map(commands.map((command) => [command.name, command]));
    const known = new Map<string, KnownCommand>();
    for (const command of commands) {
      const { name, file, line, args } = command;
      const words = name.split(' ');
      const all = flagsOf(command, byName);
      const byFlag = new Map<string, Flag>([['--help', { name: 'help', short: 'h', type: 'bool' }], ['-h', { name: 'help', short: 'h', type: 'bool' }]]);
      for (const flag of all) {
        byFlag.set(`--${flag.name}`, flag);
        if (flag.short !== undefined) byFlag.set(`-${flag.short}`, flag);
      }
      const subcommands = new Set(
        commands.filter((other) => other.name.startsWith(`${name} `) && other.name.split(' ').length === words.length + 1).flatMap((other) => [other.name.split(' ').at(-1) ?? '', ...(other.aliases ?? [])]),
      );
      known.set(name, { name, file, line, args, flags: byFlag, subcommands });
    }
    return known;
  });
}

/**
 * What is wrong with a command line, if anything; `words` start with the program. Words that hold placeholders or variables are let pass.
 * `others` are the pins of the other branches, whose commands tell a word that was one from an argument.
 */
export function judgeCommand(words: readonly string[], pin: Pin, others: readonly Pin[]): string | undefined {
  const commands = commandsOf(pin);
  let command = commands.get(words[0] ?? '');
  if (command === undefined) return undefined;
  const aliases = aliasesOf(pin);
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') return undefined;
    if (word.startsWith('-') && word !== '-') {
      const { problem, takesNext } = judgeFlag(word, command);
      if (problem !== undefined) return problem;
      if (takesNext) index += 1;
      continue;
    }
    const next: KnownCommand | undefined = commands.get(`${command.name} ${word}`) ?? commands.get(aliases.get(`${command.name} ${word}`) ?? '');
    if (next) {
      command = next;
      continue;
    }
    if (isOpen(word) || (command.args !== undefined && command.args !== '')) return judgeRest(words.slice(index + 1), command);
    // Many usage lines leave arguments out, so a word is wrong only where it is known to have been a command.
    if (command.subcommands.size === 0) {
      const full = `${command.name} ${word}`;
      const had = others.find((other) => commandsOf(other).has(full));
      return had ? `${pin.name} has no command "${full}". It is on ${had.name}.` : judgeRest(words.slice(index + 1), command);
    }
    const near = closest(word, command.subcommands);
    return `"${command.name}" has no command "${word}".${near === undefined ? ` It has ${[...command.subcommands].slice(0, 12).join(', ')}.` : ` Did you mean "${near}"?`}`;
  }
  return undefined;
}

function judgeRest(words: readonly string[], command: KnownCommand): string | undefined {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') return undefined;
    if (!word.startsWith('-') || word === '-') continue;
    const { problem, takesNext } = judgeFlag(word, command);
    if (problem !== undefined) return problem;
    if (takesNext) index += 1;
  }
  return undefined;
}

function judgeFlag(word: string, command: KnownCommand): { problem?: string; takesNext: boolean } {
  if (isOpen(word.split('=')[0] ?? '') || /^-\d/.test(word)) return { takesNext: false };
  const [name = '', value] = word.split(/=(.*)/s);
  const flag = command.flags.get(name) ?? (name.startsWith('--') ? undefined : command.flags.get(name.slice(0, 2)));
  if (flag) return { takesNext: value === undefined && flag.type !== 'bool' && flag.optional !== true && (name.startsWith('--') || name.length === 2) };
  const near = closest(name, command.flags.keys());
  return { problem: `"${command.name}" has no flag "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`, takesNext: false };
}

function aliasesOf(pin: Pin): ReadonlyMap<string, string> {
  return once(pin, 'command aliases', () => {
    const { commands } = pin.facts(commandsSource);
    return new Map(commands.flatMap(({ name, aliases = [] }) => aliases.map((alias) => [[...name.split(' ').slice(0, -1), alias].join(' '), name] as const)));
  });
}

/** Whether a word stands for something else: a placeholder, a variable, an ellipsis. */
function isOpen(word: string): boolean {
  return /[$<>{}*[\]|]|\.\.\.|…/.test(word) || /^[A-Z][A-Z0-9_]*$/.test(word) || word.includes('X.Y');
}

/** A flag of any of Cilium's programs; `in` names the program or command where that matters. */
export const flag: NameKind = {
  scope: 'branch',
  noun: 'flag',
  find(name, { in: place }, pin) {
    for (const command of commandsOf(pin).values()) {
      if (place !== undefined && command.name !== place && !command.name.startsWith(`${place} `)) continue;
      if (command.flags.has(name) && name !== '--help') return { path: command.file, line: command.line };
    }
    return undefined;
  },
  candidates: (pin) => once(pin, 'flag names', () => new Set([...commandsOf(pin).values()].flatMap(({ flags }) => [...flags.keys()]))),
};
