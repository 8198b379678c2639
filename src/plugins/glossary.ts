import * as z from 'zod';
import { readData, yamlOf } from '../../scripts/data-file.ts';
import { PortalError } from '../../scripts/errors.ts';

const file = 'src/data/glossary.yaml';

const schema = z.array(z.looseObject({
  name: z.string().min(1),
  definition: z.string().min(1),
  hover: z.boolean().default(true),
  removed: z.unknown().optional(),
}));

/** A term with its definition as plain text. */
export interface Term {
  readonly name: string;
  readonly definition: string;
  /** Whether the word is unmistakable, so that its first use on a page may be taken for the term. */
  readonly hover: boolean;
}

/** Reads the glossary of the project at `root`; no terms where it has none. Throws PortalError when the file is malformed. */
export function readGlossary(root: string): Term[] {
  const text = readData(root, file);
  if (text === undefined) return [];
  const parsed = schema.safeParse(yamlOf(file, text).value);
  if (!parsed.success) throw new PortalError(`${file}: expected a list of terms with name and definition. ${z.prettifyError(parsed.error)}`);
  return parsed.data
    .filter(({ removed }) => removed === undefined)
    .map(({ name, definition, hover }) => ({ name, definition: definition.replace(/`/g, '').trim(), hover }));
}
