import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';

// The lists belong to the rules as their code does: a project that is checked with this tool is checked with its lists.
const data = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../src/data');
const files = {
  british: 'style/british.yaml',
  hyphens: 'style/hyphens.yaml',
  names: 'style/names.yaml',
  kinds: 'style/api-objects.yaml',
  phrases: 'style/phrases.yaml',
  abbreviations: 'style/abbreviations.yaml',
  glossary: 'glossary.yaml',
} as const;

const words = z.array(z.string());
const replacements = z.record(z.string(), z.string());
const schemas = {
  british: z.strictObject({ our: words, re: words, ll: words, 'with-s': words, words: replacements }),
  hyphens: replacements,
  names: z.strictObject({ names: words, 'words-too': words, aliases: replacements }),
  kinds: z.strictObject({ kinds: words, words, apart: words, apis: words }),
  phrases: z.strictObject({ latin: replacements, 'short-form': replacements, idiom: replacements, 'plain-language': replacements }),
  abbreviations: words,
  glossary: z.array(z.looseObject({ name: z.string(), aliases: words.optional() })),
} as const;

export type Lists = { readonly [Name in keyof typeof schemas]: z.infer<(typeof schemas)[Name]> };

const loaded = new Map<keyof Lists, unknown>();

/** One of the lists of words that the rules know. Throws where the file does not fit its schema. */
export function list<Name extends keyof Lists>(name: Name): Lists[Name] {
  let value = loaded.get(name);
  if (value === undefined) loaded.set(name, (value = schemas[name].parse(parse(text(name)))));
  return value as Lists[Name];
}

/** The words that names consist of, in lower case too: the spelling of a name is right in any case, and its case is for style/name to judge. */
export function wordsOfNames(): string[] {
  const { names, 'words-too': others } = list('names');
  const { kinds } = list('kinds');
  return [...names, ...others, ...kinds].flatMap((name) => name.split(/[\s.-]+/)).filter((word) => /^\p{L}+$/u.test(word)).flatMap((word) => [word.toLowerCase(), word]);
}

/** The text of all lists: what is remembered of a page holds only while they stay as they are. */
export function listsText(): string {
  return Object.keys(files).map((name) => text(name as keyof typeof files)).join('\0');
}

function text(name: keyof typeof files): string {
  return readFileSync(path.join(data, files[name]), 'utf8');
}
