import type { Draft } from '../checks/finding.ts';
import { judgeCommand } from '../references/commands.ts';
import { nameOfCode } from '../references/inline.ts';
import type { Lookup } from '../references/lookup.ts';
import { judgeMake } from '../references/make-kind.ts';
import { tellRename } from '../references/moved.ts';
import { commandsOfLine } from '../references/shell.ts';
import { closest } from '../text/closest.ts';
import { fateOfRow, type FullTable } from './assemble.ts';
import { commitUrl, type TableContext } from './context.ts';
import { dataFile, type Entry } from './descriptions.ts';

/** A finding with its file, which is one of src/data/. */
export type Located = Draft & { readonly file: string };

/** Names of the rules that judge descriptions, and the pages that are made of them. */
export const rules = {
  missing: 'generated/missing-description',
  gone: 'generated/gone-description',
  malformed: 'generated/description',
  name: 'generated/unknown-name',
  outOfDate: 'generated/out-of-date',
} as const;

/** A sentence of ours that describes a row. */
export interface Sentence {
  readonly file: string;
  readonly line: number;
  /** The row. */
  readonly of: string;
  readonly text: string;
}

/** The sentences about the rows of one table; a field without a period, such as a name or a list of words, is none. */
export function sentencesOf({ table, descriptions }: FullTable): Sentence[] {
  const { described } = table;
  if (described === undefined || descriptions === undefined) return [];
  return [...descriptions.entries.values()].flatMap(({ name, line, fields, lines }) =>
    Object.entries(fields).flatMap(([key, text]) => (/\s\S+\s.*\.$/.test(text) ? [{ file: dataFile(described), line: lines[key] ?? line, of: name, text }] : [])),
  );
}

/** What is wrong with the descriptions of one table. */
export function judgeTable(full: FullTable, context: TableContext, lookup: Lookup): Located[] {
  const { table, rows, descriptions } = full;
  if (table.described === undefined || descriptions === undefined) return [];
  const file = dataFile(table.described);
  const findings: Located[] = descriptions.faults.map((fault) => ({ rule: rules.malformed, ...fault }));
  const states = new Map(rows.map(({ name, state }) => [name, state]));
  // Of a file that cannot be read every row would be missing.
  if (findings.length > 0 && descriptions.entries.size === 0) return findings;
  const wanted = Object.entries(table.described.fields).filter(([, schema]) => !schema.safeParse(undefined).success).map(([key]) => key);
  for (const { name, state } of rows) {
    if (state === 'gone' || descriptions.entries.has(name) || descriptions.faults.some(({ message }) => message.includes(`"${name}"`))) continue;
    findings.push({ rule: rules.missing, file, line: 1, column: 1, message: `The table "${table.name}" has a row "${name}" that nothing describes. Add an entry with ${['name', ...wanted].join(', ')}.` });
  }
  for (const entry of descriptions.entries.values()) {
    const say = (rule: string, message: string): void => void findings.push({ rule, file, line: entry.line, column: 1, message });
    const state = states.get(entry.name);
    const problem = problemOf(entry, state, full, context);
    if (problem !== undefined) say(rules.gone, problem);
    if (entry.removed !== undefined || state !== 'present') continue;
    for (const text of Object.values(entry.fields)) for (const message of namesIn(text, lookup)) say(rules.name, `In the description of "${entry.name}": ${message}`);
  }
  return findings;
}

/** What is wrong between an entry and the state of its row; undefined where both agree. */
function problemOf({ name, removed }: Entry, state: string | undefined, { table, rows }: FullTable, context: TableContext): string | undefined {
  if (state === 'present') return removed === undefined ? undefined : `main has "${name}". Remove "removed" from its entry.`;
  if (removed !== undefined) return state === undefined ? `Neither a branch nor a published link knows "${name}" any more. Remove its entry.` : undefined;
  const fate = fateOfRow(table, name, context);
  const renamed = table.renamed?.(name, context);
  const how = renamed !== undefined ? ` ${tellRename(renamed)}` : fate === undefined ? '' : ` ${fate.kind === 'moved' ? `Its file moved to ${fate.to}` : 'Its file was removed'} in ${fate.commit.slice(0, 10)} (${fate.date}, ${commitUrl(fate.commit)}).`;
  const write = renamed !== undefined ? `Write "removed: {commit: '${renamed.commit}', use: ${renamed.to}}" into its entry` : 'Write "removed: {commit: …, use: …}" into its entry, with the commit of main that removed it and what one uses instead';
  if (state === 'older') {
    const branches = rows.find((row) => row.name === name)?.branches ?? [];
    return `main has no "${name}" in the table "${table.name}"; ${branches.join(', ')} still ${branches.length === 1 ? 'has' : 'have'} it.${how} ${write}.`;
  }
  if (state === 'gone') return `No maintained branch has "${name}" in the table "${table.name}" any more.${how} ${write}: links to its row are published.`;
  const near = closest(name, rows.map((row) => row.name));
  return `The table "${table.name}" has no row "${name}".${how}${near === undefined ? '' : ` Did you mean "${near}"?`} Correct the name or remove the entry.`;
}

/** What is wrong with the names that a description has in backticks. */
function* namesIn(text: string, lookup: Lookup): Iterable<string> {
  for (const [index, code] of text.split('`').entries()) {
    if (index % 2 === 0) continue;
    const found = nameOfCode(code, lookup);
    const message = found === undefined ? judgeLine(code, lookup) : lookup.judge(found.kind, found.name, found.place === undefined ? {} : { in: found.place });
    if (message !== undefined) yield message;
  }
}

function judgeLine(code: string, lookup: Lookup): string | undefined {
  for (const { words } of commandsOfLine(code, 1, 1)) {
    const [program, ...rest] = words.map(({ text }) => text);
    const message = program === 'make' ? judgeMake(rest, undefined, lookup, lookup.main) : program === undefined || rest.length === 0 ? undefined : judgeCommand([program, ...rest], lookup.main, lookup.stable);
    if (message !== undefined) return message;
  }
  return undefined;
}
