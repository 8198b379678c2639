import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';
import { madeOf } from '../../cache-file.ts';
import { PortalError } from '../../errors.ts';

// The lists belong to the rules as their code does: a project that is checked with this tool is checked with its lists.
const own = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../src/data');
let data = own;

/** Counts the changes of the lists in use, so that what was made of them is made anew. */
let generation = 0;

/**
 * Runs `work` with the lists of an earlier state of the tool's project, so that what a change to the lists brings is no old finding.
 * A folder without lists is judged with those in use.
 */
export async function withListsOf<Result>(root: string, work: () => Promise<Result>): Promise<Result> {
  const folder = path.join(root, 'src/data');
  if (!Object.keys(lists).every((name) => existsSync(path.join(folder, 'style', `${name}.txt`)))) return work();
  const use = (next: string): void => {
    data = next;
    generation += 1;
    loaded.clear();
  };
  use(folder);
  try {
    return await work();
  } finally {
    use(own);
  }
}

/** Remembers what `make` makes of the lists for as long as they are in use. */
export function ofLists<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value; readonly generation: number } | undefined;
  return () => {
    if (made?.generation !== generation) made = { value: make(), generation };
    return made.value;
  };
}

/** The lists, by the name of their file, with their sections: of entries alone, or of entries with a replacement. */
const lists = {
  british: { our: 'entries', re: 'entries', ll: 'entries', 'with-s': 'entries', words: 'replacements' },
  hyphens: { words: 'replacements' },
  names: { names: 'entries', 'words-too': 'entries', aliases: 'replacements' },
  'api-objects': { kinds: 'entries', words: 'entries', apart: 'entries', apis: 'entries' },
  phrases: { latin: 'replacements', 'short-form': 'replacements', idiom: 'replacements', 'plain-language': 'replacements' },
  abbreviations: { words: 'entries' },
} as const;

type Lists = typeof lists;

/** An entry in place of which nothing is to be written has an empty replacement. */
export type Entry = readonly [entry: string, replacement: string];

export type List<Name extends keyof Lists> = { readonly [Section in keyof Lists[Name]]: readonly Entry[] };

const loaded = new Map<keyof Lists, unknown>();

/** One of the lists of words that the rules know. Throws PortalError with the line that is not as its section wants it. */
export function list<Name extends keyof Lists>(name: Name): List<Name> {
  let sections = loaded.get(name);
  if (sections === undefined) loaded.set(name, (sections = readList(`src/data/style/${name}.txt`, textOf(`style/${name}.txt`), lists[name])));
  return sections as List<Name>;
}

/** The entries of a section without their replacements. */
export function entriesOf(section: readonly Entry[]): string[] {
  return section.map(([entry]) => entry);
}

/**
 * Reads a list: `[section]` opens a section, `#` a remark, and every other line is an entry, with a replacement after `: ` where the
 * section has replacements. YAML would say the same and take a hundred times as long.
 */
export function readList(file: string, text: string, expected: Readonly<Record<string, 'entries' | 'replacements'>>): Record<string, Entry[]> {
  const sections: Record<string, Entry[]> = Object.fromEntries(Object.keys(expected).map((name) => [name, []]));
  let open: string | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const fail = (message: string): never => {
      throw new PortalError(`${file}:${index + 1}: ${message}`);
    };
    const title = /^\[(.+)\]$/.exec(line)?.[1];
    if (title !== undefined) {
      if (!Object.hasOwn(expected, title)) fail(`no section "${title}". Expected ${Object.keys(expected).join(', ')}.`);
      open = title;
      continue;
    }
    if (open === undefined) return fail('an entry before the first section. Expected a line such as "[words]" before it.');
    const colon = expected[open] === 'replacements' ? line.indexOf(': ') : line.length;
    if (colon < 1) fail(`"${line}" has no replacement. Expected "word: replacement".`);
    sections[open]?.push([line.slice(0, colon), line.slice(colon + 2)]);
  }
  return sections;
}

const glossaryEntries = z.array(z.looseObject({ name: z.string(), aliases: z.array(z.string()).optional() }));

/** The names in the glossary, and what else people call them. */
export const glossary: () => ReadonlySet<string> = ofLists(() => {
  const text = textOf('glossary.yaml');
  return new Set(madeOf(path.resolve(own, '../..'), 'glossary', text, () => glossaryEntries.parse(parse(text)).flatMap(({ name, aliases = [] }) => [name, ...aliases])));
});

/** The words that names consist of, in lower case too: the spelling of a name is right in any case, and its case is for style/name to judge. */
export function wordsOfNames(): string[] {
  const { names, 'words-too': others } = list('names');
  return entriesOf([...names, ...others, ...list('api-objects').kinds])
    .flatMap((name) => name.split(/[\s.-]+/))
    .filter((word) => /^\p{L}+$/u.test(word))
    .flatMap((word) => [word.toLowerCase(), word]);
}

/** The text of all lists: what is remembered of a page holds only while they stay as they are. */
export function listsText(): string {
  return [...Object.keys(lists).map((name) => `style/${name}.txt`), 'glossary.yaml'].map(textOf).join('\0');
}

function textOf(file: string): string {
  return readFileSync(path.join(data, file), 'utf8');
}
