import type { Doc } from './text.ts';

/** Exported names of Go files: each constant, variable, function or type to its exported methods. */
export type GoSymbols = Map<string, Set<string>>;

const FUNCTION = /^func (?:\((?:\w+ )?\*?([\p{L}_][\p{L}\p{N}_]*)(?:\[[^\]]*\])?\) )?(\p{Lu}[\p{L}\p{N}_]*)/gmu;
const SINGLE = /^(type|const|var) (\p{Lu}[\p{L}\p{N}_]*(?:, *[\p{L}_][\p{L}\p{N}_]*)*)/gmu;
const GROUP = /^(?:type|const|var) \(\r?\n((?:(?!\))[^\n]*\n)*?)\)/gmu;
const GROUPED = /^[ \t]([\p{L}_][\p{L}\p{N}_]*(?:, *[\p{L}_][\p{L}\p{N}_]*)*)(?=[ \t\r\n=]|$)/gmu;
const INTERFACE = /^(\t?)(?:type )?(\p{Lu}[\p{L}\p{N}_]*)(?:\[[^\n]*\])? interface \{\r?\n([\s\S]*?)^\1\}/gmu;
const INTERFACE_METHOD = /^\t+(\p{Lu}[\p{L}\p{N}_]*)\(/gmu;
const HIDING = /`[^`]*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/gu;
const EXPORTED = /^\p{Lu}/u;

/**
 * Adds the names that a Go file exports: constants, variables, types, functions, the methods of exported types and of
 * exported interfaces (all methods only when asked for). Relies on gofmt, as upstream's CI enforces it: declarations begin lines, groups are indented once.
 */
export function addGoSymbols(doc: Doc, symbols: GoSymbols, withMethods: boolean): void {
  const text = withoutHiddenLines(doc.text);
  for (const [, receiver, name = ''] of text.matchAll(FUNCTION)) {
    if (receiver === undefined) add(symbols, name);
    else if (withMethods && EXPORTED.test(receiver)) add(symbols, receiver, name);
  }
  for (const [, , names = ''] of text.matchAll(SINGLE)) addAll(symbols, names);
  for (const [, body = ''] of text.matchAll(GROUP)) for (const [, names = ''] of body.matchAll(GROUPED)) addAll(symbols, names);
  if (!withMethods) return;
  for (const [, , name = '', body = ''] of text.matchAll(INTERFACE)) {
    for (const [, method = ''] of body.matchAll(INTERFACE_METHOD)) add(symbols, name, method);
  }
}

/** Blanks raw strings and comments that go over several lines, since their lines may look like declarations. */
function withoutHiddenLines(text: string): string {
  if (!text.includes('/*') && !hasLongRawString(text)) return text;
  return text.replaceAll(HIDING, (found) => (found.includes('\n') ? found.replaceAll(/[^\n]+/gu, ' ') : found));
}

/** Whether two backquotes that may belong together have a line end between them. */
function hasLongRawString(text: string): boolean {
  for (let open = text.indexOf('`'); open >= 0; ) {
    const close = text.indexOf('`', open + 1);
    if (close < 0 || text.slice(open, close).includes('\n')) return true;
    open = text.indexOf('`', close + 1);
  }
  return false;
}

function addAll(symbols: GoSymbols, names: string): void {
  for (const name of names.split(',')) if (EXPORTED.test(name.trim())) add(symbols, name.trim());
}

function add(symbols: GoSymbols, name: string, method?: string): void {
  let methods = symbols.get(name);
  if (methods === undefined) symbols.set(name, (methods = new Set()));
  if (method !== undefined) methods.add(method);
}
