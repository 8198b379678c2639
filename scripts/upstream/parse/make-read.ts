import { absolute, expand, ROOT, words } from './make-expand.ts';
import type { MakeScope, MakeVariable } from './make-expand.ts';
import { defineBody, findOutside, makeLines } from './make-lines.ts';
import type { MakeLine } from './make-lines.ts';
import { folderOf, joinPath, surprise } from './text.ts';
import type { Doc } from './text.ts';

/** One place where a makefile defines a target. */
export interface MakeRule {
  readonly target: string;
  readonly file: string;
  readonly line: number;
  /** Whether a help text (`##`) stands on its line. */
  readonly help: boolean;
  /** The lines of its recipe there, as written. */
  readonly recipe: string[];
  /** Whether it holds only under a condition that is not met by default. */
  readonly conditional: boolean;
  /** Whether it is a rule; else it only sets a variable for the target. */
  readonly isRule: boolean;
  /** What the target depends on, by the names after expansion. */
  readonly needs: readonly string[];
}

/** What make finds in a folder. */
export interface MakeDatabase {
  readonly rules: readonly MakeRule[];
  readonly phony: ReadonlySet<string>;
}

const ASSIGNMENT = /^(?:(?:export|override|private|unexport)\s+)*((?:[^\s:=#$]|\$\([^)]*\)|\$\{[^}]*\})+)\s*(\?=|\+=|!=|:{0,3}=)\s*([\s\S]*)$/u;
const SPECIAL = /^\.[A-Z_]+$/u;

interface Branch {
  /** Whether its lines count. */
  active: boolean;
  /** Whether one of its alternatives was active already. */
  done: boolean;
  readonly outer: boolean;
  readonly line: number;
}

/**
 * Reads a makefile and what it includes, as make does when nothing is set on its command line and its shell commands
 * print nothing. Rules within conditions that are not met are kept, marked as conditional.
 * Throws PortalError where an included file is missing or a `define` or condition does not end.
 */
export function readMake(entry: string, read: (path: string) => string | undefined, wildcard: (pattern: string) => string[]): MakeDatabase {
  return new MakeReader(entry, read, wildcard).run();
}

class MakeReader implements MakeScope {
  readonly variables = new Map<string, MakeVariable>();
  readonly folder: string;
  readonly #entry: string;
  readonly #rules: MakeRule[] = [];
  readonly #phony = new Set<string>();
  readonly #read: (path: string) => string | undefined;
  readonly #wildcard: (pattern: string) => string[];
  /** Rules that recipe lines belong to. */
  #open: MakeRule[] = [];
  #at = { file: '', line: 0 };
  #branches: Branch[] = [];

  constructor(entry: string, read: (path: string) => string | undefined, wildcard: (pattern: string) => string[]) {
    this.#entry = entry;
    this.folder = folderOf(entry);
    this.#read = read;
    this.#wildcard = wildcard;
    this.#set('CURDIR', absolute('.', this.folder));
    this.#set('MAKE', 'make');
    this.#set('MAKEFILE_LIST', '');
  }

  run(): MakeDatabase {
    this.#include(this.#entry.slice(this.folder === '.' ? 0 : this.folder.length + 1), false);
    return { rules: this.#rules, phony: this.#phony };
  }

  wildcard(pattern: string): string[] {
    const inside = relative(absolute(pattern, this.folder));
    return inside === undefined ? [] : this.#wildcard(inside).map((path) => (pattern.startsWith('/') ? `${ROOT}/${path}` : this.#fromHere(path)));
  }

  evaluate(text: string): void {
    const at = this.#at;
    this.#lines({ path: at.file, text }, at.line);
    this.#at = at;
    this.#open = [];
  }

  #fromHere(path: string): string {
    return this.folder !== '.' && path.startsWith(`${this.folder}/`) ? path.slice(this.folder.length + 1) : path;
  }

  #set(name: string, value: string, recursive = false): void {
    this.variables.set(name, { value, recursive });
  }

  #include(name: string, optional: boolean): void {
    const path = relative(absolute(name, this.folder));
    const text = path === undefined ? undefined : this.#read(path);
    if (path === undefined || text === undefined) {
      if (optional) return;
      throw surprise(this.#at.file, this.#at.line, 'an included makefile that exists', name);
    }
    this.#set('MAKEFILE_LIST', `${this.variables.get('MAKEFILE_LIST')?.value ?? ''} ${name}`);
    const outer = this.#branches;
    this.#branches = [];
    this.#lines({ path, text }, undefined);
    const [left] = this.#branches;
    if (left !== undefined) throw surprise(path, left.line, 'an "endif" for this condition', 'the end of the file');
    this.#branches = outer;
  }

  /** Reads lines; those of an evaluated text all stand at `fixedLine`. */
  #lines(doc: Doc, fixedLine: number | undefined): void {
    const physical = doc.text.split(/\r?\n/u);
    let from = 0;
    for (let at = 0; at < physical.length; at += 1) {
      const head = /^ *(?:override +|export +)*define\s+(\S+)\s*(\?=|\+=|!=|:{0,3}=)?\s*(?:#.*)?$/u.exec(physical[at] ?? '');
      if (head === null) continue;
      this.#chunk(doc.path, physical.slice(from, at).join('\n'), from + 1, fixedLine);
      const found = defineBody(physical, at);
      if (found === undefined) throw surprise(doc.path, fixedLine ?? at + 1, 'an "endef" for this "define"', 'the end of the file');
      if (this.#active()) {
        const simple = head[2]?.startsWith(':') ?? false;
        this.#set(head[1] ?? '', simple ? expand(found.body, this) : found.body, !simple);
        this.#open = [];
      }
      at = found.end;
      from = at + 1;
    }
    this.#chunk(doc.path, physical.slice(from).join('\n'), from + 1, fixedLine);
  }

  #chunk(file: string, text: string, firstLine: number, fixedLine: number | undefined): void {
    for (const logical of makeLines(text, firstLine)) {
      this.#at = { file, line: fixedLine ?? logical.line };
      this.#line(logical);
    }
  }

  #active(): boolean {
    return this.#branches.every((branch) => branch.active);
  }

  #line(logical: MakeLine): void {
    if (logical.tab && this.#open.length > 0) {
      for (const rule of this.#open) rule.recipe.push(logical.recipe.trim());
      return;
    }
    const text = logical.code;
    if (text === '' || this.#condition(text)) return;
    const included = /^(-?include|sinclude)\s+(.*)$/u.exec(text);
    const assignment = ASSIGNMENT.exec(text);
    if (included !== null) {
      this.#open = [];
      if (this.#active()) for (const name of words(expand(included[2] ?? '', this))) this.#include(name, included[1] !== 'include');
    } else if (assignment !== null) {
      this.#open = [];
      if (this.#active()) this.#assign(assignment);
    } else if (/^(?:export|unexport|undefine|vpath|override|private)\b/u.test(text)) this.#open = [];
    else if (text.startsWith('$') && findOutside(text, (char) => char === ':') < 0) {
      if (this.#active()) expand(text, this);
    } else this.#rule(text, logical.help);
  }

  /** Handles a line that begins, turns or ends a condition. */
  #condition(text: string): boolean {
    const [, word, rest = ''] = /^(ifeq|ifneq|ifdef|ifndef|else|endif)\b\s*(.*)$/su.exec(text) ?? [];
    if (word === undefined) return false;
    if (word === 'endif') {
      if (this.#branches.pop() === undefined) throw surprise(this.#at.file, this.#at.line, 'a condition before "endif"', text);
    } else if (word === 'else') {
      const branch = this.#branches.at(-1);
      if (branch === undefined) throw surprise(this.#at.file, this.#at.line, 'a condition before "else"', text);
      branch.active = branch.outer && !branch.done && (rest === '' || this.#holds(rest));
      branch.done ||= branch.active;
    } else {
      const outer = this.#active();
      const active = outer && this.#holds(text);
      this.#branches.push({ active, done: active, outer, line: this.#at.line });
    }
    return true;
  }

  #holds(text: string): boolean {
    const [, word = '', rest = ''] = /^(ifn?eq|ifn?def)\s*(.*)$/su.exec(text) ?? [];
    if (word.endsWith('def')) {
      const defined = (this.variables.get(expand(rest, this).trim())?.value ?? '') !== '';
      return defined === (word === 'ifdef');
    }
    const inner = /^\((.*)\)\s*$/su.exec(rest)?.[1];
    const comma = inner === undefined ? -1 : findOutside(inner, (char) => char === ',');
    const quoted = /^(["'])(.*?)\1\s*(["'])(.*?)\3\s*$/su.exec(rest);
    if ((inner === undefined || comma < 0) && quoted === null) throw surprise(this.#at.file, this.#at.line, 'two values to compare', text);
    const [left, right] = quoted !== null && inner === undefined ? [quoted[2] ?? '', quoted[4] ?? ''] : [inner?.slice(0, comma) ?? '', inner?.slice(comma + 1) ?? ''];
    return (expand(left, this).trim() === expand(right, this).trim()) === (word === 'ifeq');
  }

  #assign([, nameText = '', operator = '', value = '']: RegExpExecArray): void {
    const name = expand(nameText, this);
    const old = this.variables.get(name);
    if (operator === '?=' && old !== undefined) return;
    if (operator === '!=') this.#set(name, '');
    else if (operator === '+=' && old !== undefined) this.#set(name, `${old.value} ${old.recursive ? value : expand(value, this)}`, old.recursive);
    else if (operator === '=' || operator === '?=' || operator === '+=') this.#set(name, value, true);
    else this.#set(name, expand(value, this));
  }

  #rule(text: string, help: boolean): void {
    const colon = findOutside(text, (char) => char === ':');
    if (colon < 0) {
      if (expand(text, this).trim() === '' || !this.#active()) return;
      throw surprise(this.#at.file, this.#at.line, 'a rule, an assignment or a directive', text);
    }
    const targets = words(expand(text.slice(0, colon), this)).map((target) => target.replace(/&$/u, '')).filter((target) => target !== '');
    const rest = text.slice(colon).replace(/^::?/u, '').trim();
    if (targets.includes('.PHONY')) for (const name of words(expand(rest, this))) this.#phony.add(name);
    const isRule = !ASSIGNMENT.test(rest);
    const inline = isRule ? findOutside(rest, (char) => char === ';') : -1;
    const needs = isRule ? words(expand(inline < 0 ? rest : rest.slice(0, inline), this)) : [];
    const rules = targets.filter((target) => !SPECIAL.test(target)).map((target) => ({
      target,
      file: this.#at.file,
      line: this.#at.line,
      help,
      recipe: inline >= 0 ? [rest.slice(inline + 1).trim()] : [],
      conditional: !this.#active(),
      isRule,
      needs,
    }));
    this.#rules.push(...rules);
    this.#open = isRule ? rules : [];
    // A rule whose list of targets came out empty still takes the recipe lines that follow it.
    if (isRule && rules.length === 0) this.#open = [{ target: '', file: '', line: 0, help, recipe: [], conditional: true, isRule, needs }];
  }
}

/** A path below `ROOT` relative to it; undefined for one outside. */
export function relative(path: string): string | undefined {
  if (path === ROOT) return '.';
  return path.startsWith(`${ROOT}/`) ? joinPath(path.slice(ROOT.length + 1)) : undefined;
}
