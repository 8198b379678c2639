import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { remark } from './remark.ts';
import { tablesOf } from '../../../src/plugins/tables.ts';
import { ledgerOf, tinyProject, trigger, triggers } from './tiny.ts';

const root = tinyProject(
  {
    main: { facts: triggers(trigger('/test', 'a.yaml', 'gke.yaml'), trigger('/ci-gke', 'gke.yaml')), files: ['.github/ariane-config.yaml', '.github/workflows/gke.yaml'] },
    'v1.18': { facts: triggers(trigger('/test', 'a.yaml')), files: ['.github/ariane-config.yaml'] },
  },
  {
    'src/data/ci-triggers.yaml': '- name: /test\n  runs: All that a merge needs.\n- name: /ci-gke\n  runs: Tests on GKE, see `/test`.\n',
    'static/permalinks.json': ledgerOf({ 'reference/ci-triggers#ci-old': '/ci-old' }),
  },
);

const html = (directive: string, file = 'docs/testing/ci.md'): string => remark(`Before.\n\n${directive}\n\nAfter.\n`, `${root}/${file}`, tablesOf(root));

describe('::table', () => {
  it('becomes the table, with its rows linked to their own page', () => {
    expect(html('::table{name=ci-triggers columns="runs,test,branches"}')).toMatchInlineSnapshot(`
      "Before.

      Phrase | What it runs | In \`/test\` | Branches
      [\`/test\`](../reference/ci-triggers.md#test) | All that a merge needs. | itself | all / differs on v1.18: without \`gke.yaml\`
      [\`/ci-gke\`](../reference/ci-triggers.md#ci-gke) | Tests on GKE, see \`/test\`. | yes | main only

      After."
    `);
  });

  it('leaves rows out that are gone, unless one names them', () => {
    expect(html('::table{name=ci-triggers}')).not.toContain('/ci-old');
    expect(html('::table{name=ci-triggers rows="/ci-old" columns=runs}', 'docs/index.md')).toMatchInlineSnapshot(`
      "Before.

      Phrase | What it runs
      [\`/ci-old\`](reference/ci-triggers.md#ci-old) | Removed.

      After."
    `);
  });

  it('takes rows and columns in the order in which they are named', () => {
    expect(html('::table{name=ci-triggers rows="/ci-gke, /test" columns="test"}')).toContain('[`/ci-gke`](../reference/ci-triggers.md#ci-gke) | yes\n[`/test`](../reference/ci-triggers.md#test) | itself\n');
  });

  it.each([
    ['::table{name=ci-trigers}', 'There is no table "ci-trigers". Did you mean "ci-triggers"?'],
    ['::table', '"::table" names no table. Write ::table{name=ci-triggers}.'],
    ['::table{name=ci-triggers rows="/ci-gki"}', 'The table "ci-triggers" has no row "/ci-gki". Did you mean "/ci-gke"?'],
    ['::table{name=ci-triggers columns="run"}', 'The table "ci-triggers" has no column "run". Did you mean "runs"?'],
    ['::table{name=ci-triggers columns=""}', 'The table "ci-triggers" has no column of an empty name. Leave the attribute out, or name one.'],
    ['::table{name=ci-triggers row="/test"}', '"::table" has no attribute "row". It takes name, rows, columns.'],
  ])('%s fails', (directive, message) => {
    expect(() => html(directive)).toThrow(message);
  });

  it('has inputs that change with the data', () => {
    const before = tablesOf(root).inputs;
    const file = `${root}/src/data/ci-triggers.yaml`;
    writeFileSync(file, readFileSync(file, 'utf8').replace('GKE', 'AKS'));
    expect(tablesOf(root).inputs).not.toBe(before);
    expect(html('::table{name=ci-triggers}')).toContain('AKS');
  });
});
