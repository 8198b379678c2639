import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { applyFixes } from '../../../scripts/checks/fix.ts';
import { isFixable } from '../../../scripts/checks/registry.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { withPins } from './pins.ts';
import { makeProject } from './project.ts';

const file = 'docs/testing/run-one-test.md';

const page = (source: string, body: readonly string[]): string => `---
title: Run one test
description: A page that shows one thing, with a description that is long enough.
type: task
sources:
  - VERSION
  - ${source}
---

${body.join('\n')}
`;

/** Lines with a name that git says has moved, and what is to become of each. */
const moved = [
  ['The agent is in :path[pkg/bgpv1/agent] and :path[pkg/bgpv1/manager/].', 'The agent is in :path[pkg/bgp/agent] and :path[pkg/bgp/manager/].'],
  ['It starts with :symbol[agent.NewController]{in="pkg/bgpv1/agent"}.', 'It starts with :symbol[agent.NewController]{in="pkg/bgp/agent"}.'],
  ['The lab has :make[deploy]{in=contrib/containerlab/bgpv2/pod-ip-pool}.', 'The lab has :make[deploy]{in=contrib/containerlab/pod-ip-pool}.'],
  ['See `pkg/bgpv1/manager/manager.go:12` and `./pkg/bgpv1/cell.go`.', 'See `pkg/bgp/manager/manager.go:12` and `./pkg/bgp/cell.go`.'],
  ['Run `go test ./operator/pkg/bgpv2/...` or `make -C contrib/containerlab/bgpv2/pod-ip-pool deploy`.', 'Run `go test ./operator/pkg/bgp/...` or `make -C contrib/containerlab/pod-ip-pool deploy`.'],
  ['Read [the notes](https://github.com/cilium/cilium/blob/main/pkg/bgpv1/README.md).', 'Read [the notes](https://github.com/cilium/cilium/blob/main/pkg/bgp/README.md).'],
  ['It runs in :workflow[conformance-k8s-kind.yaml], that is `conformance-k8s-kind.yaml`.', 'It runs in :workflow[k8s-kind-network-e2e.yaml], that is `k8s-kind-network-e2e.yaml`.'],
  ['The lab is :make[kind-bgpv2-dg-service], or `make kind-bgpv2-dg-service-down`.', 'The lab is :make[kind-bgp-dg-service], or `make kind-bgp-dg-service-down`.'],
  ['Then `make run_bpf_tests BPF_TEST_FILE=xdp_test` runs one.', 'Then `make run_bpf_tests BPF_TEST=xdp_test` runs one.'],
] as const;

/** Lines that nobody but a person may change. */
const left = [
  'On an older branch it is :path[pkg/bgpv1/agent]{on=v1.18}, elsewhere :path[pkg/bgpv1]{repo=cilium/other}.',
  'These are guesses: :path[pkg/hivee], :make[kind-imagee], `@cilium/sig-datapaths`.',
  'It was removed: :path[pkg/launcher].',
  '',
  '```shell-session',
  '$ go test ./pkg/bgpv1/agent/...',
  '$ make -C contrib/containerlab/bgpv2/pod-ip-pool deploy',
  '$ make kind-bgpv2-dg-service',
  '```',
];

test('a name that git says has moved is rewritten everywhere but in code blocks, guesses are left, and a second time changes nothing', async () => {
  const root = makeProject(withPins({ [file]: page('pkg/bgpv1/README.md', [...moved.map(([before]) => `${before}\n`), ...left]) }));
  const check = async () => (await checkProject({ root, only: ['references'] })).findings;
  const read = () => readFileSync(path.join(root, file), 'utf8');
  const before = await check();
  expect(applyFixes(root, before, isFixable)).toEqual([file]);
  expect(read()).toBe(page('pkg/bgp/README.md', [...moved.map(([, after]) => `${after}\n`), ...left]));
  const after = await check();
  expect(after.filter(({ fix }) => fix !== undefined)).toEqual([]);
  expect(applyFixes(root, after, isFixable)).toEqual([]);
  expect(after.map(({ line, message }) => `${line - 9 - 2 * moved.length} ${message}`)).toMatchInlineSnapshot(`
    [
      "2 main has no file or folder "pkg/hivee". Did you mean "pkg/hive"?",
      "2 main has no make target "kind-imagee". Did you mean "kind-image"?",
      "2 main has no team "sig-datapaths". Did you mean "sig-datapath"?",
      "3 main has no file or folder "pkg/launcher". It was removed in 2e4839ac7d (2025-11-07).",
      "6 main has no file or folder "pkg/bgpv1/agent". It moved to "pkg/bgp/agent" in 97dd2252de (2025-11-04).",
      "7 There is no folder "contrib/containerlab/bgpv2/pod-ip-pool". It moved to "contrib/containerlab/pod-ip-pool" in cb1fb7d56e (2025-10-28).",
      "8 main has no make target "kind-bgpv2-dg-service". It was renamed to "kind-bgp-dg-service" in cb1fb7d56e (2025-10-28). It is on v1.18: if that is meant, write {on=v1.18}.",
    ]
  `);
});

test('a pattern of the change planner follows its folder, with wildcards after it as well', async () => {
  const rules = 'src/data/plan-rules.yaml';
  const real = readFileSync(path.resolve(import.meta.dirname, '../../..', rules), 'utf8');
  const old = real.replace(/\/operator\/pkg\/bgp\/(?=.*\n)/, '/operator/pkg/bgpv2/*.go');
  expect(old).not.toBe(real);
  const root = makeProject(withPins({ [rules]: old }));
  const { findings } = await checkProject({ root, only: ['references/plan-rule'] });
  expect(findings.filter(({ fix }) => fix !== undefined).map(({ message }) => message)).toMatchInlineSnapshot(`
    [
      "Rule "ci-privileged": "/operator/pkg/bgpv2/*.go" fits no file of main. main has no file or folder "operator/pkg/bgpv2". It moved to "operator/pkg/bgp" in 2701d09010 (2025-11-04).",
    ]
  `);
  applyFixes(root, findings, isFixable);
  expect(readFileSync(path.join(root, rules), 'utf8')).toBe(old.replace('/operator/pkg/bgpv2/*.go', '/operator/pkg/bgp/*.go'));
});
