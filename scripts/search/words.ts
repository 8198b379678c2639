import * as z from 'zod';
import { readData, yamlOf } from '../data-file.ts';
import { PortalError } from '../errors.ts';
import { phraseKey } from './engine/query.ts';
import { glossaryFile, searchTermsFile, synonymsFile } from './word-files.ts';

const phrase = z.string('expected a phrase; a number needs quotation marks').trim().min(1, 'expected a phrase, found nothing');
const phrases = z.array(phrase, 'expected a list of phrases').min(1, 'expected a list of phrases, found none');

const synonymsSchema = z.array(
  z.union([z.array(phrase).min(2, 'expected two phrases or more'), z.strictObject({ for: phrases, find: phrases })], 'expected a list of two phrases or more (a number needs quotation marks), or a map with "for" and "find"'),
  'expected a list',
);

/** The glossary has more keys, which its own page checks. */
const glossarySchema = z.array(z.looseObject({ name: z.string('expected "name"'), aliases: phrases.optional(), link: z.string().optional() }), 'expected a list');

const searchTermsSchema = z.record(z.string().regex(/^\/(?:[a-z0-9-]+\/)*(?:#[\w-]+)?$/, 'expected an address such as /testing/bpf/#run-one-test'), phrases, 'expected a map of addresses');

/** What the search knows about words beside the pages. */
export interface SearchWords {
  /** Other phrases for a phrase, both as the engine looks them up. */
  readonly synonyms: (readonly [string, readonly string[]])[];
  /** Words that lead to an address below the base although its text need not have them. */
  readonly keywords: (url: string) => readonly string[];
}

/** Reads the words of the project at `root`. Throws PortalError with file and place where one of the files is not as expected. */
export function loadWords(root: string): SearchWords {
  const glossary = load(root, glossaryFile, glossarySchema) ?? [];
  const others = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const [key, other] = [phraseKey(from), phraseKey(to)];
    if (key !== other && key !== '' && other !== '') others.set(key, (others.get(key) ?? new Set()).add(other));
  };
  for (const group of load(root, synonymsFile, synonymsSchema) ?? []) {
    const [from, to] = Array.isArray(group) ? [group, group] : [group.for, group.find];
    for (const one of from) for (const other of to) add(one, other);
  }
  const keywords = new Map<string, string[]>();
  const lead = (url: string, words: readonly string[]): void => { keywords.set(url, [...(keywords.get(url) ?? []), ...words]); };
  for (const { name, aliases = [], link } of glossary) {
    for (const alias of aliases) {
      add(alias, name);
      // Who types an abbreviation means what is called so; the long form adds words that are meant otherwise elsewhere.
      if (alias.split(' ').length <= 2) add(name, alias);
    }
    if (link?.startsWith('/')) lead(link, [name, ...aliases]);
  }
  for (const [url, words] of Object.entries(load(root, searchTermsFile, searchTermsSchema) ?? {})) lead(url, words);
  const synonyms = [...others].map(([key, set]) => [key, [...set].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return { synonyms, keywords: (url) => keywords.get(url) ?? [] };
}

/** Undefined where the project has no such file. */
function load<T>(root: string, file: string, schema: z.ZodType<T>): T | undefined {
  const text = readData(root, file);
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(yamlOf(file, text).value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [key] = issue?.path ?? [];
  const place = typeof key === 'number' ? `entry ${key + 1}` : key === undefined ? 'the whole file' : String(key);
  const message = issue?.code === 'invalid_key' ? issue.issues[0]?.message : issue?.message;
  throw new PortalError(`${file}: ${place}: ${message ?? 'not as expected'}.`);
}
