import type { Flag } from './flags.ts';
import { stringOf, textOf } from './go.ts';
import type { Constants, GoFile } from './go.ts';
import { surprise } from './text.ts';

/** Names by which pflag's help text calls the types of its methods, where they are not the method's own in lower case. */
const TYPES: Readonly<Record<string, string>> = {
  BoolSlice: 'bools',
  DurationSlice: 'durations',
  Float64: 'float',
  Int64: 'int',
  IntSlice: 'ints',
  IPNet: 'ipNet',
  StringArray: 'stringArray',
  StringSlice: 'strings',
  StringToString: 'stringToString',
  Uint64: 'uint',
};

const METHOD =
  /^(Bool|BoolSlice|Count|Duration|DurationSlice|Float32|Float64|Int|Int32|Int64|IntSlice|IP|IPNet|String|StringArray|StringSlice|StringToString|Uint|Uint8|Uint16|Uint32|Uint64)(Var)?(P)?$/u;
const ZERO = new Set(['""', '0', 'false', 'nil', '[]string{}']);

/** A range of tokens: [from, to). */
export type Range = readonly [number, number];

/**
 * The flag that a call of a method of pflag.FlagSet declares, for example `StringVarP(&x, "output", "o", "json", "…")`.
 * Gives undefined for another method, and for one of the same name elsewhere, which takes fewer arguments.
 * Throws PortalError where the flag's name is neither a string nor in `values`.
 */
export function declaredFlag(file: GoFile, method: string, args: readonly Range[], values: Constants): Flag | undefined {
  const [, type, variable, lettered] = METHOD.exec(method) ?? [];
  if (type === undefined) return undefined;
  const [nameAt, ...others] = variable === undefined ? args : args.slice(1);
  // After the name: the letter, the default (which a counter lacks), the help text.
  if (nameAt === undefined || others.length !== (lettered === undefined ? 0 : 1) + (type === 'Count' ? 1 : 2)) return undefined;
  const [letterAt, valueAt] = lettered === undefined ? [undefined, others[0]] : others;
  const name = stringOf(file, nameAt, values);
  if (name === undefined) throw surprise(file.path, file.tokens[nameAt[0]]?.line, 'the name of a flag as a string', textOf(file, nameAt));
  const short = letterAt === undefined ? undefined : stringOf(file, letterAt, values);
  const value = type === 'Count' || valueAt === undefined ? undefined : defaultOf(file, valueAt, values);
  return { name, type: TYPES[type] ?? type.toLowerCase(), ...(short ? { short } : {}), ...(value === undefined ? {} : { default: value }) };
}

function defaultOf(file: GoFile, range: Range, values: Constants): string | undefined {
  const written = textOf(file, range);
  if (ZERO.has(written)) return undefined;
  const [, count, unit] = /^(\d+)\*time\.(Second|Minute|Hour)$/u.exec(written) ?? [];
  if (count !== undefined && unit !== undefined) return goDuration(Number(count), unit);
  return stringOf(file, range, values) ?? (/^(?:-?\d[\w.]*|true)$/u.test(written) ? written : undefined);
}

/** A duration as Go prints it, for example 90 seconds as `1m30s`. `unit` is a constant of Go's package time. */
export function goDuration(count: number, unit: string): string {
  const seconds = count * ({ Second: 1, Minute: 60, Hour: 3600 }[unit] ?? Number.NaN);
  if (Number.isNaN(seconds)) return `${count}*time.${unit}`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  return `${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${seconds % 60}s`;
}
