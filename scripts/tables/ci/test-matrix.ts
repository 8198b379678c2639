import { source, type Matrix } from '../../upstream/sources/matrix.ts';
import type { Pin } from '../../upstream/pin.ts';
import { acrossBranches, branchFacts, listDifference, newest } from '../branches.ts';
import { code, codes, empty, join, link, text, type Cell } from '../cell.ts';
import { factsOf, sourceUrl, type TableContext } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const GINKGO = '.github/actions/ginkgo';
const E2E = '.github/actions/e2e';
const WORKFLOWS = '.github/workflows';
const VERIFIER = '.github/workflows/tests-datapath-verifier.yaml';

const matrixOf = (pin: Pin): Matrix => factsOf(pin, source);

/** Orders versions such as `1.9` and `6.12`, newest first, and words behind them. */
function newestFirst(a: string, b: string): number {
  const [left, right] = [a, b].map((name) => (/^\d/.test(name) ? name.split('.').map(Number) : undefined));
  if (left === undefined || right === undefined) return (left === undefined ? 1 : 0) - (right === undefined ? 1 : 0) || (a < b ? -1 : 1);
  return (right[0] ?? 0) - (left[0] ?? 0) || (right[1] ?? 0) - (left[1] ?? 0);
}

const kubernetes: Table = {
  name: 'ginkgo-kubernetes',
  title: 'Kubernetes versions of the Ginkgo tests',
  lead: 'Each version runs on one kernel. A cell names the kernel and says when that version runs.',
  prefix: 'k8s-',
  nameTitle: 'Kubernetes',
  columns: [],
  branches: 'columns',
  sources: () => [`${GINKGO}/main-k8s-versions.yaml`, `${GINKGO}/main-prs.yaml`, `${GINKGO}/main-scheduled.yaml`],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => matrixOf(pin).ginkgo.map((row) => [row.k8s, row] as const));
    return [...all].sort(([a], [b]) => newestFirst(a, b)).map(([name, on]): Row => ({
      name,
      cells: {},
      on: new Map([...on].map(([branch, { kernel, pulls, scheduled }]) => [branch, [...text('kernel '), ...code(kernel), ...text(`, ${when(pulls, scheduled)}`)]])),
    }));
  },
};

function when(pulls: boolean, scheduled: boolean): string {
  if (pulls) return scheduled ? 'on pull requests and on schedule' : 'on pull requests';
  return scheduled ? 'on schedule' : 'never';
}

const kernels: Table = {
  name: 'kernels',
  title: 'Kernels',
  lead: 'Which tests of a branch run on a kernel. The numbers count configurations of the end-to-end tests.',
  prefix: 'kernel-',
  nameTitle: 'Kernel',
  columns: [],
  branches: 'columns',
  sources: () => [`${GINKGO}/main-k8s-versions.yaml`, E2E, WORKFLOWS],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => {
      const { ginkgo, configurations, verifier } = matrixOf(pin);
      const names = new Set([...ginkgo.map(({ kernel }) => kernel), ...configurations.map(({ kernel }) => kernel), ...verifier]);
      return [...names].map((kernel) => [
        kernel,
        join(
          [
            verifier.includes(kernel) ? link(sourceUrl(pin, VERIFIER), text('verifier')) : empty,
            joinNames('Ginkgo on ', ginkgo.filter((row) => row.kernel === kernel).map(({ k8s }) => k8s)),
            countCell(configurations.filter((row) => row.kernel === kernel).length),
          ],
          text('; '),
        ),
      ] as const);
    });
    return [...all].sort(([a], [b]) => newestFirst(a, b)).map(([name, on]): Row => ({ name, cells: {}, on }));
  },
};

function joinNames(before: string, names: readonly string[]): Cell {
  return names.length === 0 ? empty : [...text(before), ...codes(names)];
}

function countCell(count: number): Cell {
  return count === 0 ? empty : text(count === 1 ? '1 end-to-end configuration' : `${count} end-to-end configurations`);
}

const clouds: Table = {
  name: 'cloud-kubernetes',
  title: 'Kubernetes versions on cloud providers',
  lead: 'A trigger without options runs the versions that are marked as the default.',
  prefix: 'cloud-',
  nameTitle: 'Cluster',
  columns: [{ key: 'runs', title: 'What runs there' }],
  branches: 'columns',
  described: { file: 'cloud-kubernetes', fields: { runs: sentence } },
  sources: () => ['aws-cni', 'azure', 'eks', 'gke'].map((cloud) => `.github/actions/${cloud}/k8s-versions.yaml`),
  rows: (context) => {
    const all = acrossBranches(context, (pin) => {
      const rows = matrixOf(pin).clouds;
      return [...new Set(rows.map(({ cloud }) => cloud))].map((cloud) => [cloud, rows.filter((row) => row.cloud === cloud)] as const);
    });
    return [...all].map(([name, on]): Row => ({
      name,
      cells: {},
      on: new Map([...on].map(([branch, rows]) => [branch, join(rows.map(({ k8s, byDefault }) => [...code(k8s), ...(byDefault ? text(' (default)') : empty)]))])),
    }));
  },
};

const groups: Table = {
  name: 'ginkgo-groups',
  title: 'Groups of Ginkgo tests',
  lead: 'A group is one job for each Kubernetes version. The regular expression is what `-ginkgo.focus` takes.',
  prefix: 'group-',
  nameTitle: 'Group',
  columns: [{ key: 'tests', title: 'What it tests' }, { key: 'focus', title: 'Focus' }, { key: 'skipped', title: 'Not on Kubernetes' }],
  branches: 'list',
  described: { file: 'ginkgo-groups', fields: { tests: sentence } },
  sources: () => [`${GINKGO}/main-focus.yaml`],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => matrixOf(pin).focus.map((group) => [group.name, group] as const));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
      const group = newest(on);
      return {
        name,
        cells: { focus: group.tests === undefined ? empty : code(group.tests), skipped: codes(group.skippedOn) },
        has: branchFacts(context, on, {
          difference: (item, reference) => (item.tests === reference.tests ? empty : text('other tests')),
        }),
      };
    });
  },
};

const configurations: Table = {
  name: 'e2e-configurations',
  title: 'End-to-end configurations',
  lead: 'Each configuration is a cluster on kind with a kernel and Helm settings of its own. A name with a number alone is that of an older branch.',
  prefix: 'e2e-',
  nameTitle: 'Configuration',
  columns: [{ key: 'kernel', title: 'Kernel' }, { key: 'settings', title: 'Settings' }],
  branches: 'list',
  sources: () => [E2E, WORKFLOWS],
  rows: (context: TableContext) => {
    const all = acrossBranches(context, (pin) => matrixOf(pin).configurations.map((row) => [row.name, row] as const));
    return [...all].map(([name, on]): Row => {
      const { kernel, settings } = newest(on);
      return {
        name,
        cells: { kernel: code(kernel), settings: codes(settingsOf(settings)) },
        has: branchFacts(context, on, {
          url: ({ file }, pin) => sourceUrl(pin, file),
          difference: (item, reference) =>
            join([item.kernel === reference.kernel ? empty : [...text('kernel '), ...code(item.kernel)], listDifference(settingsOf(item.settings), settingsOf(reference.settings), code, { same: (setting) => setting.replace(/=.*/, '') })], text('; ')),
        }),
      };
    });
  },
};

function settingsOf(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).map(([key, value]) => `${key}=${value}`);
}

export const page: ReferencePage = {
  page: 'test-matrix',
  title: 'Test matrix',
  description: 'Kubernetes versions, kernels, cloud clusters and configurations that Cilium\'s CI tests on, for main and each maintained branch.',
  keywords: ['Kubernetes version', 'kernel version', 'matrix', 'Ginkgo', 'focus', 'EKS', 'GKE', 'AKS', 'e2e configuration'],
  slack: 'testing',
  group: 'Continuous integration',
  find: 'On which Kubernetes version, kernel or cloud something is tested',
  lead: 'What the tests of each branch run on. Images are named by version: their digests change with each update.',
  tables: [kubernetes, kernels, clouds, groups, configurations],
};
