import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/matrix.ts';
import { factsOf } from '../input.ts';

const ACTIONS = '.github/actions/';

const FILES: Readonly<Record<string, string>> = {
  [`${ACTIONS}ginkgo/main-k8s-versions.yaml`]: `include:
  - &newest
    k8s-version: "9.30"
    ip-family: dual
    kube-image: "example.com/node:v9.30.1@sha256:abcd"   # a digest
    kernel: "6.99-20990101.000000"
    kernel-type: latest
  - <<: *newest
    k8s-version: 9.20
    kernel: rhel8.99-20990101.000000@sha256:abcd
`,
  [`${ACTIONS}ginkgo/main-prs.yaml`]: 'k8s-version:\r\n  - "9.30"\r\n',
  [`${ACTIONS}ginkgo/main-scheduled.yaml`]: '---\nk8s-version: ["9.30", 9.20]\n',
  [`${ACTIONS}ginkgo/main-focus.yaml`]: `focus: [f1-one, f2-two]
include:
  # Names of tests stand here
  - focus: f1-one
    cliFocus: "One\\\\sTest|Two\\"s"
exclude:
  - k8s-version: "9.20"
    focus: f1-one
  - k8s-version: "9.20"
    focus: f1-one
  - k8s-version: "9.20"
    focus: no-such-group
`,
  [`${ACTIONS}aws-cni/k8s-versions.yaml`]: 'include:\n- {version: "9.30", region: far-1, default: true, extra: true}\n',
  [`${ACTIONS}eks/k8s-versions.yaml`]: 'include:\n- {version: "9.30", region: far-2}\n',
  [`${ACTIONS}azure/k8s-versions.yaml`]: 'include:\n- {version: "9.30", location: far3, index: 4, mode: "on"}\n',
  [`${ACTIONS}gke/k8s-versions.yaml`]: 'k8s:\n- {version: 9.30, zone: far-4-c, vmIndex: 1, default: false}\n',
  [`${ACTIONS}e2e/kernel-versions.yml`]: "kernels:\n  5.10: '5.10-20990101.000000'\n  rhel8.99: 'rhel8.99-20990101.000000'\n",
  [`${ACTIONS}e2e/some.yaml`]: "- name: some-1\n  kernel: '5.10'\n  tunnel: vxlan\n  on: yes\n- name: some-2\n  kernel: 6.99-20990101.000000\n",
  '.github/workflows/tests-datapath-verifier.yaml': 'jobs:\n  a:\n    strategy:\n      matrix:\n        include:\n        - {kernel: 5.10-20990101.000000, short: 510}\n        - {kernel: bpf-next-20990101.000000}\n        - {kernel: 5.10-20990101.000000}\n',
  '.github/workflows/inline.yaml': 'jobs:\n  a: {steps: [{run: uname}]}\n  b:\n    strategy:\n      matrix:\n        include:\n        - {name: "1", kernel: 5.4-20990101.000000, ipv6: false}\n  c: {strategy: {matrix: "${{ fromJson(x) }}"}}\n',
  '.github/workflows/other.yaml': 'not: read, for it names none\n',
};

describe('matrix', () => {
  it('reads all of its tables, numbers as they are written', () => {
    const facts = factsOf(source, FILES);
    expect(facts).toEqual({
      ginkgo: [
        { k8s: '9.30', kernel: '6.99', kernelType: 'latest', ipFamily: 'dual', node: 'v9.30.1', pulls: true, scheduled: true },
        { k8s: '9.20', kernel: 'rhel8.99', kernelType: 'latest', ipFamily: 'dual', node: 'v9.30.1', pulls: false, scheduled: true },
      ],
      focus: [
        { name: 'f1-one', tests: 'One\\sTest|Two"s', skippedOn: ['9.20'] },
        { name: 'f2-two', skippedOn: [] },
      ],
      clouds: [
        { cloud: 'aws-cni', k8s: '9.30', place: 'far-1', byDefault: true, extras: ['extra'] },
        { cloud: 'azure', k8s: '9.30', place: 'far3', byDefault: false, extras: ['mode=on'] },
        { cloud: 'eks', k8s: '9.30', place: 'far-2', byDefault: false, extras: [] },
        { cloud: 'gke', k8s: '9.30', place: 'far-4-c', byDefault: false, extras: [] },
      ],
      configurations: [
        { file: '.github/actions/e2e/some.yaml', name: 'some-1', kernel: '5.10', settings: { tunnel: 'vxlan', on: 'yes' } },
        { file: '.github/actions/e2e/some.yaml', name: 'some-2', kernel: '6.99', settings: {} },
        { file: '.github/workflows/inline.yaml', name: '1', kernel: '5.4', settings: { ipv6: 'false' } },
      ],
      kernels: ['5.10', 'rhel8.99'],
      verifier: ['5.10', 'bpf-next'],
    });
    expect(source.count(facts)).toEqual({ ginkgo: 2, focus: 2, clouds: 4, configurations: 3, kernels: 2, verifier: 2 });
  });

  it('takes the kernels from the configurations where the branch has no list', () => {
    const others = Object.fromEntries(Object.entries(FILES).filter(([file]) => !file.endsWith('kernel-versions.yml')));
    expect(factsOf(source, others).kernels).toEqual(['5.10', '5.4', '6.99']);
  });

  it.each([
    [`${ACTIONS}gke/k8s-versions.yaml`, 'versions: []\n', '.github/actions/gke/k8s-versions.yaml:1: expected '],
    [`${ACTIONS}e2e/some.yaml`, 'rows: []\n', '.github/actions/e2e/some.yaml:1: expected '],
    [`${ACTIONS}ginkgo/main-k8s-versions.yaml`, 'include:\n- k8s-version: "1"\n', '.github/actions/ginkgo/main-k8s-versions.yaml: expected '],
  ])('refuses another format of %s', (file, text, message) => {
    expect(() => factsOf(source, { ...FILES, [file]: text })).toThrow(message);
  });

  it('needs its files', () => {
    expect(() => factsOf(source, { ...FILES, [`${ACTIONS}eks/k8s-versions.yaml`]: '' })).toThrow(/^\.github\/actions\/eks\/k8s-versions\.yaml/u);
    expect(() => factsOf(source, {})).toThrow(/main-k8s-versions\.yaml: commit cccccccccc has no such file/u);
  });
});
