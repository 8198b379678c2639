import path from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { messageOf, PortalError } from '../../scripts/errors.ts';
import { readIfPresent } from '../../scripts/files.ts';

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
  const text = readIfPresent(path.join(root, file));
  if (text === undefined) return [];
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new PortalError(`${file}: not YAML: ${messageOf(error)}`);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new PortalError(`${file}: expected a list of terms with name and definition. ${z.prettifyError(parsed.error)}`);
  return parsed.data
    .filter(({ removed }) => removed === undefined)
    .map(({ name, definition, hover }) => ({ name, definition: definition.replace(/`/g, '').trim(), hover }));
}
