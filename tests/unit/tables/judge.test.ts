import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generatedRules } from '../../../scripts/checks/generated/rules.ts';
import { noMemory } from '../../../scripts/checks/memory.ts';
import type { Site } from '../../../scripts/checks/rule.ts';
import { makeProject } from '../checks/project.ts';
import { ledgerOf, tinyProject, trigger, triggers, type TinyBranch } from './tiny.ts';

/** What the family's rules say of a project, apart from pages that are out of date unless they are asked for. */
async function judge(root: string, withPages = false): Promise<string[]> {
  const site: Site = { root, memory: noMemory, pages: [], byFile: new Map(), byUrl: new Map(), base: undefined, drift: false, isJudged: () => true, exists: (file) => existsSync(`${root}/${file}`) };
  const all = [];
  for (const rule of generatedRules) all.push(...(await rule.check(site)));
  return all.filter(({ rule }) => withPages || rule !== 'generated/out-of-date').map(({ rule, file, line, message }) => `${file}:${line} ${rule} ${message}`);
}

const file = 'src/data/ci-triggers.yaml';
const main: TinyBranch = { facts: triggers(trigger('/test', 'a.yaml'), trigger('/ci-gke', 'gke.yaml')), files: ['.github/ariane-config.yaml'] };
const both = '- name: /test\n  runs: All that a merge needs.\n- name: /ci-gke\n  runs: Tests on GKE.\n';

describe('descriptions', () => {
  it('that are complete pass', async () => {
    expect(await judge(tinyProject({ main }, { [file]: both }))).toEqual([]);
  });

  it('that are missing are named with what an entry needs', async () => {
    expect(await judge(tinyProject({ main }, { [file]: '- name: /test\n  runs: All that a merge needs.\n' }))).toMatchInlineSnapshot(`
      [
        "src/data/ci-triggers.yaml:1 generated/missing-description The table "ci-triggers" has a row "/ci-gke" that nothing describes. Add an entry with name, runs.",
      ]
    `);
  });

  it('of a file that is not there are missing', async () => {
    expect(await judge(tinyProject({ main }))).toHaveLength(2);
  });

  it('whose row never was suggest a name', async () => {
    expect(await judge(tinyProject({ main }, { [file]: `${both}- name: /ci-gki\n  runs: Tests.\n` }))).toMatchInlineSnapshot(`
      [
        "src/data/ci-triggers.yaml:5 generated/gone-description The table "ci-triggers" has no row "/ci-gki". Did you mean "/ci-gke"? Correct the name or remove the entry.",
      ]
    `);
  });

  it('whose row only older branches have want the commit, and show it then', async () => {
    const branches = { main, 'v1.18': { facts: triggers(trigger('/test', 'a.yaml'), trigger('/ci-gke', 'gke.yaml'), trigger('/ci-old', 'old.yaml')) } };
    const old = `${both}- name: /ci-old\n  runs: Old tests.\n`;
    expect(await judge(tinyProject(branches, { [file]: old }))).toMatchInlineSnapshot(`
      [
        "src/data/ci-triggers.yaml:5 generated/gone-description main has no "/ci-old" in the table "ci-triggers"; v1.18 still has it. Write "removed: {commit: …, use: …}" into its entry, with the commit of main that removed it and what one uses instead.",
      ]
    `);
    expect(await judge(tinyProject(branches, { [file]: `${old}  removed: {commit: "0123456789", use: /test}\n` }))).toEqual([]);
  });

  it('whose row is gone everywhere while links to it are published want the commit too', async () => {
    const ledger = { 'static/permalinks.json': ledgerOf({ 'reference/ci-triggers#ci-old': '/ci-old' }) };
    const old = `${both}- name: /ci-old\n  runs: Old tests.\n`;
    expect(await judge(tinyProject({ main }, { ...ledger, [file]: old }))).toMatchInlineSnapshot(`
      [
        "src/data/ci-triggers.yaml:5 generated/gone-description No maintained branch has "/ci-old" in the table "ci-triggers" any more. Write "removed: {commit: …, use: …}" into its entry, with the commit of main that removed it and what one uses instead: links to its row are published.",
      ]
    `);
    expect(await judge(tinyProject({ main }, { ...ledger, [file]: `${old}  removed: {commit: "0123456789"}\n` }))).toEqual([]);
  });

  it('of a row that nobody knows any more go', async () => {
    expect(await judge(tinyProject({ main }, { [file]: `${both}- name: /ci-old\n  runs: Old tests.\n  removed: {commit: "0123456789"}\n` }))).toMatchInlineSnapshot(`
      [
        "src/data/ci-triggers.yaml:5 generated/gone-description Neither a branch nor a published link knows "/ci-old" any more. Remove its entry.",
      ]
    `);
  });

  it('say nothing of a removal of what main has', async () => {
    expect(await judge(tinyProject({ main }, { [file]: `${both}  removed: {}\n` }))).toMatchInlineSnapshot(`
      [
        "src/data/ci-triggers.yaml:3 generated/gone-description main has "/ci-gke". Remove "removed" from its entry.",
      ]
    `);
  });

  it('tell the fate of a file that git knows', async () => {
    const branches = {
      main: { moved: [{ commit: 'abcdefabcdef', date: '2026-01-01', paths: { 'images/boat/Dockerfile': null } }] },
      'v1.18': { files: ['images/boat/Dockerfile'], facts: { images: { dockerfiles: [{ path: 'images/boat/Dockerfile', bases: [], stages: [] }], published: [] } } },
    };
    expect(await judge(tinyProject(branches, { 'src/data/dockerfiles.yaml': '- name: images/boat/Dockerfile\n  makes: The boat.\n' }))).toMatchInlineSnapshot(`
      [
        "src/data/dockerfiles.yaml:1 generated/gone-description main has no "images/boat/Dockerfile" in the table "dockerfiles"; v1.18 still has it. Its file was removed in abcdefabcd (2026-01-01, https://github.com/cilium/cilium/commit/abcdefabcdef). Write "removed: {commit: …, use: …}" into its entry, with the commit of main that removed it and what one uses instead.",
      ]
    `);
  });

  it('say what a make target is called now', async () => {
    const makefile = (name: string): TinyBranch => ({ files: ['Makefile'], facts: { 'make-targets': { targets: [{ dir: '.', name, file: 'Makefile', line: 1, help: true }], variables: '' } } });
    const branches = { main: { ...makefile('calm'), renamed: [{ commit: 'abcdefabcdef', date: '2026-01-01', dir: '.', from: 'smoke', to: 'calm' }] }, 'v1.18': makefile('smoke') };
    const described = '- name: calm\n  does: Calms the bees.\n- name: smoke\n  does: Calms the bees.\n';
    expect(await judge(tinyProject(branches, { 'src/data/make-targets.yaml': described }))).toMatchInlineSnapshot(`
      [
        "src/data/make-targets.yaml:3 generated/gone-description main has no "smoke" in the table "make-targets"; v1.18 still has it. It was renamed to "calm" in abcdefabcd (2026-01-01). Write "removed: {commit: 'abcdefabcdef', use: calm}" into its entry.",
      ]
    `);
    expect(await judge(tinyProject(branches, { 'src/data/make-targets.yaml': `${described}  removed: {commit: 'abcdefabcdef', use: calm}\n` }))).toEqual([]);
  });

  it.each([
    ['no list', 'name: /test\n', 1, 'Expected a list of entries, each with a name.'],
    ['no YAML', '- name: "/test\n', 2, 'Not YAML: Missing closing "quote.'],
    ['no map', `${both}- /ci-x\n`, 5, 'Expected an entry with name, removed, runs.'],
    ['a misspelt key', both.replace('runs', 'run'), 1, 'No "runs" of "/test"; Unknown "run" (an entry has name, removed, runs) of "/test".'],
    ['a row twice', `${both}- name: /test\n  runs: Again.\n`, 5, '"/test" is described twice: also in line 1. Remove one entry.'],
    ['an open backtick', both.replace('GKE', '`GKE'), 3, '"runs": a backtick is not closed, in the entry of "/ci-gke".'],
    ['an address', both.replace('GKE', 'https://example.com/'), 3, '"runs": expected no address: name the thing instead, in the entry of "/ci-gke".'],
    ['a text that is too long', both.replace('GKE', 'x'.repeat(300)), 3, '"runs": expected at most 260 characters, in the entry of "/ci-gke".'],
    ['a commit that is none', `${both}  removed: {commit: nine}\n`, 3, '"removed.commit": must be a commit id of at least 10 digits, in quotes, in the entry of "/ci-gke".'],
  ])('with %s are refused at their line', async (_, text, line, message) => {
    expect(await judge(tinyProject({ main }, { [file]: text }))).toEqual([`${file}:${line} generated/description ${message}`]);
  });

  it('name only what main has', async () => {
    const facts = { ...main.facts, 'make-targets': { targets: [{ dir: '.', name: 'kind-image', file: 'Makefile', line: 1 }], variables: '' } };
    const text = both.replace('All that a merge needs.', '"`make kind-imgae`, `pkg/hiv`, `cilium-bpf` and `whatever else`."');
    expect(await judge(tinyProject({ main: { facts, files: ['pkg/hive/cell.go'] } }, { [file]: text }))).toMatchInlineSnapshot(`
      [
        "src/data/ci-triggers.yaml:1 generated/unknown-name In the description of "/test": main has no make target "kind-imgae". Did you mean "kind-image"?",
        "src/data/ci-triggers.yaml:1 generated/unknown-name In the description of "/test": main has no file or folder "pkg/hiv". Did you mean "pkg/hive"?",
      ]
    `);
  });
});

describe('generated pages', () => {
  it('that are as the data make them pass', async () => {
    expect(await judge(tinyProject({ main }, { [file]: both }, true), true)).toEqual([]);
  });

  it('that are missing, edited or left over are named with the command', async () => {
    const root = tinyProject({ main }, { [file]: both }, true);
    writeFileSync(`${root}/docs/reference/slack.md`, 'edited');
    writeFileSync(`${root}/docs/reference/old.md`, 'left over');
    rmSync(`${root}/docs/reference/teams.md`);
    expect(await judge(root, true)).toMatchInlineSnapshot(`
      [
        "docs/reference/teams.md:1 generated/out-of-date The page is missing. Run: npx portal generate",
        "docs/reference/slack.md:1 generated/out-of-date The page is not what the data make: they changed, or somebody edited it. Run: npx portal generate",
        "docs/reference/old.md:1 generated/out-of-date No table makes this page. Run: npx portal generate",
      ]
    `);
    // The second run recalls the first one.
    expect(await judge(root, true)).toHaveLength(3);
  });

  it('are not judged in a project without pins', async () => {
    expect(await judge(makeProject(), true)).toEqual([]);
  });
});
