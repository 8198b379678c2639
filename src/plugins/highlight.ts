import type { ElementContent } from 'hast';
import Prism from 'prismjs';
import type { Grammar, Token, TokenStream } from 'prismjs';
import loadLanguages from 'prismjs/components/index.js';

/** Names that pages use for a language, where Prism's differ. Languages that are not here are not colored. */
const grammars: Readonly<Record<string, string>> = {
  bash: 'bash',
  sh: 'bash',
  c: 'c',
  go: 'go',
  json: 'json',
  yaml: 'yaml',
  makefile: 'makefile',
  dockerfile: 'docker',
  diff: 'diff',
  markdown: 'markdown',
  md: 'markdown',
  rst: 'rest',
  ini: 'ini',
  toml: 'toml',
  protobuf: 'protobuf',
  python: 'python',
  html: 'markup',
  xml: 'markup',
  js: 'javascript',
  ts: 'typescript',
};

loadLanguages([...new Set(Object.values(grammars))]);

/** Our few classes of token: what has none of these types keeps the text's color. */
const classes: Readonly<Record<string, string>> = {
  comment: 'c',
  prolog: 'c',
  keyword: 'k',
  boolean: 'k',
  builtin: 'k',
  constant: 'k',
  important: 'k',
  directive: 'k',
  'directive-hash': 'k',
  macro: 'k',
  tag: 'k',
  instruction: 'k',
  string: 's',
  char: 's',
  'attr-value': 's',
  'code-snippet': 's',
  url: 's',
  scalar: 's',
  number: 'n',
  function: 'f',
  'class-name': 'f',
  key: 'f',
  property: 'f',
  atrule: 'f',
  target: 'f',
  variable: 'v',
  symbol: 'v',
  'attr-name': 'v',
  'inserted-sign': 'add',
  'deleted-sign': 'del',
  coord: 'c',
  title: 'k',
};

/** Colors code at build time: gives it as text and `<span class="t-…">`. Of an unknown language, as text alone. */
export function highlight(code: string, language: string): ElementContent[] {
  const grammar = grammarOf(language);
  return grammar === undefined ? [text(code)] : merge(flatten(Prism.tokenize(code, grammar)));
}

function grammarOf(language: string): Grammar | undefined {
  const name = grammars[language];
  return name === undefined ? undefined : Prism.languages[name];
}

interface Piece {
  value: string;
  kind: string;
}

function flatten(stream: TokenStream, outer = ''): Piece[] {
  if (typeof stream === 'string') return [{ value: stream, kind: outer }];
  if (Array.isArray(stream)) return stream.flatMap((part) => flatten(part, outer));
  return flatten(stream.content, kindOf(stream) || outer);
}

function kindOf({ type, alias }: Token): string {
  return [alias, type].flat().map((name) => classes[name]).find((name) => name !== undefined) ?? '';
}

function merge(pieces: Piece[]): ElementContent[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last?.kind === piece.kind) last.value += piece.value;
    else merged.push({ ...piece });
  }
  return merged.map(({ value, kind }) => (kind === '' || value.trim() === ''
    ? text(value)
    : { type: 'element', tagName: 'span', properties: { className: [`t-${kind}`] }, children: [text(value)] }));
}

const text = (value: string): ElementContent => ({ type: 'text', value });
