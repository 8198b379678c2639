import * as z from 'zod';
import { readData, yamlOf } from '../../scripts/data-file.ts';
import { PortalError } from '../../scripts/errors.ts';

const file = 'src/data/parameters.yaml';

/** What a shell does not take for itself alone: no value that a pattern lets through holds one of these. */
const special = Array.from(' \t\n"\'`$\\;&|<>(){}[]*?!#~^=');

const name = z.string().regex(/^(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*|X\.Y(?:\.Z)?)$/, 'expected words in capitals joined by _, or X.Y');

const schema = z
  .array(
    z
      .strictObject({
        name,
        label: z.string().min(2).max(30),
        hint: z.string().min(10).max(120).refine((hint) => !/[.`]$/.test(hint), 'expected no period at the end'),
        pattern: z.string().refine(isPattern, 'expected a regular expression').refine(isTight, 'lets characters through that a shell reads').optional(),
        free: z.literal(true).optional(),
      })
      .refine(({ pattern, free }) => (pattern === undefined) !== (free === undefined), 'expected either `pattern` or `free: true`'),
  )
  .superRefine((entries, context) => {
    entries.forEach((entry, index) => {
      const before = entries[index - 1];
      if (before !== undefined && before.name >= entry.name) context.addIssue({ code: 'custom', path: [index], message: `"${entry.name}" comes after "${before.name}": expected each name once, sorted` });
    });
  });

/** A placeholder in commands, and what may take its place. */
export type Parameter = z.infer<typeof schema>[number];

/** Reads the placeholders of the project at `root`. Throws PortalError that names the entry when the file is missing or malformed. */
export function readParameters(root: string): Parameter[] {
  const text = readData(root, file);
  if (text === undefined) throw new PortalError(`${file}: no such file. It lists the placeholders in commands; an empty list is "[]".`);
  return parseParameters(text);
}

/** Parses the text of the file of placeholders. Throws PortalError that names the entry when it is malformed. */
export function parseParameters(text: string): Parameter[] {
  const { value } = yamlOf(file, text);
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const index = issue?.path[0];
    const entry = typeof index === 'number' ? `, entry ${index + 1}${nameOf(value, index)}` : '';
    throw new PortalError(`${file}${entry}: ${issue?.path.slice(1).join('.') ?? ''}${issue !== undefined && issue.path.length > 1 ? ': ' : ''}${issue?.message ?? ''}.`);
  }
  return parsed.data;
}

function nameOf(value: unknown, index: number): string {
  const entry = z.array(z.unknown()).safeParse(value).data?.[index];
  const known = z.looseObject({ name: z.string() }).safeParse(entry).data?.name;
  return known === undefined ? '' : ` (${known})`;
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Tried on the character alone and in the middle of values that the pattern may know. */
function isTight(pattern: string): boolean {
  if (!isPattern(pattern)) return true;
  const whole = new RegExp(`^(?:${pattern})$`, 'u');
  return !special.some((character) => [character, `a${character}b`, `1${character}2`, `1.2${character}3`, `1.2.3-${character}`].some((value) => whole.test(value))) && !whole.test('-x') && !whole.test('');
}
