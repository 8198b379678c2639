import { describe, expect, it } from 'vitest';
import { fillCommands, packagesOf } from '../../../scripts/plan/engine/commands.ts';
import { planMarkdown } from '../../../scripts/plan/engine/markdown.ts';
import { createPlanner, type Plan } from '../../../scripts/plan/engine/plan.ts';
import { nothingFound, passedOverText, sizeText, suiteText } from '../../../scripts/plan/engine/sentences.ts';
import { packTree, readTree } from '../../../scripts/plan/engine/tree.ts';
import { files, harbour } from './harbour.ts';

const planner = createPlanner(harbour);
const plan = (...lines: string[]): Plan => planner.plan(planner.read(lines.join('\n')).changes);
const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
const tree = readTree(packTree(files), harbour.modules);

describe('reviewers', () => {
  it('come from the last line that matches, with the paths that made them', () => {
    expect(plan('boats/hull.go', 'boats/sail/mast.go', 'charts/north.md').reviewers).toEqual({
      asked: [
        { owner: '@cilium/boats', because: [{ pattern: '/boats/', paths: ['boats/hull.go'] }, { pattern: '/boats/sail', paths: ['boats/sail/mast.go'] }], count: 2 },
        { owner: '@cilium/sails', because: [{ pattern: '/boats/sail', paths: ['boats/sail/mast.go'] }], count: 1 },
        { owner: '@cilium/words', because: [{ pattern: '*.md', paths: ['charts/north.md'] }], count: 1 },
      ],
      exempt: [],
      uncovered: [],
    });
  });

  it('are nobody for a line without owners, and for a path without a line', () => {
    const { reviewers } = plan('charts/deep/new.svg', 'docks/mooring.c');
    expect(reviewers).toEqual({ asked: [], exempt: ['charts/deep/new.svg'], uncovered: ['docks/mooring.c'] });
  });

  it('of a new path are those of its folder', () => {
    const { changes, reviewers } = plan('boats/sail/boom/x.go', 'boats/sail/boom/');
    expect(changes.map(({ isNew }) => isNew)).toEqual([true, true]);
    expect(reviewers.asked.map(({ owner, count }) => `${owner} ${count}`)).toEqual(['@cilium/boats 2', '@cilium/sails 2']);
  });

  it('of a moved file are those of both its names', () => {
    expect(plan('R\tboats/hull.go\tcharts/hull.svg').reviewers.asked.map(({ owner }) => owner)).toEqual(['@cilium/boats', '@cilium/charts']);
  });

  it('of a folder are those of all its files', () => {
    const { changes, reviewers, size } = plan('boats');
    expect(changes).toEqual([{ path: 'boats/', kind: 'changed', isNew: false, files: 6 }]);
    expect(reviewers.asked.map(({ owner, count }) => `${owner} ${count}`)).toEqual(['@cilium/boats 6', '@cilium/sails 3']);
    expect(size.files).toBe(6);
  });
});

it('names a file that was perhaps meant, unless git says that the path is new', () => {
  const nearest = (...lines: string[]): (string | undefined)[] => plan(...lines).changes.map((change) => change.nearest);
  expect(nearest('boats/hul.go', 'boat/sail/mast.go', 'boats/mast.go', 'boats/anchor.go')).toEqual(['boats/hull.go', 'boats/sail/mast.go', 'boats/sail/mast.go', undefined]);
  expect(nearest('A\tboats/hul.go')).toEqual([undefined]);
});

describe('advice', () => {
  it('is asked for by paths, by all paths, by kinds of changes, and held back by others', () => {
    expect(ids(plan('charts/north.md').advice.label)).toEqual(['only-charts']);
    expect(ids(plan('charts/north.md', 'README.md').advice.label)).toEqual([]);
    expect(ids(plan('boats/hull.go').advice.ask)).toEqual(['tests']);
    expect(ids(plan('boats/hull.go', 'boats/hull_test.go').advice.ask)).toEqual([]);
    expect(ids(plan('charts/north.md').advice.ask)).toEqual([]);
    expect(plan('R\tcharts/north.md\tcharts/up.md').advice.ask.map(({ id, paths }) => [id, ...paths])).toEqual([['moved-charts', 'charts/north.md', 'charts/up.md']]);
  });

  it('counts which files of a command are in the change', () => {
    const written = (...lines: string[]): unknown[] => plan(...lines).advice.regenerate.map(({ id, commands, written: count }) => [id, ...commands, count]);
    expect(written('boats/sail/mast.go')).toEqual([['ropes', 'make ropes', 0]]);
    expect(written('boats/sail/mast.go', 'boats/sail/zz_rope.go')).toEqual([['ropes', 'make ropes', 1]]);
    expect(written('boats/sail/zz_rope.go')).toEqual([['written-by make ropes', 'make ropes', 1]]);
  });

  it('on tests of deleted files alone is none', () => {
    expect(ids(plan('D\tboats/hull.go').advice.test)).toEqual([]);
  });
});

describe('commands', () => {
  it('name packages: of a file without one the next above, and of test data its own', () => {
    expect(packagesOf(['boats/hull.go', 'boats/sail/testdata/knots.txt', 'boats/Makefile', 'boats/new/x.go', 'boats/sail/charts/x.md', 'README.md'], tree)).toEqual(['./boats', './boats/new', './boats/sail']);
  });

  it('name many packages by the folders over them', () => {
    const many = Array.from({ length: 14 }, (_, index) => `boats/fleet/${index}/x.go`);
    expect(packagesOf([...many, 'charts/tool/x.go'], tree)).toEqual(['./boats/fleet/...', './charts/tool']);
    const roots = Array.from({ length: 14 }, (_, index) => `root${index}/x.go`);
    expect(packagesOf(roots, tree)).toHaveLength(14);
  });

  it('are repeated for a few names, and give way for many', () => {
    const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `docks/part${index}.c`);
    expect(fillCommands(['make dock NAME={name}'], ['make docks'], names(2), tree)).toEqual(['make dock NAME=part0', 'make dock NAME=part1']);
    expect(fillCommands(['make dock NAME={name}'], ['make docks'], names(5), tree)).toEqual(['make docks']);
    expect(fillCommands(['gofmt -l {folders}'], undefined, ['boats/hull.go'], tree)).toEqual(['gofmt -l boats']);
    expect(fillCommands(['go test {packages}'], undefined, ['README.md'], tree)).toEqual([]);
  });
});

it('tells triggers that belong to the suite from others, and those that are passed over', () => {
  const { ci } = plan('boats/Makefile', 'boats/hull.go');
  expect(ci.triggers.map(({ phrase, extra, skipped }) => ({ phrase, extra, skipped }))).toEqual([{ phrase: '/float', extra: false, skipped: false }, { phrase: '/race', extra: true, skipped: false }]);
  expect(plan('.github/workflows/float.yaml').ci.triggers.map(({ phrase }) => phrase)).toEqual(['/float']);
});

it('says what becomes of the suite', () => {
  expect(suiteText(plan('boats/sail/mast.go'))).toBe('runs all of its 2 workflows.');
  expect(suiteText(plan('boats/hull.go'))).toBe('runs 1 of its 2 workflows and records the others as skipped.');
  expect(suiteText(plan('charts/north.md'))).toBe('runs none of its 2 workflows for these files. Comment it all the same: it records the required checks as skipped.');
});

it('counts lines of files that people write, and advises against many', () => {
  expect(sizeText(plan('boats/hull.go'))).toMatchInlineSnapshot(`"Split a pull request of more than 20 lines or 3 commits, if you find a sensible cut. Paste the output of \`git diff --stat\` to have the lines counted."`);
  expect(sizeText(plan(' boats/hull.go | 20 ++', ' boats/sail/zz_rope.go | 900 ++'))).toMatchInlineSnapshot(`"20 lines changed: small enough to stay whole. The advice is to split more than 20 lines or 3 commits. Generated and vendored files do not count here."`);
  expect(sizeText(plan(' boats/hull.go | 1021 ++'))).toMatchInlineSnapshot(`"1,021 lines changed: look for a sensible cut. The advice is to split more than 20 lines or 3 commits."`);
});

it('tells kindly what was passed over', () => {
  const { passedOver } = planner.read(['boats/hull.go', 'some words', ' .../hidden/x.go | 2 +-'].join('\n'));
  expect(passedOverText(passedOver)).toMatchInlineSnapshot(`"Git shortened a path to fit the terminal: “.../hidden/x.go | 2 +-”. Paste the output of \`git diff --stat=999\` in place of it. One line names no path and was passed over: “some words”."`);
  expect(passedOverText(planner.read(['a b', 'c d', 'e f', 'g h', 'long '.repeat(20)].join('\n')).passedOver)).toMatchInlineSnapshot(`"5 lines name no path and were passed over: “a b”, “c d”, “e f” and 2 more."`);
  expect(passedOverText([])).toBeUndefined();
  expect(nothingFound).toContain('git status --short');
});

it('writes a checklist that notifies nobody', () => {
  const text = planMarkdown(plan(' boats/hull.go | 30 ++', ' boats/sail/mast.go | 2 +-', ' docks/mooring.c | 1 +', ' boats/hul.go | 1 +'), { site: 'https://example.org/', self: 'https://example.org/plan/#plan=x' });
  expect(text).toMatchInlineSnapshot(`
    "## Plan for this change

    4 files, 1 of them not on \`main\`; 2 teams are asked for a review. Facts of \`main\` at [0123456789](https://github.com/cilium/cilium/tree/0123456789abcdef0123456789abcdef01234567), 2026-01-30. [Open this plan](https://example.org/plan/#plan=x)

    ### Not on main

    - \`boats/hul.go\` counts as new. Or is \`boats/hull.go\` meant?

    ### Reviewers

    - [\`@cilium/boats\`](https://example.org/reference/teams/#boats): 3 files (\`/boats/\`, \`/boats/sail\`)
    - \`@cilium/sails\`: 1 file (\`/boats/sail\`)
    - [ ] No line of CODEOWNERS covers \`docks/mooring.c\`: add one. [Moor a boat](https://example.org/docks/mooring/)

    ### Run on your machine

    - [ ] Think of go. [Moor a boat](https://example.org/docks/mooring/)

      \`\`\`shell
      go test ./boats ./boats/sail
      \`\`\`

    - [ ] Think of docks. [Moor a boat](https://example.org/docks/mooring/)

      \`\`\`shell
      make dock NAME=mooring
      \`\`\`

    ### Regenerate

    - [ ] Think of ropes. [Moor a boat](https://example.org/docks/mooring/)

      \`\`\`shell
      make ropes
      \`\`\`

      None of the files that it writes is in your list yet.

    ### Ask for in CI

    - [ ] \`/test\` runs all of its 2 workflows. [Moor a boat](https://example.org/docks/mooring/)
    - [ ] \`/race\`: Think of sailing. Not part of \`/test\`.
    - Watch these parts of \`/test\`, or start them alone: [\`/float\`](https://example.org/reference/ci-triggers/#float) [Moor a boat](https://example.org/docks/mooring/)

    ### Answer in the description

    - [ ] Think of tests. [Moor a boat](https://example.org/docks/mooring/)

    ### Size

    - 34 lines changed: look for a sensible cut. The advice is to split more than 20 lines or 3 commits. [Moor a boat](https://example.org/docks/mooring/)
    "
  `);
  expect(text.replace(/`[^`]*`/g, '')).not.toContain('@');
});
