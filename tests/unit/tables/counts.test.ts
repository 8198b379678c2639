import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assemble } from '../../../scripts/tables/assemble.ts';
import { loadContext, type TableContext } from '../../../scripts/tables/context.ts';
import { referencePages } from '../../../scripts/tables/pages.ts';
import { parsePinFile, pinPath } from '../../../scripts/upstream/pin.ts';
import { syncPin } from '../../../scripts/upstream/sync.ts';
import { makeProject } from '../checks/project.ts';
import { makeRepository, type TestRepository } from '../upstream/repository.ts';
import { sampleTree } from './sample-tree.ts';

const cleanups: (() => void)[] = [];
afterAll(() => {
  for (const cleanup of cleanups) cleanup();
});

/** Names of the rows of each table. */
function rowsOf(context: TableContext): Map<string, string[]> {
  return new Map(referencePages(context).flatMap((page) => page.tables.map((table) => [table.name, assemble(page, table, context).rows.map(({ name }) => name)] as const)));
}

describe('rows of a made-up repository', () => {
  let repository: TestRepository;
  let rows: Map<string, string[]>;

  beforeAll(async () => {
    repository = makeRepository(cleanups);
    repository.commit(sampleTree);
    const root = makeProject({ 'src/data/branches.yaml': 'branches:\n  - {name: main, ref: main, version: "9.11", status: development}\n' });
    await syncPin({ root, repo: repository.dir, ref: 'main', name: 'main', log: () => undefined });
    rows = rowsOf(loadContext(root));
  });

  /** Number of different things that git finds with an extended regular expression in some files. */
  const found = (pattern: string, ...files: readonly string[]): number => new Set(repository.git('grep', '-hoE', pattern, 'main', '--', ...files).split('\n')).size;
  const listed = (...files: readonly string[]): number => repository.git('ls-tree', '-r', '--name-only', 'main', ...files).split('\n').length;

  const CRDS = 'pkg/k8s/apis/cilium.io/client/crds/';
  const ACTIONS = '.github/actions/';
  const counts: readonly (readonly [string, () => number])[] = [
    ['teams', () => found('@cilium/[a-z]+', 'CODEOWNERS')],
    ['code-owners', () => found('^[*/][^ ]*', 'CODEOWNERS')],
    ['labels', () => found('^boat/[a-z]+:', '.github/labeler.yml') + found('boat/[a-z]+', '.github/ISSUE_TEMPLATE') + found("'bot/[a-z]+'", '.github/renovate.json5')],
    ['slack', () => found('^``#[a-z]+``', 'Documentation/community')],
    ['ci-triggers', () => found('^  /[a-z-]+', '.github/ariane-config.yaml')],
    // Two jobs of the workflow for pull requests, and a status for each workflow that a comment starts.
    ['checks', () => found('^    name: .*', '.github/workflows/lint.yaml') + found('^  /ci-[a-z]+', '.github/ariane-config.yaml')],
    ['ginkgo-kubernetes', () => found('k8s-version: "[0-9.]+"', `${ACTIONS}ginkgo/main-k8s-versions.yaml`)],
    ['kernels', () => found('([0-9]+\\.[0-9]+|bpf-next)-2099', ACTIONS, '.github/workflows')],
    ['cloud-kubernetes', () => listed(`${ACTIONS}aws-cni`, `${ACTIONS}azure`, `${ACTIONS}eks`, `${ACTIONS}gke`)],
    ['ginkgo-groups', () => found('f[0-9]-[a-z]+', `${ACTIONS}ginkgo/main-focus.yaml`)],
    ['e2e-configurations', () => found('name: .*', `${ACTIONS}e2e/some.yaml`)],
    ['images', () => found('name: [a-z]+,', '.github/workflows/build-images-ci.yaml')],
    ['dockerfiles', () => listed('images')],
    // One line names two targets.
    ['make-targets', () => found('^[a-z ]+:.*## ', 'Makefile') + 1],
    ['make-targets-documentation', () => found('^[a-z-]+:.*## ', 'Documentation/Makefile')],
    ['tools', () => found('Check\\{name: "[a-z]+"', 'tools/dev-doctor')],
    ['tool-versions', () => found('depName=.*', 'Makefile.defs')],
    ['python-packages', () => found('^[a-z]+==', 'Documentation/requirements-min')],
    ['kind-variables', () => found('\\$\\{[A-Z]+:=', 'contrib/scripts/kind.sh')],
    ['kind-flags', () => found('"--[a-z]+"\\)', 'contrib/scripts/kind.sh')],
    ['kind-ports', () => found('containerPort: [0-9]+', 'contrib/scripts/kind.sh')],
    ['linters', () => found('^    - [a-z]+', '.golangci.yaml')],
    ['check-scripts', () => repository.git('ls-tree', '-r', '--name-only', 'main', 'contrib/scripts/', 'Documentation/').split('\n').filter((file) => /\/check-[^/]*$/.test(file)).length],
    ['generated-documents', () => found('^update-[a-z-]+', 'Documentation/Makefile')],
    ['generated-code', () => found('^manifests', 'Makefile')],
    ['bpf-common', () => found('^#define [a-z]+\\(', 'bpf/tests/common.h')],
    ['bpf-pktgen', () => found('^static', 'bpf/tests/pktgen.h')],
    ['ginkgo-flags', () => found('"cilium\\.[a-z]+"', 'test/config')],
    ['ginkgo-variables', () => found('Getenv\\("[A-Z]+"', 'test/helpers')],
    ['source-top', () => repository.git('ls-tree', '-d', '--name-only', 'main').split('\n').length],
    ['source-pkg', () => repository.git('ls-tree', '-d', '--name-only', 'main:pkg').split('\n').length],
    ['metrics', () => found('metric\\.New[A-Za-z]+\\(', 'pkg/hive')],
    ['crds', () => listed(CRDS)],
    ['helm-values-a-c', () => found('ignore:`[a-c][^`]*`', 'Documentation/helm-values.rst')],
    ['helm-values-h', () => found('ignore:`h[^`]*`', 'Documentation/helm-values.rst')],
    ['rest-agent', () => repository.git('grep', '-hE', '^    (get|put|delete):', 'main', '--', 'api/v1/openapi.yaml').split('\n').length],
    ['grpc-calls', () => found('rpc [A-Za-z]+', 'api/v1/harbour.proto')],
    ['grpc-types', () => found('^(message|enum) [A-Za-z]+', 'api/v1/harbour.proto')],
    ['commands-boat', () => listed('Documentation/cmdref/boat.md', 'Documentation/cmdref/boat_row.md')],
    ['versions', () => found('^\\| `v[0-9.]+', 'README.rst')],
    ['redirects', () => found('^"[^"]+"', 'Documentation/redirects.txt')],
  ];

  it.each(counts)('of %s are as many as git finds', (table, count) => {
    expect(rows.get(table)?.length, rows.get(table)?.join('\n')).toBe(count());
    expect(count()).toBeGreaterThan(0);
  });
});

describe('rows of the real pins', () => {
  const root = path.resolve(import.meta.dirname, '../../..');
  const context = loadContext(root);
  const rows = rowsOf(context);
  // The pins' own text, read here without the code of the sources.
  const facts = context.pins.map(({ name }) => parsePinFile(readFileSync(path.join(root, pinPath(name)), 'utf8'))?.facts ?? {});
  /** Values of a key below a source's facts on all branches, without repetition. */
  const values = (source: string, key: string, from: readonly Record<string, unknown>[] = facts): number => {
    const found = new Set<unknown>();
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) if (name === key && typeof inner === 'string') found.add(inner); else walk(inner);
    };
    for (const one of from) walk(one[source]);
    return found.size;
  };
  const sum = (...tables: readonly string[]): number => tables.reduce((all, table) => all + (rows.get(table)?.length ?? 0), 0);
  const gone = (...tables: readonly string[]): number => [...rows].filter(([name]) => tables.includes(name)).reduce((all, [name]) => all + (stateOf.get(name) ?? 0), 0);
  const stateOf = new Map(referencePages(context).flatMap((page) => page.tables.map((table) => [table.name, assemble(page, table, context).rows.filter(({ state }) => state === 'gone').length] as const)));
  const main = facts.slice(0, 1);

  it.each([
    ['code-owners', () => sum('code-owners'), () => values('owners', 'pattern', main)],
    ['ci-triggers', () => sum('ci-triggers') - gone('ci-triggers'), () => values('triggers', 'phrase')],
    ['crds', () => sum('crds'), () => values('crds', 'kind')],
    ['bpf', () => sum('bpf-common', 'bpf-pktgen', 'bpf-scapy') - gone('bpf-common', 'bpf-pktgen', 'bpf-scapy'), () => values('bpf-macros', 'name')],
    ['connectivity-tests', () => sum('connectivity-tests') - gone('connectivity-tests'), () => values('connectivity', 'name')],
    ['metrics', () => sum('metrics') - gone('metrics'), () => values('metrics', 'name')],
    ['dockerfiles', () => sum('dockerfiles') - gone('dockerfiles'), () => values('images', 'path')],
    ['check-scripts', () => sum('check-scripts') - gone('check-scripts'), () => values('linters', 'path')],
    ['redirects', () => sum('redirects'), () => values('redirects', 'from', main)],
    ['commands', () => sum(...[...rows.keys()].filter((name) => name.startsWith('commands-'))), () => values('commands', 'name', main)],
    ['helm', () => sum(...[...rows.keys()].filter((name) => name.startsWith('helm-values-'))), () => Object.keys(z.looseObject({ values: z.looseObject({}) }).parse(main[0]?.['helm']).values).length],
  ] as const)('of %s are as many as the facts', (_, count, expected) => {
    expect(count()).toBe(expected());
    expect(expected()).toBeGreaterThan(0);
  });
});
