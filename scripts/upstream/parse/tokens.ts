import { surprise } from './text.ts';
import type { Doc } from './text.ts';

/** One token of source code in a language of C's family. */
export interface Token {
  readonly kind: 'name' | 'string' | 'number' | 'sign';
  /** As written, quotes included. */
  readonly text: string;
  /** Its 1-based line. */
  readonly line: number;
}

/** A file as tokens: comments and blanks are gone. */
export interface TokenFile extends Doc {
  readonly tokens: readonly Token[];
  /** For the index of each bracket the index of its partner. */
  readonly partner: ReadonlyMap<number, number>;
}

/** What differs between the languages: Go has raw strings in backquotes. */
export type Language = 'go' | 'proto';

const COMMENT = String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`;
const DOUBLE = String.raw`"(?:[^"\\\n]|\\[\s\S])*"`;
const SINGLE = String.raw`'(?:[^'\\\n]|\\[\s\S])*'`;
const RAW = '`[^`]*`';
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*`;
const NUMBER = String.raw`\.?\d(?:[eEpP][+-]|[\w.])*`;
const SIGN = String.raw`:=|\.\.\.|==|!=|<=|>=|&&|\|\||[^\s\p{L}\p{N}_]`;

function pattern(strings: string): RegExp {
  return new RegExp(`(${COMMENT})|(${strings})|(${NAME})|(${NUMBER})|(${SIGN})`, 'gu');
}

const PATTERNS: Readonly<Record<Language, RegExp>> = {
  go: pattern(`${DOUBLE}|${RAW}|${SINGLE}`),
  proto: pattern(`${DOUBLE}|${SINGLE}`),
};

const CLOSER: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Splits source code into tokens and pairs its brackets.
 * Throws PortalError where a string, comment or bracket stays open.
 */
export function readTokens(doc: Doc, language: Language): TokenFile {
  const tokens: Token[] = [];
  let line = 1;
  let lineEnd = doc.text.indexOf('\n');
  for (const match of doc.text.matchAll(PATTERNS[language])) {
    const [text, comment, string, name, number] = match;
    for (; lineEnd >= 0 && lineEnd < match.index; lineEnd = doc.text.indexOf('\n', lineEnd + 1)) line += 1;
    if (comment !== undefined) continue;
    if (text === '"' || text === "'" || text === '`' || (text === '/' && doc.text[match.index + 1] === '*')) {
      throw surprise(doc.path, line, 'a string or comment that ends', doc.text.slice(match.index, match.index + 40));
    }
    tokens.push({ kind: string !== undefined ? 'string' : name !== undefined ? 'name' : number !== undefined ? 'number' : 'sign', text, line });
  }
  return { ...doc, tokens, partner: pairBrackets(doc, tokens) };
}

function pairBrackets(doc: Doc, tokens: readonly Token[]): Map<number, number> {
  const partner = new Map<number, number>();
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'sign') continue;
    if (token.text in CLOSER) open.push(index);
    else if (token.text === ')' || token.text === ']' || token.text === '}') {
      const start = open.pop();
      const opener = start === undefined ? undefined : tokens[start];
      if (start === undefined || opener === undefined || CLOSER[opener.text] !== token.text) {
        throw surprise(doc.path, token.line, `a bracket that fits ${opener === undefined ? 'an opening one' : `"${opener.text}" of line ${opener.line}`}`, token.text);
      }
      partner.set(start, index);
      partner.set(index, start);
    }
  }
  const left = open.at(-1);
  const unclosed = left === undefined ? undefined : tokens[left];
  if (unclosed !== undefined) throw surprise(doc.path, unclosed.line, `a partner of "${unclosed.text}"`, 'the end of the file');
  return partner;
}

/** The text of a string token without quotes and escapes; undefined for another token. */
export function stringValue(token: Token | undefined): string | undefined {
  if (token?.kind !== 'string') return undefined;
  const inner = token.text.slice(1, -1);
  if (token.text.startsWith('`')) return inner.replaceAll('\r', '');
  return inner.replaceAll(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/gu, (_, unicode?: string, hex?: string, letter?: string) => {
    const code = unicode ?? hex;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return letter === 'n' ? '\n' : letter === 't' ? '\t' : letter === 'r' ? '\r' : (letter ?? '');
  });
}

/** The token ranges [from, to) between the brackets at `open`, split at the commas that belong to them; a trailing comma adds none. */
export function splitList(file: TokenFile, open: number): [number, number][] {
  const end = file.partner.get(open);
  if (end === undefined) throw surprise(file.path, file.tokens[open]?.line, 'an opening bracket', file.tokens[open]?.text ?? '');
  const parts: [number, number][] = [];
  let from = open + 1;
  for (let at = from; at <= end; at += 1) {
    const token = file.tokens[at];
    if (at === end || token?.text === ',') {
      if (at > from) parts.push([from, at]);
      from = at + 1;
    } else if (token?.kind === 'sign' && token.text in CLOSER) {
      at = file.partner.get(at) ?? at;
    }
  }
  return parts;
}
