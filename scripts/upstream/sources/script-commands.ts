import * as z from 'zod';
import { enclosing } from '../parse/cobra.ts';
import { packedFlag, packFlag } from '../parse/flags.ts';
import type { Flag } from '../parse/flags.ts';
import { callsIn, fieldsOf, readGo, stringConstants, stringOf, textOf } from '../parse/go.ts';
import type { Constants, GoFile } from '../parse/go.ts';
import { declaredFlag } from '../parse/pflag.ts';
import type { Range } from '../parse/pflag.ts';
import { folderOf, present, surprise } from '../parse/text.ts';
import { splitList, stringValue } from '../parse/tokens.ts';
import { defineSource } from '../source.ts';
import type { UpstreamTree } from '../source.ts';

const command = z.object({
  name: z.string(),
  file: z.string(),
  line: z.number().int().positive(),
  /** Its arguments as its usage names them. */
  args: z.string().optional(),
  /** Its flags, packed (`unpackFlag`). */
  flags: z.array(packedFlag).optional(),
  /** Whether it is for the tests of one package alone. */
  testOnly: z.literal(true).optional(),
});

export type ScriptCommand = z.infer<typeof command>;

const SCRIPT = /^vendor\/github\.com\/cilium\/(?:hive|statedb)\/.*\.go$/u;
const SCRIPT_PACKAGE = 'github.com/cilium/hive/script';
/** Holds the commands that every script has; there the type has no package's name. */
const ENGINE = 'vendor/github.com/cilium/hive/script';

export const source = defineSource({
  name: 'script-commands',
  scope: 'branch',
  schema: z.object({ commands: z.array(command) }),
  mayBeEmpty: { 'v1.16': 'Script commands came with v1.17.' },
  files: candidates,
  parse: (input) => {
    const docs = present(input, candidates(input.tree)).filter(({ path, text }) => text.includes(SCRIPT_PACKAGE) || folderOf(path) === ENGINE);
    const folders = new Set(docs.map(({ path }) => folderOf(path)));
    const files = docs.map(readGo);
    const commands = [...folders].flatMap((folder) => readFolder(files.filter((file) => folderOf(file.path) === folder)));
    return { commands: commands.sort((a, b) => compare(a.name, b.name) || compare(a.file, b.file)) };
  },
  count: ({ commands }) => commands.length,
});

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Functions that are followed to the one that holds a command's usage. */
const DEEPEST = 4;

/** Go files that may declare commands: of test files those beside which scripts (`.txtar`) lie. */
function candidates(tree: UpstreamTree): string[] {
  const paths = [...tree.files.keys()];
  const scripted = new Set(paths.filter((path) => path.endsWith('.txtar')).map((path) => path.split('/testdata/')[0]));
  return paths.filter((path) => {
    if (!path.endsWith('.go')) return false;
    if (path.startsWith('vendor/')) return SCRIPT.test(path) && !path.endsWith('_test.go');
    return !path.endsWith('_test.go') || scripted.has(folderOf(path));
  });
}

function readFolder(files: readonly GoFile[]): ScriptCommand[] {
  const constants: Constants = new Map(files.flatMap((file) => [...stringConstants(file)]));
  return files.flatMap((file) =>
    entriesOf(file, constants).map(({ name, value, line }) => ({
      name,
      file: file.path,
      line,
      ...usageOf(files, file, value, constants),
      ...(file.path.endsWith('_test.go') ? { testOnly: true as const } : {}),
    })),
  );
}

interface Entry {
  readonly name: string;
  readonly value: Range;
  readonly line: number;
}

/** The entries of maps of commands: in literals, by assignment, and by NewScriptCmd. */
function entriesOf(file: GoFile, constants: Constants): Entry[] {
  const entries: Entry[] = [];
  const bodies = new Set(file.functions.map(({ body }) => body));
  const add = (key: Range, value: Range): void => {
    const line = file.tokens[key[0]]?.line ?? 0;
    const name = stringOf(file, key, constants);
    if (name === undefined) throw surprise(file.path, line, 'the name of a script command as a string', textOf(file, key));
    entries.push({ name, value, line });
  };
  for (const [at, token] of file.tokens.entries()) {
    if (token.text === '{' && !bodies.has(at) && isCommandMap(file, at)) {
      for (const [from, to] of splitList(file, at)) {
        const colon = file.tokens.findIndex((each, index) => index >= from && each.text === ':');
        add([from, colon], [colon + 1, to]);
      }
    } else if (token.text === '=' && file.tokens[at - 1]?.text === ']' && holdsCommands(file, at)) {
      const open = file.partner.get(at - 1) ?? at;
      add([open + 1, at - 1], [at + 1, endOfExpression(file, at + 1)]);
    }
  }
  for (const { callee, args } of callsIn(file, 0, file.tokens.length)) {
    const [key, value] = args;
    if (callee === 'hive.NewScriptCmd' && key !== undefined && value !== undefined) add(key, value);
  }
  return entries;
}

/** Whether a brace opens a literal of a type `map[string]script.Cmd`. */
function isCommandMap(file: GoFile, brace: number): boolean {
  const type = file.tokens.slice(Math.max(0, brace - 7), brace).map((token) => token.text).join('');
  return type.endsWith('map[string]script.Cmd') || (folderOf(file.path) === ENGINE && type.endsWith('map[string]Cmd'));
}

/** Whether `x["key"] = …` at a `=` sets a command: `x` came from an expression on commands. */
function holdsCommands(file: GoFile, equals: number): boolean {
  const open = file.partner.get(equals - 1) ?? equals;
  const name = file.tokens[open - 1]?.text;
  const scope = enclosing(file, equals);
  if (name === undefined || scope === undefined || stringValue(file.tokens[open + 1]) === undefined) return false;
  for (let at = open - 2; at > scope.body; at -= 1) {
    if (file.tokens[at]?.text !== name || ![':=', ','].includes(file.tokens[at + 1]?.text ?? '')) continue;
    const line = file.tokens[at]?.line;
    const declaration = file.tokens.filter((token) => token.line === line).map((token) => token.text).join('');
    if (declaration.includes(':=')) return /script\.Cmd\{|DefaultCmds\(|ScriptCommands\(/u.test(declaration);
  }
  return false;
}

function endOfExpression(file: GoFile, from: number): number {
  let at = from;
  const line = (index: number): number => file.tokens[index]?.line ?? Number.POSITIVE_INFINITY;
  while (at < file.tokens.length && (at === from || line(at) === line(at - 1))) at = (file.partner.get(at) ?? 0) > at ? (file.partner.get(at) ?? at) + 1 : at + 1;
  return at;
}

/** What a command's usage says, found in its expression or in the function or variable that this names. */
function usageOf(files: readonly GoFile[], file: GoFile, value: Range, constants: Constants): Pick<ScriptCommand, 'args' | 'flags'> {
  const own = usageIn(file, value);
  const [place, brace] = own === undefined ? (usageElsewhere(files, file, value) ?? []) : [file, own];
  if (place === undefined || brace === undefined) return {};
  const fields = fieldsOf(place, brace);
  const args = fields.get('Args');
  const text = args === undefined ? undefined : stringOf(place, args, constants);
  const flagsAt = fields.get('Flags');
  const flags = flagsAt === undefined ? [] : flagsIn(files, place, flagsAt, constants);
  return { ...(text ? { args: text } : {}), ...(flags.length === 0 ? {} : { flags: flags.map(packFlag) }) };
}

/** Index of the brace of the first CmdUsage literal in a range. */
function usageIn(file: GoFile, [from, to]: Range): number | undefined {
  for (let at = from; at < to; at += 1) if (file.tokens[at]?.text === 'CmdUsage' && file.tokens[at + 1]?.text === '{') return at + 1;
  return undefined;
}

function usageElsewhere(files: readonly GoFile[], file: GoFile, [from, to]: Range, depth = 0): [GoFile, number] | undefined {
  let last = from;
  while (last + 2 < to && file.tokens[last + 1]?.text === '.') last += 2;
  const name = file.tokens[last]?.text;
  for (const other of files) {
    const found = other.functions.find((each) => each.name === name);
    const variable = other.tokens.findIndex((token, at) => token.text === name && other.tokens[at + 1]?.text === '=' && enclosing(other, at) === undefined);
    const start = found?.body ?? (variable < 0 ? undefined : variable);
    if (start === undefined) continue;
    const end = found === undefined ? endOfExpression(other, start) : (other.partner.get(start) ?? start);
    const brace = usageIn(other, [start, end]);
    if (brace !== undefined) return [other, brace];
    // A function may leave it to another one: `return queryCmd(…)`.
    if (other.tokens[start + 1]?.text === 'return' && depth < DEEPEST) return usageElsewhere(files, other, [start + 2, end], depth + 1);
  }
  return undefined;
}

/** The flags that a range declares, itself or through functions of its package that it hands the set to. */
function flagsIn(files: readonly GoFile[], file: GoFile, [from, to]: Range, constants: Constants): Flag[] {
  return callsIn(file, from, to).flatMap(({ callee, args }) => {
    const method = callee.split('.').at(-1) ?? '';
    if (callee.includes('.')) return declaredFlag(file, method, args, constants) ?? [];
    for (const other of files) {
      const helper = other.functions.find((each) => each.name === callee);
      if (helper !== undefined) return flagsIn(files, other, [helper.body, other.partner.get(helper.body) ?? helper.body], constants);
    }
    return [];
  });
}
