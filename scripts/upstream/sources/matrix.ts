import * as z from 'zod';
import { expandMatrix } from '../parse/matrix.ts';
import { present, required, type Doc } from '../parse/text.ts';
import { readYaml } from '../parse/yaml.ts';
import { defineSource, type SourceInput, type UpstreamTree } from '../source.ts';

const GINKGO = '.github/actions/ginkgo/';
const E2E = /^\.github\/actions\/e2e\/[^/]+\.ya?ml$/u;
const KERNELS = '.github/actions/e2e/kernel-versions.yml';
const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/u;
const VERIFIER = '.github/workflows/tests-datapath-verifier.yaml';
const CLOUDS = ['aws-cni', 'azure', 'eks', 'gke'];

const settings = z.record(z.string(), z.string());

const schema = z.strictObject({
  /** Kubernetes versions of the Ginkgo tests, newest first, with the kernel of each; `pulls`, `scheduled`: when they run. */
  ginkgo: z.array(
    z.strictObject({ k8s: z.string(), kernel: z.string(), kernelType: z.string().optional(), ipFamily: z.string(), node: z.string(), pulls: z.boolean(), scheduled: z.boolean() }),
  ),
  /** The groups into which the Ginkgo tests are split, with the regular expression for the tests in each and the versions that skip it. */
  focus: z.array(z.strictObject({ name: z.string(), tests: z.string().optional(), skippedOn: z.array(z.string()) })),
  /** Kubernetes versions of the tests on clusters of cloud providers; `byDefault`: the ones that a trigger without options runs. */
  clouds: z.array(z.strictObject({ cloud: z.string(), k8s: z.string(), place: z.string(), byDefault: z.boolean(), extras: z.array(z.string()) })),
  /** Configurations of tests on kind with a kernel of their own: the file and row's name, the kernel, all else as it stands. */
  configurations: z.array(z.strictObject({ file: z.string(), name: z.string(), kernel: z.string(), settings })),
  /** Kernels for the configurations: those that the branch lists, and where it has no list, those that they use. */
  kernels: z.array(z.string()),
  /** Kernels on which the verifier tests load the BPF programs. */
  verifier: z.array(z.string()),
});

/** What the tests of a branch run on. Versions only, never digests: those change with each update. */
export type Matrix = z.infer<typeof schema>;

const versionList = z.looseObject({ 'k8s-version': z.array(z.string()) });
const ginkgoSchema = z.looseObject({
  include: z.array(z.looseObject({ 'k8s-version': z.string(), 'ip-family': z.string(), 'kube-image': z.string(), kernel: z.string(), 'kernel-type': z.string().optional() })),
});
const focusSchema = z.looseObject({
  focus: z.array(z.string()),
  include: z.array(z.looseObject({ focus: z.string(), cliFocus: z.string().optional() })),
  exclude: z.array(z.looseObject({ 'k8s-version': z.string(), focus: z.string() })),
});
const cloudRow = z.intersection(z.looseObject({ version: z.string() }), settings);
const cloudSchema = z.union([
  z.looseObject({ include: z.array(cloudRow) }).transform(({ include }) => include),
  z.looseObject({ k8s: z.array(cloudRow) }).transform(({ k8s }) => k8s),
]);
const kernelsSchema = z.looseObject({ kernels: settings });
const jobsSchema = z.looseObject({ jobs: z.record(z.string(), z.looseObject({ strategy: z.looseObject({ matrix: z.unknown() }).optional() })) });

export const source = defineSource({
  name: 'matrix',
  scope: 'branch',
  schema,
  files: (tree) => [
    ...['main-k8s-versions.yaml', 'main-prs.yaml', 'main-scheduled.yaml', 'main-focus.yaml'].map((file) => GINKGO + file),
    ...CLOUDS.map(cloudFile),
    KERNELS,
    ...matching(tree, E2E),
    ...matching(tree, WORKFLOW),
  ],
  parse: (input) => {
    const inline = present(input, matching(input.tree, WORKFLOW)).flatMap((doc) => inlineRows(doc));
    const listed = present(input, matching(input.tree, E2E).filter((file) => file !== KERNELS)).flatMap((doc) => namedRows(doc.path, readYaml(doc, z.array(settings))));
    const configurations = [...listed, ...inline.flatMap(({ file, rows }) => namedRows(file, rows))];
    const kernels = input.read(KERNELS);
    return {
      ginkgo: readGinkgo(input),
      focus: readFocus(input),
      clouds: CLOUDS.flatMap((cloud) => readCloud(cloud, required(input, cloudFile(cloud)))),
      configurations,
      kernels: kernels === undefined ? [...new Set(configurations.map(({ kernel }) => kernel))].sort() : Object.keys(readYaml({ path: KERNELS, text: kernels }, kernelsSchema).kernels),
      verifier: [...new Set(inline.filter(({ file }) => file === VERIFIER).flatMap(({ rows }) => rows.map((row) => kernelName(row['kernel'] ?? ''))))],
    };
  },
  count: (matrix) => Object.fromEntries(Object.entries(matrix).map(([table, rows]) => [table, rows.length])),
});

function matching(tree: UpstreamTree, pattern: RegExp): string[] {
  return [...tree.files.keys()].filter((file) => pattern.test(file));
}

function cloudFile(cloud: string): string {
  return `.github/actions/${cloud}/k8s-versions.yaml`;
}

/** A kernel image's version without the time of its build: `6.18` of `6.18-20260123.112111`, `rhel8.6` of `rhel8.6-20240404.144247@sha256:…`. */
function kernelName(tag: string): string {
  return tag.replace(/-\d{8}\.\d+.*$/u, '');
}

function readGinkgo(input: SourceInput): Matrix['ginkgo'] {
  const { include } = readYaml(required(input, `${GINKGO}main-k8s-versions.yaml`), ginkgoSchema);
  const [pulls, scheduled] = ['main-prs.yaml', 'main-scheduled.yaml'].map((file) => new Set(readYaml(required(input, GINKGO + file), versionList)['k8s-version']));
  return include.map((row) => ({
    k8s: row['k8s-version'],
    kernel: kernelName(row.kernel),
    kernelType: row['kernel-type'],
    ipFamily: row['ip-family'],
    node: /:([^@]+)/u.exec(row['kube-image'])?.[1] ?? row['kube-image'],
    pulls: pulls?.has(row['k8s-version']) ?? false,
    scheduled: scheduled?.has(row['k8s-version']) ?? false,
  }));
}

function readFocus(input: SourceInput): Matrix['focus'] {
  const { focus, include, exclude } = readYaml(required(input, `${GINKGO}main-focus.yaml`), focusSchema);
  const tests = new Map(include.map((row) => [row.focus, row.cliFocus]));
  return focus.map((name) => ({
    name,
    tests: tests.get(name),
    skippedOn: [...new Set(exclude.filter((row) => row.focus === name).map((row) => row['k8s-version']))],
  }));
}

function readCloud(cloud: string, doc: Doc): Matrix['clouds'] {
  return readYaml(doc, cloudSchema).map((row) => {
    const { version, zone, region, location, default: byDefault, ...others } = row;
    const extras = Object.entries(others).filter(([name]) => !['vmIndex', 'index'].includes(name));
    return { cloud, k8s: version, place: zone ?? region ?? location ?? '', byDefault: byDefault === 'true', extras: extras.map(([name, value]) => (value === 'true' ? name : `${name}=${value}`)) };
  });
}

/** Rows that a workflow's own matrix has, where they choose a kernel. */
function inlineRows(doc: Doc): { file: string; rows: Readonly<Record<string, string>>[] }[] {
  if (!doc.text.includes('kernel')) return [];
  const { jobs } = readYaml(doc, jobsSchema);
  return Object.values(jobs).flatMap(({ strategy }) => {
    const rows = (expandMatrix(strategy?.matrix) ?? []).filter((row) => row['kernel'] !== undefined);
    return rows.length === 0 ? [] : [{ file: doc.path, rows }];
  });
}

function namedRows(file: string, rows: readonly Readonly<Record<string, string>>[]): Matrix['configurations'] {
  return rows.flatMap(({ name, kernel, ...others }) => (name === undefined || kernel === undefined ? [] : [{ file, name, kernel: kernelName(kernel), settings: others }]));
}
