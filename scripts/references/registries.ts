import path from 'node:path';
import { parseDocument } from 'yaml';
import * as z from 'zod';
import { madeOf } from '../cache-file.ts';
import { PortalError } from '../errors.ts';
import { readIfPresent } from '../files.ts';

/** Registries of ours for names that have no file of authority in the tree. */
export const registryFiles = { label: 'src/data/labels.yaml', slack: 'src/data/slack.yaml', term: 'src/data/glossary.yaml' } as const;

const entries = z.array(z.looseObject({ name: z.string() }));

/** Names that a registry lists; none where there is no such file. Throws PortalError for a file that is no list of entries with a name. */
export function registeredNames(root: string, kind: keyof typeof registryFiles): Set<string> {
  const file = registryFiles[kind];
  const text = readIfPresent(path.join(root, file));
  if (text === undefined) return new Set();
  const names = madeOf(root, `registry-${kind}`, text, () => {
    const document = parseDocument(text);
    const parsed = entries.safeParse(document.errors.length > 0 ? undefined : document.toJS());
    if (!parsed.success) throw new PortalError(`${file}: expected a list of entries, each with a name. ${document.errors[0]?.message ?? z.prettifyError(parsed.error)}`);
    return parsed.data.map(({ name }) => name);
  });
  return new Set(names);
}
