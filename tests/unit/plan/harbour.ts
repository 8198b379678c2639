import { PLAN_FORMAT, type PlanData, type PlanRule } from '../../../scripts/plan/engine/data.ts';
import { packTree } from '../../../scripts/plan/engine/tree.ts';

const link = { title: 'Moor a boat', address: 'docks/mooring/' };

/** Files of a small repository of our own. */
export const files = [
  '.github/workflows/float.yaml',
  '.github/workflows/sink.yaml',
  'CODEOWNERS',
  'README.md',
  'boats/Makefile',
  'boats/hull.go',
  'boats/hull_test.go',
  'boats/sail/mast.go',
  'boats/sail/testdata/knots.txt',
  'boats/sail/zz_rope.go',
  'charts/a map.svg',
  'charts/north.md',
  'charts/south.md',
  'charts/deep/trench.md',
  'docks/mooring.c',
];

const rule = (one: Partial<PlanRule> & Pick<PlanRule, 'id' | 'kind' | 'paths'>): PlanRule => ({ say: `Think of ${one.id}.`, link, ...one });

/** Data for a planner of that repository. */
export const harbour: PlanData = {
  format: PLAN_FORMAT,
  commit: '0123456789abcdef0123456789abcdef01234567',
  date: '2026-01-30',
  tree: packTree(files),
  modules: ['example.org/rope'],
  owners: [
    { pattern: '/boats/', owners: ['@cilium/boats'] },
    { pattern: '/boats/sail', owners: ['@cilium/sails', '@cilium/boats'] },
    { pattern: '/charts/', owners: ['@cilium/charts'] },
    { pattern: '/charts/deep/', owners: [] },
    { pattern: '*.md', owners: ['@cilium/words'] },
    { pattern: '/.github/', owners: ['@jane'] },
  ],
  triggers: [
    { phrase: '/test', workflows: ['float.yaml', 'sink.yaml'] },
    { phrase: '/float', workflows: ['float.yaml'] },
    { phrase: '/race', workflows: ['race.yaml'] },
  ],
  filters: [
    { workflow: 'float.yaml', ignore: '((charts|hull)/|(.*\\.md|CODEOWNERS)$)' },
    { workflow: 'sink.yaml', only: '(docks|boats/sail)/' },
  ],
  checks: [
    { file: 'lint.yaml', name: 'Lint' },
    { file: 'spell.yaml', name: 'Spell', paths: ['charts/**', '!charts/deep/**'] },
    { file: 'build.yaml', name: 'Build', pathsIgnore: ['**.md'] },
  ],
  generators: [{ command: 'make ropes', outputs: ['boats/**/zz_*.go'] }],
  split: { lines: 20, commits: 3, link },
  links: { reviewers: link, owner: link, generated: link, 'slash-test': link, automatic: link, trigger: link },
  rules: [
    rule({ id: 'go', kind: 'test', paths: ['*.go', 'testdata/'], commands: ['go test {packages}'] }),
    rule({ id: 'docks', kind: 'test', paths: ['/docks/*.c'], commands: ['make dock NAME={name}'], many: ['make docks'] }),
    rule({ id: 'ropes', kind: 'regenerate', paths: ['/boats/sail/*.go', '!zz_*'], commands: ['make ropes'] }),
    rule({ id: 'sailing', kind: 'trigger', paths: ['/boats/'], triggers: ['/float', '/race'] }),
    rule({ id: 'only-charts', kind: 'label', paths: ['/charts/'], all: true, labels: ['charts'] }),
    rule({ id: 'tests', kind: 'ask', paths: ['*.go'], unless: ['*_test.go'] }),
    rule({ id: 'moved-charts', kind: 'ask', paths: ['/charts/'], changes: ['moved', 'deleted'] }),
    rule({ id: 'read-charts', kind: 'read', paths: ['/charts/'] }),
  ],
  rows: { '@cilium/boats': 'reference/teams/#boats', '/float': 'reference/ci-triggers/#float' },
};
