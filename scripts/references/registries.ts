import * as z from 'zod';
import { madeOf } from '../cache-file.ts';
import { readData, yamlOf } from '../data-file.ts';
import { PortalError } from '../errors.ts';

/** Registries of ours for names that have no file of authority in the tree. */
export const registryFiles = { label: 'src/data/labels.yaml', slack: 'src/data/slack.yaml', term: 'src/data/glossary.yaml' } as const;

const entries = z.array(z.looseObject({ name: z.string() }));

/** Names that a registry lists; none where there is no such file. Throws PortalError for a file that is no list of entries with a name. */
export function registeredNames(root: string, kind: keyof typeof registryFiles): Set<string> {
  const file = registryFiles[kind];
  const text = readData(root, file);
  if (text === undefined) return new Set();
  const names = madeOf(root, `registry-${kind}`, text, () => {
    const parsed = entries.safeParse(yamlOf(file, text).value);
    if (!parsed.success) throw new PortalError(`${file}: expected a list of entries, each with a name. ${z.prettifyError(parsed.error)}`);
    return parsed.data.map(({ name }) => name);
  });
  return new Set(names);
}
