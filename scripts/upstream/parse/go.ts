import { surprise } from './text.ts';
import type { Doc } from './text.ts';
import { readTokens, splitList, stringValue } from './tokens.ts';
import type { Token, TokenFile } from './tokens.ts';

/** A function or method of a Go file, as ranges of its tokens. */
export interface GoFunction {
  readonly name: string;
  /** The receiver's type without pointer and type parameters; undefined for a function. */
  readonly receiver: string | undefined;
  /** Index of the brace that opens its body. */
  readonly body: number;
}

/** A Go file as tokens, with its functions. */
export interface GoFile extends TokenFile {
  readonly functions: readonly GoFunction[];
  /** The package's name under which another package is used here, to that package's import path. */
  readonly imports: ReadonlyMap<string, string>;
}

/** A call as ranges of tokens. */
export interface GoCall {
  /** What is called, with dots, for example `fs.StringP`; links of a chain before the last call are left out. */
  readonly callee: string;
  readonly line: number;
  /** The token range [from, to) of each argument. */
  readonly args: readonly (readonly [number, number])[];
}

/** Splits a Go file into tokens and finds its functions. Throws PortalError where brackets or strings do not end. */
export function readGo(doc: Doc): GoFile {
  const file = readTokens(doc, 'go');
  const functions: GoFunction[] = [];
  const imports = new Map<string, string>();
  for (let at = 0; at < file.tokens.length; at += 1) {
    const word = file.tokens[at];
    if (word?.text === 'func') {
      const found = readFunction(file, at);
      if (found !== undefined) functions.push(found);
    } else if (word?.text === 'import') {
      readImports(file, at + 1, imports);
    }
    if (word?.text === '(' || word?.text === '{' || word?.text === '[') at = file.partner.get(at) ?? at;
  }
  return { ...file, functions, imports };
}

function readImports(file: TokenFile, from: number, imports: Map<string, string>): void {
  const end = file.tokens[from]?.text === '(' ? (file.partner.get(from) ?? from) : from + 2;
  for (let at = from; at < end; at += 1) {
    const path = stringValue(file.tokens[at]);
    if (path === undefined) continue;
    const alias = file.tokens[at - 1];
    const named = alias?.kind === 'name' && alias.text !== 'import' ? alias.text : path.replace(/\/v\d+$/u, '').split('/').at(-1);
    if (named !== undefined) imports.set(named, path);
  }
}

function readFunction(file: TokenFile, at: number): GoFunction | undefined {
  let next = at + 1;
  let receiver: string | undefined;
  if (file.tokens[next]?.text === '(') {
    const end = file.partner.get(next) ?? next;
    const names = file.tokens.slice(next + 1, end);
    const generics = names.findIndex((token) => token.text === '[');
    receiver = (generics < 0 ? names : names.slice(0, generics)).findLast((token) => token.kind === 'name')?.text;
    next = end + 1;
  }
  const name = file.tokens[next];
  if (name?.kind !== 'name') return undefined;
  // Parameters and results come before the body; the body's brace is the first one outside brackets.
  for (let body = next + 1; body < file.tokens.length; body += 1) {
    const text = file.tokens[body]?.text;
    if (text === '(' || text === '[') body = file.partner.get(body) ?? body;
    else if (text === '{' && !['struct', 'interface'].includes(file.tokens[body - 1]?.text ?? '')) return { name: name.text, receiver, body };
    else if (text === 'func' && file.tokens[body + 1]?.kind === 'name') return undefined;
  }
  return undefined;
}

/** The calls in the token range [from, to), in the order in which they begin; calls within arguments come after theirs. */
export function callsIn(file: TokenFile, from: number, to: number): GoCall[] {
  const calls: GoCall[] = [];
  for (let at = from; at < to; at += 1) {
    if (file.tokens[at]?.text !== '(') continue;
    const first = calleeStart(file, at);
    if (first === at) continue;
    const callee = file.tokens.slice(first, at).map((token) => token.text).join('');
    calls.push({ callee, line: file.tokens[first]?.line ?? 0, args: splitList(file, at) });
  }
  return calls;
}

/** Index of the first token of the dotted name before `open`; `open` itself where there is none. */
function calleeStart(file: TokenFile, open: number): number {
  let at = open;
  while (file.tokens[at - 1]?.kind === 'name') {
    at -= 1;
    if (file.tokens[at - 1]?.text !== '.' || file.tokens[at - 2]?.kind !== 'name') break;
    at -= 1;
  }
  return at;
}

/** The elements `Key: value` of the composite literal that opens at `brace`: each key to the token range of its value. */
export function fieldsOf(file: TokenFile, brace: number): Map<string, readonly [number, number]> {
  const fields = new Map<string, readonly [number, number]>();
  for (const [from, to] of splitList(file, brace)) {
    const key = file.tokens[from];
    if (key !== undefined && file.tokens[from + 1]?.text === ':') fields.set(stringValue(key) ?? key.text, [from + 2, to]);
  }
  return fields;
}

/** The tokens of a range as one text without blanks. */
export function textOf(file: TokenFile, [from, to]: readonly [number, number]): string {
  return file.tokens.slice(from, to).map((token) => token.text).join('');
}

/** Names of string constants with their values. */
export type Constants = ReadonlyMap<string, string>;

/** The constants and variables of a file that it declares on one line with a string, with the name of such a one, or with both joined, by name. */
export function stringConstants(file: TokenFile): Map<string, string> {
  const found = new Map<string, string>();
  const { tokens, partner } = file;
  const read = (at: number): void => {
    const name = tokens[at];
    const value = tokens[at + 1]?.text === '=' ? at + 2 : tokens[at + 2]?.text === '=' ? at + 3 : undefined;
    if (value === undefined || name?.kind !== 'name') return;
    let last = value;
    while (!endsLine(tokens, last)) last += 1;
    const text = stringOf(file, [value, last + 1], found);
    if (text !== undefined) found.set(name.text, text);
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const text = tokens[at]?.text;
    if ((text === 'const' || text === 'var') && tokens[at + 1]?.text === '(') {
      const end = partner.get(at + 1) ?? at;
      for (let inner = at + 2; inner < end; inner += 1) if (endsLine(tokens, inner - 1)) read(inner);
      at = end;
    } else if (text === 'const' || text === 'var') read(at + 1);
    else if (text === '{' || text === '(') at = partner.get(at) ?? at;
  }
  return found;
}

function endsLine(tokens: readonly Token[], at: number): boolean {
  return (tokens[at + 1]?.line ?? Number.POSITIVE_INFINITY) > (tokens[at]?.line ?? 0) || tokens[at + 1]?.text === ')';
}
/**
 * The value of a string expression: literals, named constants and `+` between them.
 * Gives undefined where something else stands there.
 */
export function stringOf(file: TokenFile, [from, to]: readonly [number, number], constants: Constants): string | undefined {
  let value = '';
  let expectOperand = true;
  for (let at = from; at < to; at += 1) {
    const token = file.tokens[at];
    if (!expectOperand) {
      if (token?.text !== '+') return undefined;
      expectOperand = true;
      continue;
    }
    const qualified = file.tokens[at + 1]?.text === '.' && at + 2 < to;
    const operand = stringValue(token) ?? constants.get(qualified ? `${token?.text ?? ''}.${file.tokens[at + 2]?.text ?? ''}` : (token?.text ?? ''));
    if (operand === undefined) return undefined;
    value += operand;
    if (qualified) at += 2;
    expectOperand = false;
  }
  return expectOperand ? undefined : value;
}

/** As `stringOf`, but throws PortalError naming `what` where the value cannot be told. */
export function mustString(file: TokenFile, range: readonly [number, number] | undefined, constants: Constants, what: string, line: number): string {
  const value = range === undefined ? undefined : stringOf(file, range, constants);
  if (value === undefined) throw surprise(file.path, line, `${what} as a string or a known constant`, range === undefined ? 'nothing' : textOf(file, range));
  return value;
}
