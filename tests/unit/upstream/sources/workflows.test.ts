import { describe, expect, it } from 'vitest';
import { checkNames, isDispatchable, isReusable, namesShown, source } from '../../../../scripts/upstream/sources/workflows.ts';
import { factsOf } from '../input.ts';

const FOLDER = '.github/workflows/';

function read(files: Readonly<Record<string, string>>) {
  return factsOf(source, Object.fromEntries(Object.entries(files).map(([file, text]) => [FOLDER + file, text])));
}

const JOBS = 'jobs: {one: {name: One}}\n';

describe('workflows', () => {
  it('reads events as a word, a list or a map, with their filters and crons', () => {
    const [list, map, word] = read({
      'c.yaml': `name: C\non: push\n${JOBS}`,
      'a.yaml': `name: A\non: [push, pull_request]\n${JOBS}`,
      'b.yml': `name: B
on:
  workflow_dispatch:
  push: {branches: main}
  pull_request:
    branches-ignore: &old
    - v1.8
    types: [opened]
  pull_request_target: {branches: *old, paths: ["a/**"], paths-ignore: [b]}
  schedule:
  - cron: '0 0 * * *' # at night
  - cron: 5 4 * * 1-5
${JOBS}`,
    });
    expect(list).toMatchObject({ file: 'a.yaml', events: { push: {}, pull_request: {} } });
    expect(word).toMatchObject({ file: 'c.yaml', events: { push: {} } });
    expect(map).toMatchObject({ key: 'b', crons: ['0 0 * * *', '5 4 * * 1-5'] });
    expect(map?.events).toEqual({
      workflow_dispatch: {},
      push: { branches: ['main'] },
      pull_request: { branchesIgnore: ['v1.8'] },
      pull_request_target: { branches: ['v1.8'], paths: ['a/**'], pathsIgnore: ['b'] },
      schedule: {},
    });
    expect([list, map].map((workflow) => workflow && isDispatchable(workflow))).toEqual([false, true]);
  });

  it('folds a workflow and its copies for stable branches under one key', () => {
    const all = read({ 'build.yaml': `on: push\n${JOBS}`, 'build-v1.17.yaml': `name: Build\non: push\n${JOBS}`, 'build-v1.x.yaml': `on: push\n${JOBS}` });
    expect(all.map(({ file, key, branch, name }) => [file, key, branch, name])).toEqual([
      ['build-v1.17.yaml', 'build', 'v1.17', 'Build'],
      ['build-v1.x.yaml', 'build-v1.x', undefined, '.github/workflows/build-v1.x.yaml'],
      ['build.yaml', 'build', undefined, '.github/workflows/build.yaml'],
    ]);
  });

  it('names the checks that a pull request lists', () => {
    const all = read({
      'auto.yaml': `name: Auto
on: pull_request
jobs:
  plain: {}
  matrix:
    name: Test
    strategy: {matrix: {os: [a, b]}}
  shared:
    name: Shared
    uses: ./.github/workflows/shared.yaml
  elsewhere:
    name: Elsewhere
    uses: cilium/cilium/.github/workflows/shared.yaml@v1.9
  foreign:
    name: Foreign
    uses: someone/else/.github/workflows/x.yaml@main
`,
      'shared.yaml': `name: Never shown
on: {workflow_call: {}}
jobs:
  inner: {name: Inner}
  last:
    name: Last
    steps: [{uses: "myrotvorets/set-commit-status-action@1"}]
`,
      'onrequest.yaml': `name: On request (ci-x)
on: {workflow_dispatch: , schedule: [{cron: 0 0 * * *}]}
jobs:
  start:
    steps:
    - uses: myrotvorets/set-commit-status-action@1
    - uses: myrotvorets/set-commit-status-action@1
      with: {context: "\${{ github.workflow }} part \${{ matrix.x }}"}
  many:
    name: Many
    strategy: {matrix: {include: [{x: "1"}, {x: "2"}]}}
  end: {name: End, uses: ./.github/workflows/shared.yaml}
`,
    });
    const checks = Object.fromEntries(all.map((workflow) => [workflow.file, checkNames(workflow, all)]));
    expect(checks).toEqual({
      'auto.yaml': [
        'Auto',
        'Auto / plain',
        'Auto / Test (a)',
        'Auto / Test (b)',
        'Auto / Shared / Inner',
        'Auto / Shared / Last',
        'Auto / Elsewhere / Inner',
        'Auto / Elsewhere / Last',
        'Auto / Foreign',
      ],
      'onrequest.yaml': ['On request (ci-x)', 'On request (ci-x) part *'],
      'shared.yaml': [],
    });
    const onRequest = all.find(({ file }) => file === 'onrequest.yaml');
    expect(onRequest && namesShown(onRequest, all)).toEqual(['start', 'Many (*)', 'End / Inner', 'End / Last']);
    expect(all.filter(isReusable).map(({ file }) => file)).toEqual(['shared.yaml']);
    expect(all.flatMap(({ jobs }) => jobs.flatMap(({ calls }) => calls ?? []))).toEqual(['shared.yaml', 'shared.yaml', 'someone/else/.github/workflows/x.yaml@main', 'shared.yaml']);
  });

  it('names a few jobs of a dispatched matrix by their own names, and ends where workflows call each other', () => {
    const all = read({
      'few.yaml': 'name: Few\non: workflow_dispatch\njobs:\n  a: {name: "Run ${{ matrix.x }}", strategy: {matrix: {x: [a, b]}}}\n',
      'loop.yaml': 'name: Loop\non: [pull_request, workflow_call]\njobs:\n  a: {name: Again, uses: ./.github/workflows/loop.yaml}\n',
    });
    expect(all[0]?.jobs[0]?.names).toEqual(['Run a', 'Run b']);
    expect(all[1] && checkNames(all[1], all)).toHaveLength(1);
  });

  it('reads only the YAML files of the folder itself, and counts them and their jobs', () => {
    const facts = factsOf(source, { [`${FOLDER}a.yaml`]: `on: push\n${JOBS}`, [`${FOLDER}sub/b.yaml`]: '{{ a template }}', '.github/c.yaml': '', [`${FOLDER}README.md`]: '' });
    expect(source.count(facts)).toEqual({ workflows: 1, jobs: 1 });
  });

  it.each([
    ['name: A\non: push\n', '.github/workflows/a.yaml: expected '],
    ['name: A\non: push\njobs:\n  a:\n    steps: x\n', '.github/workflows/a.yaml:5: expected '],
    ['name: A\non: push\njobs: [\n', '.github/workflows/a.yaml:4: expected YAML, found '],
  ])('refuses another format: %#', (text, message) => {
    expect(() => read({ 'a.yaml': text })).toThrow(message);
  });
});
