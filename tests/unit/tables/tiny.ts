import { generateReference } from '../../../scripts/tables/reference.ts';
import { loadContext } from '../../../scripts/tables/context.ts';
import { formatPin, PIN_FORMAT, pinPath, type PinFile } from '../../../scripts/upstream/pin.ts';
import { sources } from '../../../scripts/upstream/registry.ts';
import { makeProject, type Changes } from '../checks/project.ts';

/** Facts of every source with nothing in them, in the sources' own shapes. */
const NOTHING: Readonly<Record<string, unknown>> = {
  'bpf-macros': { macros: [] },
  commands: { commands: [] },
  connectivity: { tests: [] },
  crds: { schemaVersion: '1.0.0', crds: [] },
  'generated-docs': { generators: [] },
  ginkgo: { file: 'test/config/config.go', flags: [], variables: [] },
  grpc: { files: [] },
  helm: { values: {} },
  images: { dockerfiles: [], published: [] },
  kind: { file: 'contrib/scripts/kind.sh', variables: [], flags: [], ports: [] },
  labels: [],
  linters: { linters: [], formatters: [], config: '.golangci.yaml', checks: [] },
  'make-targets': { targets: [], variables: '' },
  matrix: { ginkgo: [], focus: [], clouds: [], configurations: [], kernels: [], verifier: [] },
  metrics: { metrics: [] },
  overview: { top: [], pkg: [] },
  owners: { rules: [], sections: [] },
  redirects: [],
  renovate: { branches: [], schedule: [], labels: [], paths: [], commands: [], groups: [] },
  rest: { specs: [], operations: [] },
  'script-commands': { commands: [] },
  slack: { listed: [], mentioned: [] },
  symbols: { go: {}, bpf: {} },
  tools: { go: '1.99.0', checks: [], pins: [], python: [] },
  triggers: { triggers: [], nightly: [], filters: [] },
  versions: { stable: 'v9.8.7', minors: [] },
  workflows: [],
};

/** A branch of a tiny project: facts that are there, files of the tree, and where files went. */
export interface TinyBranch {
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly files?: readonly string[];
  readonly moved?: PinFile['moved'];
  readonly renamed?: PinFile['renamed'];
  readonly lines?: PinFile['lines'];
  readonly modules?: PinFile['modules'];
}

const BRANCHES = ['main', 'v1.18', 'v1.17'] as const;

/** The commit of a branch of a tiny project. */
export const tinyCommit = (name: string): string => Buffer.from(name).toString('hex').padEnd(40, '0');

/** Pins of branches that have next to nothing, with the list of branches, as files of a project. */
export function tinyPins(branches: Partial<Record<(typeof BRANCHES)[number], TinyBranch>>): Record<string, string> {
  const files: Record<string, string> = {};
  const names = BRANCHES.filter((name) => name === 'main' || branches[name] !== undefined);
  files['src/data/branches.yaml'] = `branches:\n${names.map((name) => `  - {name: ${name}, ref: ${name}, version: "${name === 'main' ? '1.20' : name.slice(1)}", status: ${name === 'main' ? 'development' : 'maintained'}}\n`).join('')}`;
  for (const name of names) {
    const { facts = {}, files: paths = [], moved = [], renamed, lines, modules = {} } = branches[name] ?? {};
    const pin: PinFile = {
      format: PIN_FORMAT, name, commit: tinyCommit(name), date: '2026-01-02', version: '1.20.0-dev', counts: {},
      facts: Object.fromEntries(sources.map((source) => [source.name, facts[source.name] ?? NOTHING[source.name]])),
      files: foldersOf(paths), lines, links: {}, modules, moved, renamed, history: {},
    };
    files[pinPath(name)] = formatPin(pin);
  }
  return files;
}

function foldersOf(paths: readonly string[]): PinFile['files'] {
  const folders: Record<string, Record<string, string>> = { '': { VERSION: 'b'.repeat(12) } };
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    const folder = slash < 0 ? '' : path.slice(0, slash);
    folders[folder] = { ...folders[folder], [path.slice(slash + 1)]: 'b'.repeat(12) };
  }
  return folders;
}

/** A project in a temporary folder with tiny pins, the given files, and, if so wished, the pages that the tables make of them. */
export function tinyProject(branches: Parameters<typeof tinyPins>[0], changes: Changes = {}, withPages = false): string {
  const files = { ...tinyPins(branches), ...changes };
  const root = makeProject(files);
  if (!withPages) return root;
  return makeProject({ ...files, ...pagesOf(root) });
}

/** The pages that the tables make of a project. */
export function pagesOf(root: string): Record<string, string> {
  return Object.fromEntries(generateReference(loadContext(root)).flatMap(({ file, content }) => (content === undefined ? [] : [[file, content]])));
}

/** A trigger phrase without options, as a pin has it. */
export function trigger(phrase: string, ...workflows: readonly string[]): unknown {
  return { phrase, pattern: phrase, options: [], workflows };
}

/** Facts about triggers. */
export function triggers(...list: readonly unknown[]): Record<string, unknown> {
  return { triggers: { triggers: list, nightly: [], filters: [] } };
}

/** A ledger that records rows of tables: their ids, such as `reference/ci-triggers#ci-old`, with their names. */
export function ledgerOf(rows: Readonly<Record<string, string>>): string {
  const entries = Object.entries(rows).map(([id, title]) => ({ id, kind: 'row', url: `/${id.replace('#', '/#')}`, title, area: 'reference', aliases: [] }));
  return JSON.stringify({ $schema: './permalinks.schema.json', entries });
}
