import type { Pin } from '../upstream/pin.ts';
import type { Flag } from '../upstream/parse/flags.ts';
import { fileOf, flagsOf, source as commandsSource } from '../upstream/sources/commands.ts';
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

/** The commands of a pin by their full name, aliases included. */
export function commandsOf(pin: Pin): ReadonlyMap<string, KnownCommand> {
  return once(pin, 'commands', () => {
    const { commands } = pin.facts(commandsSource);
    const byName = new Map(commands.map((command) => [command.name, command]));
    const known = new Map<string, KnownCommand>();
    for (const command of commands) {
      const { name, line, args } = command;
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
      known.set(name, { name, file: fileOf(command), line, args, flags: byFlag, subcommands });
    }
    return known;
  });
}

/**
 * What is wrong with a command line, if anything; `words` start with the program. Words that hold placeholders or variables are let pass.
 * `others` are the pins of the other branches, whose commands tell a word that was one from an argument.
 */
export function judgeCommand(words: readonly string[], pin: Pin, others: Iterable<Pin>): string | undefined {
  const commands = commandsOf(pin);
  const program = commands.get(words[0] ?? '');
  if (program === undefined) return undefined;
  let command: KnownCommand = program;
  const aliases = aliasesOf(pin);
  // Every program has `help COMMAND`, which no reference lists.
  const rest = words[1] === 'help' ? words.slice(2) : words.slice(1);
  for (const [index, word, isFlag] of walk(rest, () => command)) {
    if (isFlag) {
      const problem = judgeFlag(word, command, pin, others);
      if (problem !== undefined) return problem;
      continue;
    }
    const next: KnownCommand | undefined = commands.get(`${command.name} ${word}`) ?? commands.get(aliases.get(`${command.name} ${word}`) ?? '');
    if (next) {
      command = next;
      continue;
    }
    if (isOpen(word) || (command.args !== undefined && command.args !== '')) return judgeRest(rest.slice(index + 1), command, pin, others);
    const full = `${command.name} ${word}`;
    const had = [...others].filter((other) => commandsOf(other).has(full)).map(({ name }) => name);
    // Many usage lines leave arguments out, so a word is wrong only where it is known to have been a command.
    if (command.subcommands.size === 0 && had.length === 0) return judgeRest(rest.slice(index + 1), command, pin, others);
    return unknownSubcommand(command, word, pin, had);
  }
  return undefined;
}

function unknownSubcommand(command: KnownCommand, word: string, pin: Pin, had: readonly string[]): string {
  const lost = `"${command.name}" has no command "${word}".`;
  if (had.length > 0) return `${pin.name} has no command "${command.name} ${word}". It is on ${had.join(', ')}.`;
  // The agent's own command line was called `cilium` once, and many texts still say so.
  const renamed = command.name.replace(/^cilium(?= |$)/, 'cilium-dbg');
  if (commandsOf(pin).has(`${renamed} ${word}`)) return `${lost} Did you mean "${renamed} ${word}"?`;
  const near = closest(word, command.subcommands);
  return `${lost}${near === undefined ? ` It has ${[...command.subcommands].sort().join(', ')}.` : ` Did you mean "${near}"?`}`;
}

function judgeRest(words: readonly string[], command: KnownCommand, pin: Pin, others: Iterable<Pin>): string | undefined {
  for (const [, word, isFlag] of walk(words, () => command)) {
    const problem = isFlag ? judgeFlag(word, command, pin, others) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The words of a command line up to `--`, without the values of flags. */
function* walk(words: readonly string[], command: () => KnownCommand): Generator<[index: number, word: string, isFlag: boolean]> {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    if (word === '--') return;
    const isFlag = word.startsWith('-') && word !== '-';
    yield [index, word, isFlag];
    if (isFlag && takesNext(word, command().flags)) index += 1;
  }
}

/** The flags that a word names, `--all`, `-a` and `-abc` alike; after one that takes a value the rest of the word is that value. */
function flagsOfWord(word: string, known: ReadonlyMap<string, Flag>): string[] {
  const [name = ''] = word.split('=');
  if (name.startsWith('--')) return [name];
  const names: string[] = [];
  for (const letter of name.slice(1)) {
    names.push(`-${letter}`);
    const named = known.get(`-${letter}`);
    if (named === undefined || !isSwitch(named)) break;
  }
  return names;
}

function takesNext(word: string, known: ReadonlyMap<string, Flag>): boolean {
  if (word.includes('=')) return false;
  const names = flagsOfWord(word, known);
  const last = known.get(names.at(-1) ?? '');
  const whole = word.startsWith('--') || names.length === word.length - 1;
  return last !== undefined && whole && !isSwitch(last) && last.optional !== true;
}

/** Whether a flag stands alone: `--json`, or one that counts, as `-vv`. */
function isSwitch({ type }: Flag): boolean {
  return type === 'bool' || type === 'bools' || type === 'count';
}

function judgeFlag(word: string, command: KnownCommand, pin: Pin, others: Iterable<Pin>): string | undefined {
  if (isOpen(word.split('=')[0] ?? '') || /^-\d/.test(word)) return undefined;
  const wrong = flagsOfWord(word, command.flags).find((name) => !command.flags.has(name));
  if (wrong === undefined) return undefined;
  const had = [...others].filter((other) => commandsOf(other).get(command.name)?.flags.has(wrong) === true).map(({ name }) => name);
  if (had.length > 0) return `"${command.name}" has no flag "${wrong}" on ${pin.name}. It has it on ${had.join(', ')}.`;
  const near = closest(wrong, command.flags.keys());
  return `"${command.name}" has no flag "${wrong}".${near === undefined ? '' : ` Did you mean "${near}"?`}`;
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
  candidates: (pin, { in: place }) =>
    once(pin, `flag names ${place ?? ''}`, () => {
      const commands = [...commandsOf(pin).values()].filter(({ name }) => place === undefined || name === place || name.startsWith(`${place} `));
      return new Set(commands.flatMap(({ flags }) => [...flags.keys()]));
    }),
  // A command's flags are its subcommands' as well: the one above says it all.
  places: (name, pin) => {
    const all = new Set([...commandsOf(pin).values()].filter(({ flags }) => flags.has(name)).map((command) => command.name));
    return [...all].filter((command) => !all.has(command.split(' ').slice(0, -1).join(' ')));
  },
};
