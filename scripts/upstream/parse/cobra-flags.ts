import { enclosing, scopeKey } from './cobra.ts';
import type { CobraCommand } from './cobra.ts';
import type { Flag } from './flags.ts';
import { stringConstants, stringOf, textOf } from './go.ts';
import type { Constants, GoFile, GoFunction } from './go.ts';
import { declaredFlag, goDuration } from './pflag.ts';
import type { Range } from './pflag.ts';
import { folderOf, surprise } from './text.ts';
import { splitList, stringValue } from './tokens.ts';

/** The flags of commands: each set of flags by its key, and which sets a command takes. */
export class FlagSets {
  readonly #module: string;
  readonly #flags = new Map<string, Map<string, Flag>>();
  /** Sets that another set takes in whole. */
  readonly #included = new Map<string, Set<string>>();
  readonly #optional = new Set<string>();
  readonly #values = new Map<string, string>();
  readonly #valueTypes = new Map<string, string>();
  readonly #seen = new Map<string, Constants>();

  constructor(files: readonly GoFile[], module: string) {
    this.#module = module;
    for (const file of files) this.#constants(file);
    for (const file of files) this.#read(file);
  }

  /** The flags that the command takes itself, sorted by name. `persistent`: those that its subcommands inherit. */
  of(command: CobraCommand, persistent: boolean): Flag[] {
    if (command.variable === undefined) return [];
    const start = commandKey(folderOf(command.file.path), command.builder, command.variable, persistent);
    const found = new Map<string, Flag>();
    const seen = new Set<string>();
    const pending = [start];
    for (let key = pending.pop(); key !== undefined; key = pending.pop()) {
      if (seen.has(key)) continue;
      seen.add(key);
      for (const [name, flag] of this.#flags.get(key) ?? []) {
        found.set(name, this.#optional.has(`${key} ${name}`) || this.#optional.has(`${start} ${name}`) ? { ...flag, optional: true } : flag);
      }
      pending.push(...(this.#included.get(key) ?? []));
    }
    return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  #constants(file: GoFile): void {
    const folder = folderOf(file.path);
    for (const [name, value] of stringConstants(file)) this.#values.set(`${folder} ${name}`, value);
    for (const [at, token] of file.tokens.entries()) {
      const number = file.tokens[at + 2];
      if (token.kind === 'name' && file.tokens[at + 1]?.text === '=' && number?.kind === 'number') {
        const unit = file.tokens[at + 3]?.text === '*' && file.tokens[at + 4]?.text === 'time' ? file.tokens[at + 6]?.text : undefined;
        this.#values.set(`${folder} ${token.text}`, unit === undefined ? number.text : goDuration(Number(number.text), unit));
      }
    }
    for (const found of file.functions) {
      const returned = file.tokens[found.body + 1]?.text === 'return' ? stringValue(file.tokens[found.body + 2]) : undefined;
      if (found.name === 'Type' && returned !== undefined) this.#valueTypes.set(folder, returned);
    }
  }

  #read(file: GoFile): void {
    for (let at = 0; at < file.tokens.length; at += 1) {
      const method = file.tokens[at]?.text ?? '';
      if (file.tokens[at - 1]?.text !== '.' || file.tokens[at + 1]?.text !== '(') continue;
      const scope = enclosing(file, at);
      const target = this.#target(file, at - 1, scope);
      if (target === undefined) continue;
      const args = splitList(file, at + 1);
      if (method === 'AddFlagSet') this.#include(file, scope, target, args[0]);
      else if (method === 'Lookup') this.#lookup(file, target, at + 1);
      else if (method === 'Var' || method === 'VarP') this.#value(file, target, args, method === 'VarP');
      else {
        const flag = declaredFlag(file, method, args, this.#known(file));
        if (flag !== undefined) this.#add(target, flag);
      }
    }
  }

  /** The key of the set before the dot: `set.`, `pkg.Set.`, `command.Flags().`, or a variable that holds the latter. */
  #target(file: GoFile, dot: number, scope: GoFunction | undefined): string | undefined {
    const before = file.tokens[dot - 1];
    if (before?.text === ')') {
      const kind = file.tokens[dot - 3]?.text;
      const owner = file.tokens[dot - 5];
      if ((kind !== 'Flags' && kind !== 'PersistentFlags') || owner?.kind !== 'name') return undefined;
      return this.#command(file, scope, owner.text, kind === 'PersistentFlags');
    }
    return before?.kind === 'name' ? this.#set(file, [file.tokens[dot - 2]?.text === '.' ? dot - 3 : dot - 1, dot], scope) : undefined;
  }

  #command(file: GoFile, scope: GoFunction | undefined, name: string, persistent: boolean): string {
    const folder = folderOf(file.path);
    const local = scope !== undefined && declares(file, scope, name) ? scope : undefined;
    return commandKey(folder, local, name, persistent);
  }

  #set(file: GoFile, [from, to]: Range, scope: GoFunction | undefined): string | undefined {
    const first = file.tokens[from]?.text ?? '';
    if (to - from === 3) {
      const path = file.imports.get(first);
      return path?.startsWith(`${this.#module}/`) ? scopeKey(path.slice(this.#module.length + 1), undefined, file.tokens[from + 2]?.text ?? '') : undefined;
    }
    if (to - from !== 1) return undefined;
    if (file.imports.has(first)) return undefined;
    const assigned = scope === undefined ? undefined : declares(file, scope, first);
    if (assigned === undefined) return scopeKey(folderOf(file.path), undefined, first);
    const kind = file.tokens[assigned + 2]?.text;
    if (kind === 'Flags' || kind === 'PersistentFlags') return this.#command(file, scope, file.tokens[assigned]?.text ?? '', kind === 'PersistentFlags');
    return scopeKey(folderOf(file.path), scope, first);
  }

  #include(file: GoFile, scope: GoFunction | undefined, target: string, arg: Range | undefined): void {
    if (arg === undefined) return;
    const into = this.#included.get(target) ?? new Set<string>();
    this.#included.set(target, into);
    for (const range of this.#elements(file, scope, arg)) {
      const key = this.#set(file, range, scope);
      if (key !== undefined) into.add(key);
    }
  }

  /** The sets that an argument stands for: itself, or for the variable of a loop the elements of what it runs over. */
  #elements(file: GoFile, scope: GoFunction | undefined, arg: Range): Range[] {
    const name = file.tokens[arg[0]]?.text;
    if (scope === undefined || arg[1] - arg[0] !== 1) return [arg];
    for (let at = scope.body; at < arg[0]; at += 1) {
      if (file.tokens[at]?.text !== name || file.tokens[at + 1]?.text !== ':=' || file.tokens[at + 2]?.text !== 'range') continue;
      const list = declares(file, scope, file.tokens[at + 3]?.text ?? '');
      const open = list === undefined ? -1 : file.tokens.findIndex((token, index) => index >= list && token.text === '{');
      if (open >= 0) return splitList(file, open);
    }
    return [arg];
  }

  #lookup(file: GoFile, target: string, open: number): void {
    const close = file.partner.get(open) ?? open;
    const name = stringValue(file.tokens[open + 1]);
    if (name !== undefined && file.tokens[close + 2]?.text === 'NoOptDefVal') this.#optional.add(`${target} ${name}`);
  }

  /** A flag of an own type: `Var(value, "name", "text")`, or the three from a function whose first arguments are name and letter. */
  #value(file: GoFile, target: string, args: readonly Range[], lettered: boolean): void {
    const [first, name = first, short] = args;
    const inner = first !== undefined && args.length === 1 ? file.tokens.findIndex((token, at) => at >= first[0] && token.text === '(') : -1;
    const [innerName = name, innerShort] = inner < 0 ? [name, short] : splitList(file, inner);
    const flag = innerName === undefined ? undefined : this.#string(file, innerName);
    if (flag === undefined) throw surprise(file.path, file.tokens[first?.[0] ?? 0]?.line, 'the name of a flag as a string', first === undefined ? '' : textOf(file, first));
    const letter = lettered && innerShort !== undefined ? this.#string(file, innerShort) : undefined;
    this.#add(target, { name: flag, type: this.#valueTypes.get(folderOf(file.path)) ?? 'value', ...(letter ? { short: letter } : {}) });
  }

  #add(target: string, flag: Flag): void {
    const set = this.#flags.get(target) ?? new Map<string, Flag>();
    this.#flags.set(target, set);
    set.set(flag.name, flag);
  }

  #string(file: GoFile, range: Range): string | undefined {
    return stringOf(file, range, this.#known(file));
  }

  /** The constants that a file sees: those of its package by name, those of imported ones with their package's name. */
  #known(file: GoFile): Constants {
    const cached = this.#seen.get(file.path);
    if (cached !== undefined) return cached;
    const seen = new Map<string, string>();
    this.#seen.set(file.path, seen);
    const folders = new Map([[folderOf(file.path), '']]);
    for (const [name, path] of file.imports) if (path.startsWith(`${this.#module}/`)) folders.set(path.slice(this.#module.length + 1), `${name}.`);
    for (const [key, value] of this.#values) {
      const [folder = '', name = ''] = key.split(' ');
      const prefix = folders.get(folder);
      if (prefix !== undefined) seen.set(prefix + name, value);
    }
    return seen;
  }
}

function commandKey(folder: string, scope: GoFunction | undefined, name: string, persistent: boolean): string {
  return `${scopeKey(folder, scope, name)}${persistent ? '.PersistentFlags' : '.Flags'}`;
}

/** Index of what a function assigns to a name with `:=`, undefined where it does not declare the name. */
function declares(file: GoFile, scope: GoFunction, name: string): number | undefined {
  const end = file.partner.get(scope.body) ?? 0;
  for (let at = scope.body + 1; at < end; at += 1) {
    if (file.tokens[at]?.text === name && file.tokens[at + 1]?.text === ':=') return at + 2;
  }
  return undefined;
}
