import { source, type Crd } from '../../upstream/sources/crds.ts';
import { acrossBranches, branchFacts, listDifference, newest } from '../branches.ts';
import { br, code, empty, join, link, text } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const REGISTER = 'pkg/k8s/apis/cilium.io/register.go';
const CRDS = 'pkg/k8s/apis/cilium.io/client/crds';

const schema: Table = {
  name: 'crd-schema',
  title: 'Schema version',
  lead: 'The operator updates the definitions in a cluster when this version is newer than theirs. Raise it with each change of a definition.',
  prefix: 'schema-',
  nameTitle: 'Constant',
  columns: [],
  branches: 'columns',
  sources: () => [REGISTER],
  rows: (context) => [{
    name: 'CustomResourceDefinitionSchemaVersion',
    cells: {},
    on: new Map(context.pins.map((pin) => [pin.name, link(sourceUrl(pin, REGISTER), code(factsOf(pin, source).schemaVersion))])),
  }],
};

const table: Table = {
  name: 'crds',
  title: 'Kinds',
  prefix: 'kind-',
  nameTitle: 'Kind',
  columns: [
    { key: 'names', title: 'Names for `kubectl`' },
    { key: 'scope', title: 'Scope' },
    { key: 'versions', title: 'Versions' },
  ],
  branches: 'list',
  sources: () => [CRDS],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => factsOf(pin, source).crds.map((crd): [string, Crd] => [crd.kind, crd]));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
      const crd = newest(on);
      return {
        name,
        cells: { names: join([code(crd.plural), ...crd.shortNames.map(code)], br), scope: text(crd.scope), versions: join(versionsOf(crd).map((version) => text(version)), br) },
        has: branchFacts(context, on, {
          url: ({ file }, pin) => sourceUrl(pin, file),
          difference: (item, reference) =>
            join([listDifference(versionsOf(item), versionsOf(reference), text, { same: (version) => version.replace(/ .*/, '') }), listDifference(item.shortNames, reference.shortNames, code, { noun: 'short name ' }), item.scope === reference.scope ? empty : text(item.scope)], text('; ')),
        }),
      };
    });
  },
};

function versionsOf({ versions }: Crd): string[] {
  return versions.map(({ name, served, storage, deprecated }) => [name, ...(storage ? ['stored'] : []), ...(served ? [] : ['not served']), ...(deprecated === true ? ['deprecated'] : [])].join(' '));
}

export const page: ReferencePage = {
  page: 'crds',
  title: 'Custom resources',
  description: 'Cilium\'s custom resource definitions with resource names, short names, scope and versions, and the schema version of each branch.',
  keywords: ['CRD', 'CustomResourceDefinition', 'CiliumNetworkPolicy', 'schema version', 'v2alpha1', 'short name'],
  slack: 'development',
  group: 'Interfaces',
  find: 'A custom resource\'s names and versions, or the schema version',
  lead: '`stored` marks the version that etcd holds. The definitions are generated from the Go types by `make manifests`.',
  tables: [schema, table],
};
