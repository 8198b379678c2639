import { fieldsOf, stringConstants, stringOf } from './go.ts';
import type { GoFile, GoFunction } from './go.ts';
import { folderOf } from './text.ts';
import { splitList, stringValue } from './tokens.ts';

/** A command as Go code declares it with a cobra.Command literal. */
export interface CobraCommand {
  /** The first word of its usage line. */
  readonly name: string;
  /** The rest of its usage line: its arguments. */
  readonly args: string;
  readonly aliases: readonly string[];
  readonly hidden: boolean;
  /** Whether it does something itself, and not only through its subcommands. */
  readonly runs: boolean;
  readonly file: GoFile;
  readonly line: number;
  /** The function that declares it; undefined for a variable of the package. */
  readonly builder: GoFunction | undefined;
  /** The variable that holds it; undefined where it is returned as it is. */
  readonly variable: string | undefined;
  readonly children: CobraCommand[];
}

/** A cobra.Command literal; one whose usage line comes through a parameter gives a command for each call. */
interface Literal {
  readonly file: GoFile;
  readonly brace: number;
  readonly builder: GoFunction | undefined;
  readonly variable: string | undefined;
}

/** A call of a constructor: where it stands and its arguments. */
interface Call {
  readonly file: GoFile;
  readonly scope: GoFunction | undefined;
  readonly args: readonly (readonly [number, number])[];
}

/** Calls of calls that are followed to find what a constructor returns. */
const DEEPEST = 8;

/** The key of a name in its scope: the package's folder, then the function (none for the package itself). */
export function scopeKey(folder: string, scope: GoFunction | undefined, name: string): string {
  return `${folder} ${scope === undefined ? '' : `${scope.receiver ?? ''}.${scope.name}`} ${name}`;
}

/** The function of the file whose body holds the token. */
export function enclosing(file: GoFile, at: number): GoFunction | undefined {
  return file.functions.find((candidate) => candidate.body < at && at < (file.partner.get(candidate.body) ?? 0));
}

/**
 * Reads the commands of the Go module `module` that the files declare with literals, and joins those that AddCommand
 * makes subcommands: literals, variables, and what functions return. What is built in another way is left out.
 * Gives the commands that are nobody's subcommand.
 */
export function readCobra(files: readonly GoFile[], module: string): CobraCommand[] {
  const reader = new CobraReader(files, module);
  const nested = new Set<CobraCommand>();
  for (const file of files) {
    for (const [at, token] of file.tokens.entries()) {
      if (token.text !== 'AddCommand' || file.tokens[at + 1]?.text !== '(' || file.tokens[at - 1]?.text !== '.') continue;
      const qualified = file.tokens[at - 3]?.text === '.';
      const parent = reader.expression(file, [qualified ? at - 4 : at - 2, at - 1], enclosing(file, at));
      if (parent === undefined) continue;
      for (const range of splitList(file, at + 1)) {
        const child = reader.expression(file, range, enclosing(file, at));
        if (child === undefined) continue;
        parent.children.push(child);
        nested.add(child);
      }
    }
  }
  return reader.commands().filter((command) => !nested.has(command));
}

class CobraReader {
  readonly #module: string;
  readonly #literals = new Map<string, Literal>();
  readonly #variables = new Map<string, Literal>();
  readonly #functions = new Map<string, { file: GoFile; found: GoFunction }>();
  readonly #commands = new Map<string, CobraCommand>();
  /** String constants by folder. */
  readonly #constants = new Map<string, Map<string, string>>();

  constructor(files: readonly GoFile[], module: string) {
    this.#module = module;
    for (const file of files) {
      const folder = folderOf(file.path);
      this.#constants.set(folder, new Map([...(this.#constants.get(folder) ?? []), ...stringConstants(file)]));
      for (const found of file.functions) if (found.receiver === undefined) this.#functions.set(`${folderOf(file.path)} ${found.name}`, { file, found });
      for (const [at, token] of file.tokens.entries()) {
        if (token.text !== 'cobra' || file.tokens[at + 2]?.text !== 'Command' || file.tokens[at + 3]?.text !== '{') continue;
        const before = file.tokens[at - 1]?.text === '&' ? at - 2 : at - 1;
        const target = file.tokens[before - 1];
        const assigned = [':=', '='].includes(file.tokens[before]?.text ?? '') && target?.kind === 'name' ? target.text : undefined;
        const literal = { file, brace: at + 3, builder: enclosing(file, at), variable: assigned };
        this.#literals.set(`${file.path} ${at}`, literal);
        if (assigned !== undefined) this.#variables.set(scopeKey(folderOf(file.path), literal.builder, assigned), literal);
      }
    }
  }

  /** All commands whose usage line is known. */
  commands(): CobraCommand[] {
    for (const literal of this.#literals.values()) this.#command(literal, undefined);
    return [...this.#commands.values()];
  }

  /** The command that an expression yields; where its end is not known, `to` may lie beyond it. */
  expression(file: GoFile, [from, to]: readonly [number, number], scope: GoFunction | undefined, call?: Call, depth = 0): CobraCommand | undefined {
    if (depth > DEEPEST) return undefined;
    const first = file.tokens[from]?.text === '&' ? from + 1 : from;
    const literal = this.#literals.get(`${file.path} ${first}`);
    if (literal !== undefined) return this.#command(literal, call);
    if (file.tokens[first]?.kind !== 'name') return undefined;
    const qualified = first + 1 < to && file.tokens[first + 1]?.text === '.';
    const head = file.tokens[first].text;
    const folder = qualified ? this.#folderOf(file, head) : folderOf(file.path);
    const last = qualified ? first + 2 : first;
    const name = file.tokens[last]?.text ?? '';
    if (folder === undefined) return undefined;
    if (file.tokens[last + 1]?.text === '(') {
      const callee = this.#functions.get(`${folder} ${name}`);
      return callee === undefined ? undefined : this.#returned(callee.file, callee.found, { file, scope, args: splitList(file, last + 1) }, depth + 1);
    }
    const local = qualified ? undefined : scope;
    const variable = this.#variables.get(scopeKey(folder, local, name)) ?? this.#variables.get(scopeKey(folder, undefined, name));
    if (variable !== undefined) return this.#command(variable, call);
    const value = local === undefined ? undefined : assignmentOf(file, local, name);
    return value === undefined ? undefined : this.expression(file, [value, file.tokens.length], scope, call, depth + 1);
  }

  #returned(file: GoFile, found: GoFunction, call: Call, depth: number): CobraCommand | undefined {
    const end = file.partner.get(found.body) ?? 0;
    for (let at = found.body + 1; at < end; at += 1) {
      if (file.tokens[at]?.text === 'return') {
        const command = this.expression(file, [at + 1, end], found, call, depth);
        if (command !== undefined) return command;
      } else if (file.tokens[at]?.text === 'func') {
        while (at < end && file.tokens[at]?.text !== '{') at = file.tokens[at]?.text === '(' ? (file.partner.get(at) ?? at) + 1 : at + 1;
        at = file.partner.get(at) ?? at;
      }
    }
    return undefined;
  }

  #command(literal: Literal, call: Call | undefined): CobraCommand | undefined {
    const { file, brace, builder, variable } = literal;
    const fields = fieldsOf(file, brace);
    const use = fields.get('Use');
    if (use === undefined) return undefined;
    const own = stringOf(file, use, this.#constants.get(folderOf(file.path)) ?? new Map<string, string>());
    const usage = own ?? (call === undefined ? undefined : usageFromCaller(literal, use, call));
    if (usage === undefined) return undefined;
    const key = `${file.path} ${brace} ${usage}`;
    const known = this.#commands.get(key);
    if (known !== undefined) return known;
    const [name = '', ...args] = usage.split(' ');
    const aliases = fields.get('Aliases') ?? ([0, 0] as const);
    const hidden = fields.get('Hidden')?.[0];
    const command: CobraCommand = {
      name,
      args: args.join(' '),
      aliases: file.tokens.slice(...aliases).flatMap((token) => stringValue(token) ?? []),
      hidden: hidden !== undefined && file.tokens[hidden]?.text === 'true',
      runs: fields.has('Run') || fields.has('RunE'),
      file,
      line: file.tokens[brace]?.line ?? 0,
      builder,
      variable,
      children: [],
    };
    this.#commands.set(key, command);
    return command;
  }

  #folderOf(file: GoFile, packageName: string): string | undefined {
    const path = file.imports.get(packageName);
    return path?.startsWith(`${this.#module}/`) ? path.slice(this.#module.length + 1) : undefined;
  }
}

/** Index of the first token of what a function assigns to a name. */
function assignmentOf(file: GoFile, scope: GoFunction, name: string): number | undefined {
  const end = file.partner.get(scope.body) ?? 0;
  for (let at = scope.body + 1; at < end; at += 1) {
    if (file.tokens[at]?.text === name && file.tokens[at + 1]?.text === ':=') return at + 2;
  }
  return undefined;
}

/** For a usage line `parameter.field`: the string that the caller's literal for that parameter holds in the field. */
function usageFromCaller(literal: Literal, use: readonly [number, number], call: Call): string | undefined {
  const [parameter, , field] = literal.file.tokens.slice(...use).map((token) => token.text);
  const { builder } = literal;
  if (parameter === undefined || field === undefined || builder === undefined || call.scope === undefined) return undefined;
  let open = builder.body;
  while (open > 0 && !(literal.file.tokens[open - 1]?.text === builder.name && literal.file.tokens[open]?.text === '(')) open -= 1;
  const position = splitList(literal.file, open).findIndex(([from]) => literal.file.tokens[from]?.text === parameter);
  const argument = call.args[position]?.[0];
  const value = argument === undefined ? undefined : assignmentOf(call.file, call.scope, call.file.tokens[argument]?.text ?? '');
  if (value === undefined || call.file.tokens[value + 1]?.text !== '{') return undefined;
  const range = fieldsOf(call.file, value + 1).get(field);
  return range === undefined ? undefined : stringOf(call.file, range, new Map());
}
