import type { Fence } from '../pages/page.ts';
import { closest } from '../text/closest.ts';
import type { Pin } from '../upstream/pin.ts';
import { unpackFlag } from '../upstream/parse/flags.ts';
import { source } from '../upstream/sources/script-commands.ts';
import { once } from './kind.ts';
import type { ShellCommand, ShellWord } from './shell.ts';

interface Scripts {
  /** Flags by command, with their dashes. */
  readonly commands: ReadonlyMap<string, ReadonlySet<string>>;
  /** What stands before the slash in commands such as `db/show`. */
  readonly families: ReadonlySet<string>;
}

function scriptsOf(pin: Pin): Scripts {
  return once(pin, 'script commands', () => {
    const commands = new Map<string, Set<string>>();
    for (const { name, flags = [] } of pin.facts(source).commands) {
      const known = commands.get(name) ?? new Set<string>();
      for (const { name: long, short } of flags.map(unpackFlag)) known.add(`--${long}`).add(short === undefined ? `--${long}` : `-${short}`);
      commands.set(name, known);
    }
    return { commands, families: new Set(pin.facts(source).commands.filter(({ name, testOnly }) => testOnly !== true && name.includes('/')).map(({ name }) => name.split('/')[0] ?? '')) };
  });
}

/** The commands of a script test: a fence whose title ends with `.txtar`, up to its first file. Other fences have none. */
export function scriptCommandsOf(fence: Fence): ShellCommand[] {
  if (!/title="[^"]*\.txtar"/.test(fence.meta ?? '') && fence.language !== 'txtar') return [];
  const lines = fence.value.split('\n');
  const files = lines.findIndex((line) => /^-- .+ --$/.test(line));
  return lines.slice(0, files === -1 ? lines.length : files).flatMap((line, index): ShellCommand[] => {
    const lead = /^(?:[!?*]\s+|\[[^\]]*\]\s*)*/.exec(line)?.[0].length ?? 0;
    if (line.trim() === '' || line.startsWith('#')) return [];
    const words = [...line.slice(lead).matchAll(/'[^']*'|\S+/g)].map((match): ShellWord => ({ text: match[0], line: fence.contentLine + index, column: fence.at.start.column + lead + match.index }));
    return words.length === 0 ? [] : [{ words, folder: '' }];
  });
}

/**
 * What is wrong with a script command, if anything. A family that the tree does not have is the example's own. With `inText` the words come from
 * prose, where only a name with a slash plainly is such a command.
 */
export function judgeScript(words: readonly string[], pin: Pin, inText: boolean): string | undefined {
  if (!pin.hasFacts(source)) return undefined;
  const { commands, families } = scriptsOf(pin);
  const [name = '', ...rest] = words;
  const family = /^([a-z][a-z0-9-]*)\/[a-z0-9-]+$/.exec(name)?.[1];
  if (family === undefined ? inText : !families.has(family)) return undefined;
  const flags = commands.get(name);
  if (flags === undefined) {
    const near = closest(name, commands.keys());
    return `${pin.name} has no script command "${name}".${near === undefined ? '' : ` Did you mean "${near}"?`}`;
  }
  const wrong = rest.map((word) => word.split('=')[0] ?? '').find((word) => /^--[a-z]/.test(word) && flags.size > 0 && !flags.has(word));
  return wrong === undefined ? undefined : `The script command "${name}" has no flag "${wrong}". It has ${[...flags].join(', ')}.`;
}
