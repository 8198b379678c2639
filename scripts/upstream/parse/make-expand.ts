import { findOutside } from './make-lines.ts';
import { joinPath } from './text.ts';

/** The folder that stands for the repository's root in absolute paths. */
export const ROOT = '/upstream';

/** A makefile variable: its text, and whether references in it are expanded at each use rather than when it was set. */
export interface MakeVariable {
  readonly value: string;
  readonly recursive: boolean;
}

/** What expansion needs of the reader. */
export interface MakeScope {
  readonly variables: Map<string, MakeVariable>;
  /** The folder in which make runs, relative to the root. */
  readonly folder: string;
  /** Paths below the root that match a pattern of make's. */
  wildcard(pattern: string): string[];
  /** Reads makefile text, as the function `eval` does. */
  evaluate(text: string): void;
}

const DEEPEST = 60;

/** Expands references to variables and functions. Commands of the shell are not run: they give nothing, except those that tell a folder. */
export function expand(text: string, scope: MakeScope, depth = 0): string {
  if (depth > DEEPEST || !text.includes('$')) return text;
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] !== '$') {
      out += text[at] ?? '';
      continue;
    }
    const next = text[at + 1];
    if (next === '(' || next === '{') {
      const end = closing(text, at + 1);
      out += reference(text.slice(at + 2, end), scope, depth + 1);
      at = end;
    } else {
      out += next === '$' ? '$' : next === undefined ? '' : variable(next, scope, depth + 1);
      at += 1;
    }
  }
  return out;
}

function closing(text: string, open: number): number {
  const [opener, closer] = text[open] === '(' ? ['(', ')'] : ['{', '}'];
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === opener) depth += 1;
    else if (text[at] === closer) depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function variable(name: string, scope: MakeScope, depth: number): string {
  const found = scope.variables.get(name);
  if (found === undefined) return '';
  return found.recursive ? expand(found.value, scope, depth) : found.value;
}

function reference(inner: string, scope: MakeScope, depth: number): string {
  const called = /^([a-z-]+)\s+([\s\S]*)$/u.exec(inner);
  const name = called?.[1];
  if (name !== undefined && (name in LAZY || name in EAGER)) {
    const args = splitArguments(called?.[2] ?? '');
    const lazy = LAZY[name];
    if (lazy !== undefined) return lazy(args, scope, depth);
    return EAGER[name]?.(args.map((arg) => expand(arg, scope, depth)), scope) ?? '';
  }
  const expanded = expand(inner, scope, depth);
  const substitution = /^([^\s:]+):(.*?)=(.*)$/su.exec(expanded);
  if (substitution === null) return variable(expanded, scope, depth);
  const [, base = '', from = '', to = ''] = substitution;
  const pattern = from.includes('%') ? [from, to] : [`%${from}`, `%${to}`];
  return words(variable(base, scope, depth)).map((word) => patsubst(pattern[0] ?? '', pattern[1] ?? '', word)).join(' ');
}

function splitArguments(text: string): string[] {
  const args: string[] = [];
  let rest = text;
  for (;;) {
    let depth = 0;
    const comma = findOutside(rest, (char) => {
      if (char === '(' || char === '{') depth += 1;
      else if (char === ')' || char === '}') depth -= 1;
      return char === ',' && depth === 0;
    });
    if (comma < 0) return [...args, rest];
    args.push(rest.slice(0, comma));
    rest = rest.slice(comma + 1);
  }
}

type Lazy = (args: readonly string[], scope: MakeScope, depth: number) => string;
type Eager = (args: readonly string[], scope: MakeScope) => string;

/** Functions that expand their arguments themselves. */
const LAZY: Readonly<Record<string, Lazy>> = {
  if: ([condition = '', yes = '', no = ''], scope, depth) => expand(expand(condition.trim(), scope, depth) === '' ? no : yes, scope, depth),
  or: (args, scope, depth) => args.map((arg) => expand(arg.trim(), scope, depth)).find((value) => value !== '') ?? '',
  and: (args, scope, depth) => {
    const values = args.map((arg) => expand(arg.trim(), scope, depth));
    return values.includes('') ? '' : (values.at(-1) ?? '');
  },
  foreach: ([name = '', list = '', body = ''], scope, depth) => {
    const key = expand(name, scope, depth).trim();
    const results = words(expand(list, scope, depth)).map((word) => withVariables(scope, [[key, word]], () => expand(body, scope, depth)));
    return results.join(' ');
  },
  call: ([name = '', ...args], scope, depth) => {
    const values = args.map((arg, index) => [String(index + 1), expand(arg, scope, depth)] as const);
    return withVariables(scope, values, () => variable(expand(name, scope, depth).trim(), scope, depth));
  },
  eval: (args, scope, depth) => {
    scope.evaluate(expand(args.join(','), scope, depth));
    return '';
  },
};

/** Functions that take their arguments expanded. */
const EAGER: Readonly<Record<string, Eager>> = {
  subst: ([from = '', to = '', text = '']) => (from === '' ? text : text.replaceAll(from, () => to)),
  patsubst: ([from = '', to = '', text = '']) => words(text).map((word) => patsubst(from.trim(), to.trim(), word)).join(' '),
  strip: ([text = '']) => words(text).join(' '),
  findstring: ([part = '', text = '']) => (text.includes(part) ? part : ''),
  filter: ([patterns = '', text = '']) => words(text).filter((word) => words(patterns).some((pattern) => fits(pattern, word))).join(' '),
  'filter-out': ([patterns = '', text = '']) => words(text).filter((word) => !words(patterns).some((pattern) => fits(pattern, word))).join(' '),
  sort: ([text = '']) => [...new Set(words(text))].sort().join(' '),
  word: ([index = '', text = '']) => words(text)[Number(index) - 1] ?? '',
  words: ([text = '']) => String(words(text).length),
  firstword: ([text = '']) => words(text)[0] ?? '',
  lastword: ([text = '']) => words(text).at(-1) ?? '',
  dir: ([text = '']) => words(text).map((word) => (word.includes('/') ? word.slice(0, word.lastIndexOf('/') + 1) : './')).join(' '),
  notdir: ([text = '']) => words(text).map((word) => word.slice(word.lastIndexOf('/') + 1)).join(' '),
  basename: ([text = '']) => words(text).map((word) => word.replace(/\.[^./]*$/u, '')).join(' '),
  addprefix: ([prefix = '', text = '']) => words(text).map((word) => prefix + word).join(' '),
  addsuffix: ([suffix = '', text = '']) => words(text).map((word) => word + suffix).join(' '),
  wildcard: ([patterns = ''], scope) => words(patterns).flatMap((pattern) => scope.wildcard(pattern)).join(' '),
  realpath: ([paths = ''], scope) => words(paths).map((path) => absolute(path, scope.folder)).join(' '),
  abspath: ([paths = ''], scope) => words(paths).map((path) => absolute(path, scope.folder)).join(' '),
  origin: ([name = ''], scope) => (scope.variables.has(name) ? 'file' : 'undefined'),
  value: ([name = ''], scope) => scope.variables.get(name)?.value ?? '',
  shell: ([...parts], scope) => shell(parts.join(','), scope),
  error: () => '',
  warning: () => '',
  info: () => '',
};

/** The shell commands by which makefiles learn where they are; any other gives nothing. */
function shell(command: string, scope: MakeScope): string {
  const folder = /^\s*dirname\s+"?([^"\s|;]+)"?\s*$/u.exec(command)?.[1];
  if (folder !== undefined) return folder.replace(/\/[^/]*$/u, '');
  if (command.trim() === 'git rev-parse --show-toplevel') return ROOT;
  if (command.trim() === 'pwd') return absolute('.', scope.folder);
  return '';
}

/** A path as an absolute one below `ROOT`. */
export function absolute(path: string, folder: string): string {
  if (path.startsWith('/')) return path.replace(/\/+$/u, '');
  const joined = joinPath(folder, path);
  return joined === undefined ? '' : joined === '.' ? ROOT : `${ROOT}/${joined}`;
}

function withVariables<T>(scope: MakeScope, values: readonly (readonly [string, string])[], run: () => T): T {
  const before = values.map(([name]) => [name, scope.variables.get(name)] as const);
  for (const [name, value] of values) scope.variables.set(name, { value, recursive: false });
  try {
    return run();
  } finally {
    for (const [name, old] of before) {
      if (old === undefined) scope.variables.delete(name);
      else scope.variables.set(name, old);
    }
  }
}

/** The words of a list. */
export function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function fits(pattern: string, word: string): boolean {
  return stem(pattern, word) !== undefined;
}

/** What `%` stands for when the pattern matches the word; the empty string for an equal word without `%`. */
export function stem(pattern: string, word: string): string | undefined {
  const percent = pattern.indexOf('%');
  if (percent < 0) return pattern === word ? '' : undefined;
  const [before, after] = [pattern.slice(0, percent), pattern.slice(percent + 1)];
  const matches = word.length >= before.length + after.length && word.startsWith(before) && word.endsWith(after);
  return matches ? word.slice(before.length, word.length - after.length) : undefined;
}

function patsubst(from: string, to: string, word: string): string {
  const middle = stem(from, word);
  return middle === undefined ? word : to.replace('%', () => middle);
}
