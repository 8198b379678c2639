import { lineAt } from './text.ts';
import type { Doc } from './text.ts';

/** A macro or function that a C file defines. */
export interface CName {
  readonly kind: 'macro' | 'function' | 'type' | 'map' | 'config';
  readonly name: string;
  readonly line: number;
  /** Of a function-like macro its parameters, of a function its parameters' names; undefined for the rest. */
  readonly args?: readonly string[];
}

const HIDDEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'/gu;
const DEFINE = /^[ \t]*#[ \t]*define[ \t]+(\w+)(\(([^)]*)\))?/gmu;
const DIRECTIVE = /^[ \t]*#(?:[^\n]*\\\r?\n)*[^\n]*/gmu;
const CONFIG = /^(?:DECLARE|NODE)_CONFIG\([^,]+,\s*(\w+)/gmu;
const TYPE = /\b(?:struct|union|enum)\s+(\w+)\s*(?:__packed\s*|__attribute__\s*\(\([^()]*(?:\([^()]*\))?\)\)\s*)*$/u;
const MAP = /^\s*(\w+)\b[^;]*__section_maps/u;
const CONTROL = new Set(['if', 'for', 'while', 'switch', 'return', 'do', 'else', 'sizeof', '__attribute__']);

/**
 * Finds what a C file defines at its top level, in the style of the kernel: macros, functions, named types, BPF maps
 * and configuration values. A closing brace at the start of a line ends a function, whatever was open, since
 * both branches of a preprocessor condition may open one.
 */
export function readC(doc: Doc): CName[] {
  const clean = doc.text.replaceAll(HIDDEN, (found) => found.replaceAll(/[^\n]/gu, ' '));
  const names: CName[] = [];
  for (const match of clean.matchAll(DEFINE)) {
    const [, name = '', list, args = ''] = match;
    names.push({ kind: 'macro', name, line: lineAt(clean, match.index), ...(list === undefined ? {} : { args: splitArgs(args) }) });
  }
  const code = clean.replaceAll(DIRECTIVE, (found) => found.replaceAll(/[^\n]/gu, ' '));
  for (const match of code.matchAll(CONFIG)) names.push({ kind: 'config', name: match[1] ?? '', line: lineAt(code, match.index) });
  readBlocks(code, names);
  return names.sort((a, b) => a.line - b.line);
}

function readBlocks(code: string, names: CName[]): void {
  let depth = 0;
  let start = 0;
  for (const match of code.matchAll(/[{};]/gu)) {
    const at = match.index;
    if (match[0] === '{') {
      if (depth === 0) {
        const found = headOf(code, start, at);
        if (found !== undefined) names.push(found);
      }
      depth += 1;
    } else if (match[0] === '}') {
      depth = code[at - 1] === '\n' ? 0 : Math.max(0, depth - 1);
      if (depth === 0) start = at + 1;
    } else if (depth === 0) {
      const map = MAP.exec(code.slice(start, at))?.[1];
      if (map !== undefined && code[start - 1] === '}') names.push({ kind: 'map', name: map, line: lineAt(code, at) });
      start = at + 1;
    }
  }
}

/** What the text before an opening brace declares. */
function headOf(code: string, start: number, brace: number): CName | undefined {
  const head = code.slice(start, brace);
  const type = TYPE.exec(head);
  if (type?.[1] !== undefined) return { kind: 'type', name: type[1], line: lineAt(code, start + type.index) };
  let end = head.trimEnd().length;
  while (end > 0) {
    const close = head.lastIndexOf(')', end);
    if (close < 0) return undefined;
    const open = openingOf(head, close);
    const name = /(\w+)\s*$/u.exec(head.slice(0, open));
    if (name?.[1] === undefined) return undefined;
    if (name[1] === '__attribute__') {
      end = name.index;
      continue;
    }
    if (CONTROL.has(name[1]) || /^\d/u.test(name[1])) return undefined;
    return { kind: 'function', name: name[1], line: lineAt(code, start + name.index + 1), args: parameterNames(head.slice(open + 1, close)) };
  }
  return undefined;
}

function openingOf(text: string, close: number): number {
  let depth = 0;
  for (let at = close; at >= 0; at -= 1) {
    if (text[at] === ')') depth += 1;
    else if (text[at] === '(') depth -= 1;
    if (depth === 0) return at;
  }
  return 0;
}

function splitArgs(args: string): string[] {
  return args.split(',').map((arg) => arg.replaceAll(/[\s\\]+/gu, ' ').trim()).filter((arg) => arg !== '');
}

function parameterNames(parameters: string): string[] {
  if (parameters.trim() === 'void') return [];
  return splitArgs(parameters).map((parameter) => /\(\*(\w+)\)/u.exec(parameter)?.[1] ?? /(\w+)(?:\[[^\]]*\])*\s*$/u.exec(parameter)?.[1] ?? parameter);
}
