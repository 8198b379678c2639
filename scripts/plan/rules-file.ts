import { isMap, isSeq } from 'yaml';
import * as z from 'zod';
import { parseYaml, readData } from '../data-file.ts';
import { sectionNames } from './engine/data.ts';

/** Where the planner's rules are, from the project's root. */
export const planRulesFile = 'src/data/plan-rules.yaml';

const pattern = z.string().regex(/^!?[^!\s\\]+$/, 'expected a pattern as in CODEOWNERS, without blanks and backslashes');
const patterns = z.array(pattern).min(1);
const rulePatterns = patterns.refine((list) => list.some((one) => !one.startsWith('!')), 'expected a pattern that does not begin with !');
const command = z.string().regex(/^\S(?:.*\S)?$/, 'expected one line without blanks around it');
const commands = z.array(command).min(1);
const link = z.string().regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*(?:#[a-z0-9-]+)?$/, 'expected a page or section such as testing/bpf#run-one-test');

const base = {
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens'),
  paths: rulePatterns,
  all: z.literal(true).optional(),
  unless: patterns.optional(),
  changes: z.array(z.enum(['changed', 'added', 'deleted', 'moved'])).min(1).optional(),
  say: z.string().regex(/^[A-Z`].{10,}[.?]$/, 'expected a sentence with a capital at its start and a period or question mark at its end'),
  link,
};
const labels = z.array(z.string().min(1)).min(1);
const triggers = z.array(z.string().startsWith('/')).min(1);

const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('test'), commands: commands.optional(), many: commands.optional() }),
  z.strictObject({ ...base, kind: z.literal('regenerate'), commands }),
  z.strictObject({ ...base, kind: z.literal('trigger'), triggers }),
  z.strictObject({ ...base, kind: z.literal('label'), labels }),
  z.strictObject({ ...base, kind: z.literal('ask'), labels: labels.optional() }),
  z.strictObject({ ...base, kind: z.literal('read') }),
]);

const headSchema = z.strictObject({
  split: z.strictObject({ lines: z.int().positive(), commits: z.int().positive(), link }),
  links: z.strictObject(Object.fromEntries(sectionNames.map((name) => [name, link])) as Record<(typeof sectionNames)[number], typeof link>),
  rules: z.array(z.unknown()),
});

/** A rule as the file has it, with the line that it begins on. */
export type WrittenRule = z.infer<typeof ruleSchema> & { readonly line: number };

/** The file's content. */
export interface RulesFile extends Omit<z.infer<typeof headSchema>, 'rules'> {
  readonly rules: readonly WrittenRule[];
}

/** What is wrong with the file, and where. */
export interface RulesFault {
  readonly line: number;
  readonly message: string;
}

/** Reads the rules. What is malformed is told with its line, and left out; `file` is undefined where there is none, or its head is malformed. */
export function readRules(root: string): { readonly file: RulesFile | undefined; readonly faults: readonly RulesFault[] } {
  const text = readData(root, planRulesFile);
  if (text === undefined) return { file: undefined, faults: [] };
  const { yaml, fault } = parseYaml(text);
  if (fault) return { file: undefined, faults: [fault] };
  const { document } = yaml;
  const head = headSchema.safeParse(yaml.value);
  if (!head.success) return { file: undefined, faults: head.error.issues.map((issue) => ({ line: 1, message: said(issue) })) };
  const list = document.get('rules');
  const items = isSeq(list) ? list.items : [];
  const rules: WrittenRule[] = [];
  const faults: RulesFault[] = [];
  for (const item of items) {
    const line = isMap(item) ? yaml.at(item.range?.[0] ?? 0).line : 1;
    const parsed = ruleSchema.safeParse(isMap(item) ? item.toJS(document) : item);
    if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => ({ line, message: said(issue) })));
    else if (rules.some(({ id }) => id === parsed.data.id)) faults.push({ line, message: `Another rule has the id "${parsed.data.id}". Give each its own.` });
    else rules.push({ ...parsed.data, line });
  }
  return { file: { ...head.data, rules }, faults };
}

function said({ path: at, message }: z.core.$ZodIssue): string {
  return `${at.length === 0 ? 'The entry' : at.join('.')}: ${message}.`;
}
