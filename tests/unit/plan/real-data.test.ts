import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildPlanData } from '../../../scripts/plan/build-data.ts';
import type { PlanData } from '../../../scripts/plan/engine/data.ts';
import { createPlanner, type Plan } from '../../../scripts/plan/engine/plan.ts';
import { readTree } from '../../../scripts/plan/engine/tree.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const data = buildPlanData(root);
const planner = createPlanner(data);
const tree = readTree(data.tree, data.modules);
const folders = data.tree.split('\n').map((line) => line.split('\t')[0] ?? '');
const files = folders.flatMap((folder) => tree.namesIn(folder).map((name) => (folder === '' ? name : `${folder}/${name}`)));
const folder = mkdtempSync(path.join(tmpdir(), 'owners-'));

afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/**
 * The owners that git finds for each path when CODEOWNERS is written as attributes. An attribute's pattern does not reach below a folder that
 * it names, so each line is written for both.
 */
function ownersByGit(rules: PlanData['owners'], paths: readonly string[]): string[] {
  const lines = rules.flatMap(({ pattern }, index) => {
    const below = pattern.slice(0, -1).includes('/') ? pattern : `**/${pattern}`;
    const forms = pattern.endsWith('/**') || (pattern.endsWith('/*') && pattern !== '*') ? [pattern] : pattern.endsWith('/') ? [`${below}**`] : [pattern, `${below}/**`];
    return forms.map((form) => `"${form}" rule=${index}\n`);
  });
  execFileSync('git', ['init', '--quiet', folder]);
  writeFileSync(path.join(folder, '.gitattributes'), lines.join(''));
  const printed = execFileSync('git', ['-C', folder, 'check-attr', '-z', '--stdin', 'rule'], { input: `${paths.join('\0')}\0`, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return printed.split('\0').filter((_, at) => at % 3 === 2).map((value) => (rules[Number(value)]?.owners ?? []).join(' '));
}

function ownersByPlan(plan: Plan, paths: readonly string[]): string[] {
  const owners = new Map<string, string[]>();
  for (const { owner, because } of plan.reviewers.asked) for (const one of because) for (const file of one.paths) owners.set(file, [...(owners.get(file) ?? []), owner]);
  return paths.map((file) => (owners.get(file) ?? []).join(' '));
}

const sorted = (lists: readonly string[]): string[] => lists.map((list) => list.split(' ').sort().join(' '));

it('asks a thousand files of main for the owners that git finds by the same patterns, and new files beside them too', () => {
  const sample = files.filter((_, index) => index % Math.floor(files.length / 1000) === 0);
  const fresh = sample.map((file) => file.replace(/([^/]+)$/, 'zz_not_there.go'));
  const paths = [...new Set([...sample, ...fresh])];
  expect(sample.length).toBeGreaterThanOrEqual(1000);
  const plan = planner.plan(paths.map((file) => ({ path: file, kind: 'changed' })));
  expect(sorted(ownersByPlan(plan, paths))).toEqual(sorted(ownersByGit(data.owners, paths)));
  expect(plan.changes.filter(({ isNew }) => isNew).every(({ path: file }) => file.endsWith('zz_not_there.go'))).toBe(true);
});

it('reads every file of main as it is typed', () => {
  const { changes, passedOver } = planner.read(files.join('\n'));
  expect(passedOver).toEqual([]);
  expect(changes.map((change) => change.path)).toEqual(files);
});

describe('a plan', () => {
  const plan = (...paths: string[]): Plan => planner.plan(planner.read(paths.join('\n')).changes);
  const commands = (...paths: string[]): string[] => Object.values(plan(...paths).advice).flat().flatMap((advice) => advice.commands);
  const asked = (...paths: string[]): string[] => plan(...paths).ci.triggers.filter(({ skipped }) => !skipped).map(({ phrase }) => phrase);

  it.each([
    ['bpf/tests/jhash_test.c', 'make run_bpf_tests BPF_TEST=jhash_test'],
    ['bpf/lib/nat.h', 'make run_bpf_tests'],
    ['pkg/hive/hive.go', 'go test ./pkg/hive'],
    ['pkg/kvstore/etcd.go', 'make integration-tests TESTPKGS="./pkg/kvstore"'],
    ['api/v1/openapi.yaml', 'make generate-api'],
    ['api/v1/flow/flow.proto', 'make generate-hubble-api'],
    ['pkg/k8s/apis/cilium.io/v2/types.go', 'make generate-k8s-api && make manifests'],
    ['install/kubernetes/cilium/values.yaml.tmpl', 'make -C Documentation update-helm-values'],
    ['daemon/cmd/daemon.go', 'make -C Documentation update-cmdref'],
    ['CODEOWNERS', 'make -C Documentation update-codeowners'],
    ['go.mod', 'go mod tidy && go mod vendor'],
    ['Documentation/index.rst', 'make test-docs'],
    ['Documentation/cmdref/cilium-agent.md', 'make -C Documentation update-cmdref'],
  ])('for %s has %s', (file, command) => {
    expect(commands(file)).toContain(command);
  });

  it('asks for the triggers that look at a path, and for none that passes it over', () => {
    expect(asked('bpf/lib/nat.h')).toEqual(['/ci-verifier', '/ci-l3-l4', '/ci-kpr']);
    expect(asked('pkg/hive/hive.go')).toEqual(['/ci-integration']);
    expect(asked('Documentation/index.rst')).toEqual([]);
    expect(asked('.github/workflows/conformance-ginkgo.yaml')).toEqual(['/ci-ginkgo']);
  });

  it('tells what becomes of the suite for documents alone', () => {
    expect(plan('Documentation/index.rst').ci.runs).toEqual([]);
    expect(plan('bpf/lib/nat.h').ci.skips).toEqual([]);
  });

  it('takes one kind of release note for CI, for what users do not notice, and a choice for the rest', () => {
    const notes = (...paths: string[]): string[] => plan(...paths).advice.label.flatMap(({ labels }) => labels).filter((label) => label.startsWith('release-note/'));
    expect(notes('.github/workflows/lint-go.yaml', 'test/Makefile')).toEqual(['release-note/ci']);
    expect(notes('Documentation/index.rst', 'pkg/hive/hive_test.go')).toEqual(['release-note/misc']);
    expect(notes('Documentation/index.rst', '.github/workflows/lint-go.yaml')).toEqual(['release-note/misc']);
    expect(notes('pkg/hive/hive.go', 'README.rst')).toEqual(['release-note/bug', 'release-note/minor', 'release-note/major', 'release-note/misc']);
  });

  it('has each team, trigger and label linked to its row, and each link to an address of the site', () => {
    const { rows, reviewers, ci, links } = plan('bpf', 'install/kubernetes', 'pkg/k8s');
    const names = [...reviewers.asked.map(({ owner }) => owner), ci.all, ...ci.triggers.map(({ phrase }) => phrase)];
    expect(names.filter((name) => rows[name] === undefined)).toEqual([]);
    expect(links['slash-test']).toMatchObject({ address: 'testing/which-tests/#slash-test' });
  });
});
