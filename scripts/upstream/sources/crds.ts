import * as z from 'zod';
import { readGo, stringConstants } from '../parse/go.ts';
import { linesOf, present, required, surprise } from '../parse/text.ts';
import type { Doc } from '../parse/text.ts';
import { readYaml } from '../parse/yaml.ts';
import { defineSource } from '../source.ts';

const crd = z.object({
  kind: z.string(),
  plural: z.string(),
  shortNames: z.array(z.string()),
  group: z.string(),
  scope: z.enum(['Namespaced', 'Cluster']),
  file: z.string(),
  versions: z.array(z.object({ name: z.string(), served: z.boolean(), storage: z.boolean(), deprecated: z.literal(true).optional() })).min(1),
});

export type Crd = z.infer<typeof crd>;

const FILES = /^pkg\/k8s\/apis\/cilium\.io\/client\/crds\/[^/]+\/[^/]+\.yaml$/u;
const SCHEMA_VERSION_FILE = 'pkg/k8s/apis/cilium.io/register.go';
const SCHEMA_VERSION = 'CustomResourceDefinitionSchemaVersion';
/** Keys of a version whose values make up nearly all of a file and hold no fact of ours. */
const BULKY = /^( *)(- )?(?:schema|additionalPrinterColumns):\s*$/u;

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const manifest = z.object({
  kind: z.literal('CustomResourceDefinition'),
  spec: z.object({
    group: z.string(),
    names: z.object({ kind: z.string(), plural: z.string(), shortNames: z.array(z.string()).default([]) }),
    scope: z.enum(['Namespaced', 'Cluster']),
    versions: z.array(z.object({ name: z.string(), served: flag, storage: flag, deprecated: flag.default(false) })).min(1),
  }),
});

export const source = defineSource({
  name: 'crds',
  scope: 'branch',
  schema: z.object({ schemaVersion: z.string().regex(/^\d+\.\d+\.\d+$/u), crds: z.array(crd) }),
  files: (tree) => [SCHEMA_VERSION_FILE, ...[...tree.files.keys()].filter((path) => FILES.test(path))],
  parse: (input) => {
    const register = required(input, SCHEMA_VERSION_FILE);
    const schemaVersion = stringConstants(readGo(register)).get(SCHEMA_VERSION);
    if (schemaVersion === undefined) throw surprise(register.path, undefined, `a string constant ${SCHEMA_VERSION}`, 'none');
    const crds = present(input, [...input.tree.files.keys()].filter((path) => FILES.test(path))).map(readCrd);
    return { schemaVersion, crds: crds.sort((a, b) => (a.plural < b.plural ? -1 : 1)) };
  },
  count: ({ crds }) => crds.length,
});

function readCrd(doc: Doc): Crd {
  const { spec } = readYaml({ path: doc.path, text: withoutBulk(doc.text) }, manifest);
  return {
    kind: spec.names.kind,
    plural: spec.names.plural,
    shortNames: spec.names.shortNames,
    group: spec.group,
    scope: spec.scope,
    file: doc.path,
    versions: spec.versions.map(({ name, served, storage, deprecated }) => ({ name, served, storage, ...(deprecated ? { deprecated } : {}) })),
  };
}

/** The manifest with the bulky values blanked, which is twenty times faster to parse; line numbers stay. */
function withoutBulk(text: string): string {
  let column: number | undefined;
  return linesOf(text)
    .map((line) => {
      const indent = line.search(/\S/u);
      if (column !== undefined && (indent < 0 || indent > column || (indent === column && line.startsWith('- ', indent)))) return '';
      const key = BULKY.exec(line);
      column = key === null ? undefined : (key[1] ?? '').length + (key[2] ?? '').length;
      return line;
    })
    .join('\n');
}
