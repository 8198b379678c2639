import { isMap, isScalar, isSeq } from 'yaml';
import * as z from 'zod';
import { parseYaml, readData } from '../data-file.ts';
import type { TableContext } from './context.ts';
import type { Described } from './table.ts';

/** Where the text of ours stands, from the root. */
export function dataFile({ file }: Described): string {
  return `src/data/${file}.yaml`;
}

/** A short text of ours for a cell. Code stands in backticks; anything else is taken as it is. */
export const sentence = z
  .string()
  .trim()
  .min(3)
  .max(260, 'expected at most 260 characters')
  .refine((value) => value.split('`').length % 2 === 1, 'a backtick is not closed')
  .refine((value) => !/https?:/.test(value), 'expected no address: name the thing instead')
  .refine((value) => !/[\n\t]/.test(value), 'expected one line');

const removedSchema = z.strictObject({
  /** The commit of main that removed it. */
  commit: z.string().regex(/^[0-9a-f]{10,40}$/, 'must be a commit id of at least 10 digits, in quotes').optional(),
  /** What to use in its place: the name of another row, or words. */
  use: sentence.optional(),
});

/** One entry, its fields apart from its name and what became of the row. */
export interface Entry {
  readonly name: string;
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
  /** Lines of the fields' keys. */
  readonly lines: Readonly<Record<string, number>>;
  /** Set where main does not have the row any more. */
  readonly removed?: z.infer<typeof removedSchema> | undefined;
}

export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Descriptions {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly faults: readonly Fault[];
}

const known = new WeakMap<TableContext, Map<string, Descriptions>>();

/** The descriptions of a context, read once. */
export function descriptionsOf(context: TableContext, described: Described): Descriptions {
  const files = known.get(context) ?? new Map<string, Descriptions>();
  known.set(context, files);
  const found = files.get(described.file) ?? readDescriptions(context.root, described);
  files.set(described.file, found);
  return found;
}

/** Reads a file of descriptions. What is wrong with it is a fault with its line; nothing is thrown. A file that is not there has no entries. */
export function readDescriptions(root: string, described: Described): Descriptions {
  const file = dataFile(described);
  const source = readData(root, file);
  if (source === undefined) return { entries: new Map(), faults: [] };
  const { yaml, fault } = parseYaml(source);
  if (fault) return { entries: new Map(), faults: [{ file, line: fault.line, column: fault.column, message: fault.message }] };
  const { document, contents } = yaml;
  const faults: Fault[] = [];
  const say = (offset: number, message: string): void => {
    faults.push({ file, ...yaml.at(offset), message });
  };
  const entries = new Map<string, Entry>();
  if (contents === null) return { entries, faults };
  if (!isSeq(contents)) {
    say(0, 'Expected a list of entries, each with a name.');
    return { entries, faults };
  }
  const schema = z.strictObject({ name: z.string().min(1), removed: removedSchema.optional(), ...described.fields });
  for (const item of contents.items) {
    const offset = item.range[0];
    const parsed = schema.safeParse(isMap(item) ? item.toJS(document) : undefined, { reportInput: true });
    if (!parsed.success) {
      const name: unknown = isMap(item) ? item.get('name') : undefined;
      const of = typeof name === 'string' ? ` of "${name}"` : '';
      say(offset, isMap(item) ? `${parsed.error.issues.map((issue) => `${wordsOf(issue, Object.keys(schema.shape))}${of}`).join('; ')}.` : `Expected an entry with ${Object.keys(schema.shape).join(', ')}.`);
      continue;
    }
    const { name, removed, ...rest } = parsed.data;
    if (entries.has(name)) {
      say(offset, `"${name}" is described twice: also in line ${entries.get(name)?.line ?? 0}. Remove one entry.`);
      continue;
    }
    const fields = Object.fromEntries(Object.entries(rest).filter((field): field is [string, string] => typeof field[1] === 'string'));
    const lines = Object.fromEntries((isMap(item) ? item.items : []).flatMap(({ key }) => (isScalar(key) ? [[String(key.value), yaml.at(key.range[0]).line]] : [])));
    entries.set(name, { name, line: yaml.at(offset).line, fields, lines, removed });
  }
  return { entries, faults };
}

/** What an entry does wrong. */
function wordsOf(issue: z.core.$ZodIssue, keys: readonly string[]): string {
  const at = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return `Unknown ${issue.keys.map((key) => `"${key}"`).join(', ')} (an entry has ${keys.join(', ')})`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return `No "${at}"`;
  return `"${at}": ${issue.message}, in the entry`;
}
