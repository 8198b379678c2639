import { beforeAll, describe, expect, test } from 'vitest';
import { checkProject } from '../../../scripts/checks/run.ts';
import { withPins } from '../checks/pins.ts';
import { makeProject, pageOf } from '../checks/project.ts';

const page = 'docs/testing/run-one-test.md';

/** Findings of the reference rules, by the line of the page's text on which they stand. */
async function judge(lines: readonly string[]): Promise<Map<number, string[]>> {
  const root = makeProject(withPins({ [page]: `${pageOf(lines.join('\n\n'))}\n` }));
  const { findings } = await checkProject({ root, only: ['references'] });
  const byLine = new Map<number, string[]>();
  for (const { file, line, message } of findings) {
    if (file === page) byLine.set((line - 7) / 2, [...(byLine.get((line - 7) / 2) ?? []), message]);
  }
  return byLine;
}

/** Names that contributors' documentation had while the tree had not, as a writer would put them into a page. */
const stale: readonly string[] = [
  '`api/v1/external`',
  '`cilium/contrib/shell/test.sh`',
  '`ci/flakes`',
  '`pkg/hubble/observe`',
  '`tools/apiflaggen`',
  '`./Documentation/check-builds.sh html`',
  '`go run tools/apiflaggen`',
  '`.travis.yml`',
  '`contrib/shell/test.sh`',
  '`test/provision/manifest/`',
  '`pkg/hive/example/mini`',
  '`pkg/k8s/resource.go`',
  '`images/operator-azure/Dockerfile`',
  '`images/operator-generic/Dockerfile`',
  '`pkg/k8s/apis/cilium.io/client/crds/v2alpha1/ciliumbgploadbalancerippools.yaml`',
  '`pkg/k8s/apis/cilium.io/client/crds/v2alpha1/ciliumbgppeeringpolicies.yaml`',
  '`contrib/containerlab/bgp-cplane-dev-v4/values.yaml`',
  '`make kind-bgp-v4`',
  '`make kind-bgp-v6`',
  '`make kind-bgp-dual`',
  '`make run_bpf_tests BPF_TEST_FILE=xdp_test`',
  '`make -C images/base quick`',
  '`/ci-e2e`',
  '`/ci-e2e-upgrade`',
  ':trigger[/ci-l4lb]',
  ':workflow[tests-ipsec-upgrade.yaml]',
  '`tests-ipsec-upgrade.yaml`',
  '`conformance-gingko.yaml`',
  '`cell.Metric`',
  ':symbol[loader.NodeConfig]{in=pkg/datapath/loader}',
  ':symbol[DEBUG_LB]{in=bpf}',
  ':symbol[ASSSIGN_CONFIG]{in=bpf}',
  '`ASSSIGN_CONFIG`',
  '`CiliumBGPPeeringPolicy`',
  '`CiliumNetworkPolcy`',
  '`pkg/lock.Mapp`',
  '`github.com/cilium/cilium/pkg/hives`',
  '[the old place](https://github.com/cilium/cilium/blob/main/pkg/hives)',
  ':path[pkg/hive]{onn=v1.18}',
  ':issue[27116]{on=v1.18}',
  ':symbol[hive.New]{in=pkg/hive/nope.go}',
  ':make[run_bpf_tests]{in=bpf/tests}',
  ':flag[--tofqdns-min-ttl]{in=hubble}',
  '`make -C Documentations html`',
  ':symbol[CustomResourceDefinitionSchemaVersion]{in=pkg/k8s/apis/cilium.io/v2alpha1}',
  ':crd[CiliumBGPPeeringPolicy]',
  '`dont-merge/needs-release-note`',
  ':label[needs-rebase]',
  '`kind/backport`',
  '`#sig-vendor`',
  '`#sig-scalabilty`',
  '`@cilium/sig-lb-team`',
  '`cilium-dbg statedb health`',
  '`cilium connectivity tests`',
  '`cilium policy get`',
  '`cilium-agent --restore`',
  '`cilium-dbg monitor -vX`',
  '`cilium-dbg help endpoint lst`',
  '`cilium-dbg shell -- db/shows`',
  ':flag[--tofqdns-min-tttl]',
  '`--enable-hubbles`',
  '`--tofqdns-min-ttls=5`',
  '[the runs](https://github.com/cilium/cilium/actions/workflows/tests-smokes.yaml)',
  '[the label](https://github.com/cilium/cilium/labels/kind%2Fbugs)',
  '`db/shows seats`',
  '`hive/begin`',
];

/** Right names, and words that only look like names of Cilium's. */
const right: readonly string[] = [
  '`/etc/docker/daemon.json`',
  '`./report`',
  '`10.0.0.0/8`',
  '`feature/my-branch`',
  '`cilium/contrib/scripts/kind.sh`',
  '`cilium/kindest-node`',
  '`true/false`',
  '`and/or`',
  '`/var/run/cilium/cilium.sock`',
  '`/metrics`',
  '`github.com/cilium/cilium/pkg/hive`',
  '`quay.io/cilium/cilium-ci:latest`',
  '`time.Duration`',
  '`context.Context`',
  '`fmt.Println(x)`',
  '`pkg/*/testdata`',
  '`pkg/NAME`',
  '`pkg/lock.Map`',
  '`github.com/cilium/cilium/pkg/hive.New()`',
  '`test/e2e`',
  '`install/upgrade`',
  '`operator/agent`',
  '`values.yaml`',
  '`kind-config.yaml`',
  '`CiliumEndpoints`',
  '`HUBBLE_SERVER`',
  '`Please use the generic pkg/lock.Map wrapper`',
  '`Include bpf/ctx/skb.h or xdp.h`',
  '[the release](https://github.com/cilium/cilium/tree/v1.12/pkg/hives)',
  '`docs/testing/bpf.md`',
  '`--verbose`',
  '`--force-with-lease`',
  '`--enable-hubble=true`',
  '[the runs](https://github.com/cilium/cilium/actions/workflows/tests-smoke.yaml?query=branch%3Amain)',
  '[the label](https://github.com/cilium/cilium/labels/kind%2Fbug)',
  '`#include`',
  '`kubectl get pods -n kube-system`',
  '`docker run --rm alpine`',
  '`git push origin BRANCH`',
  'First make sure that it builds, then make the change.',
  'At 10:30, key:value and host:port stay text, as does cilium:latest.',
  '`cilium-dbg endpoint list -o json`',
  '`cilium-dbg monitor -vv`',
  '`hubble observe -n default -fo json`',
  '`cilium help connectivity`',
  '`/ci-conformance-race all-tests=true`',
  '`db/show seats`',
  '`basket/put apple`',
  '`cilium connectivity test --test pod-to-pod`',
  '`make kind-image`',
  '`make -C Documentation html`',
  '`make -j8 build`',
  '`pkg/hive/`',
  '`bpf/lib/common.h:12`',
  '`./pkg/hive/...`',
  '`cell.Provide(newThing)`',
  '`needs-backport/1.18`',
  '`@cilium/sig-datapath`',
  ':path[images/llvm]{repo=cilium/image-tools}',
  ':make[kind-bgp-v4]{on=v1.18}',
  ':issue[27116] and :pr[34060]',
];

describe('stale names', () => {
  let found: Map<number, string[]>;
  beforeAll(async () => { found = await judge(stale); });

  test.each(stale.map((text, index) => [text, index] as const))('%s is reported', (_text, index) => {
    expect(found.get(index)).toHaveLength(1);
  });
});

describe('right names and look-alikes', () => {
  let found: Map<number, string[]>;
  beforeAll(async () => { found = await judge(right); });

  test.each(right.map((text, index) => [text, index] as const))('%s is left alone', (_text, index) => {
    expect(found.get(index) ?? []).toEqual([]);
  });
});

test('messages name what was meant, where a path went, and the branch that has the name', async () => {
  const found = await judge(['`pkg/hubble/observe`', '`pkg/elf`', '`make kind-bgp-v4`', '`make kind-bgpv2-dg-service`', '`make run_bpf_tests BPF_TEST_FILE=xdp_test`', '`make kind-imagee`', '`cilium-dbg endpoints list`', '`cilium-dbg endpoint list --outputt json`', ':path[x/y]{on=v0.9}', ':issue[abc]']);
  expect(found).toMatchInlineSnapshot(`
    Map {
      0 => [
        "main has no file or folder "pkg/hubble/observe". Did you mean "pkg/hubble/observer"?",
      ],
      1 => [
        "main has no file or folder "pkg/elf". It was removed in 03b614f263 (2024-05-17).",
      ],
      2 => [
        "main has no make target "kind-bgp-v4". It is on v1.18, v1.17, v1.16: if that is meant, write {on=v1.18}.",
      ],
      3 => [
        "main has no make target "kind-bgpv2-dg-service". It was renamed to "kind-bgp-dg-service" in cb1fb7d56e (2025-10-28). It is on v1.18: if that is meant, write {on=v1.18}.",
      ],
      4 => [
        "No makefile on main uses the variable "BPF_TEST_FILE". It was renamed to "BPF_TEST" in 0c4178c980 (2025-09-05).",
      ],
      5 => [
        "main has no make target "kind-imagee". Did you mean "kind-image"?",
      ],
      6 => [
        ""cilium-dbg" has no command "endpoints". Did you mean "endpoint"?",
      ],
      7 => [
        ""cilium-dbg endpoint list" has no flag "--outputt". Did you mean "--output"?",
      ],
      8 => [
        "There is no branch "v0.9" here. The branches are main, v1.18, v1.17, v1.16 (src/data/branches.yaml).",
      ],
      9 => [
        "":issue[abc]" is no number. Write the number alone, as in :issue[27116].",
      ],
    }
  `);
});

test('script tests are read: a wrong command and a wrong flag are reported, and the commands of the example itself are not', async () => {
  const script = ['```text title="example.txtar"', '# A comment', 'hive/start', '! basket/put apple', 'db/showw seats', 'db/get seats 7 --formatt=yaml', "stdout 'total 16'", '-- db/nope --', 'db/nope', '```'].join('\n');
  const root = makeProject(withPins({ [page]: `${pageOf(script)}\n` }));
  const { findings } = await checkProject({ root, only: ['references'] });
  expect(findings.filter(({ file }) => file === page).map(({ line, message }) => `${line - 6} ${message}`)).toMatchInlineSnapshot(`
    [
      "5 main has no script command "db/showw". Did you mean "db/show"?",
      "6 The script command "db/get" has no flag "--formatt". It has --out, -o, --columns, --format, -f, --index, -i, --delete.",
    ]
  `);
});
