import { source } from '../../upstream/sources/rest.ts';
import { code, empty, link } from '../cell.ts';
import { factsOf, sourceUrl, type TableContext } from '../context.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

/** What each specification is for; a new one shows its file's path until it is named here. */
const TITLES: Readonly<Record<string, string>> = {
  'api/v1/openapi.yaml': 'Agent',
  'api/v1/health/openapi.yaml': 'Health',
  'api/v1/kvstoremesh/openapi.yaml': 'KVStoreMesh',
  'api/v1/operator/openapi.yaml': 'Operator',
};

/** One page with a table for each specification. */
export function restPage({ main }: TableContext): ReferencePage {
  const { specs, operations } = factsOf(main, source);
  const tables = specs.map(({ file, basePath, restrictedBy }): Table => {
    const part = file.split('/').at(-2) ?? '';
    const own = part === 'v1' ? 'agent' : part;
    return {
      name: `rest-${own}`,
      title: TITLES[file] ?? file,
      lead: restrictedBy === undefined
        ? `The base path is \`${basePath}\`. No flag restricts these operations.`
        : `The base path is \`${basePath}\`. The flag \`--${restrictedBy.flag}\` of \`${restrictedBy.binary}\` takes the names of the operations to allow.`,
      prefix: `${own}-`,
      nameTitle: 'Operation',
      columns: [{ key: 'restriction', title: 'Name for the flag' }, { key: 'id', title: 'Operation id' }, { key: 'source', title: 'Defined in' }],
      sources: () => [file],
      rows: () => operations.filter(({ spec }) => spec === file).map(({ method, path, operationId, restriction, line }): Row => ({
        name: `${method} ${path}`,
        cells: { restriction: restriction === undefined ? empty : code(restriction), id: operationId === undefined ? empty : code(operationId), source: link(sourceUrl(main, file, line), code(file)) },
      })),
    };
  });
  return {
    page: 'rest-api',
    title: 'REST operations and API restrictions',
    description: 'Operations of the REST APIs of the agent, the operator, cilium-health and KVStoreMesh, with the names that restrict them.',
    keywords: ['OpenAPI', 'swagger', 'REST', 'endpoint', 'enable-cilium-api-server-access', 'api restrictions'],
    slack: 'development',
    group: 'Interfaces',
    find: 'An operation of a REST API, or its name for a restriction flag',
    lead: 'The OpenAPI specifications are the source: `make generate-api` and its relatives make the code from them.',
    tables,
  };
}
