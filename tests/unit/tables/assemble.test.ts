import { describe, expect, it } from 'vitest';
import { assemble } from '../../../scripts/tables/assemble.ts';
import { plain } from '../../../scripts/tables/cell.ts';
import { page as triggersPage } from '../../../scripts/tables/ci/triggers.ts';
import { page as imagesPage } from '../../../scripts/tables/ci/images.ts';
import { loadContext } from '../../../scripts/tables/context.ts';
import { renderPage } from '../../../scripts/tables/page.ts';
import { describedRows } from '../../../scripts/tables/rows.ts';
import { ledgerOf, tinyProject, trigger, triggers } from './tiny.ts';

const files = ['.github/ariane-config.yaml', '.github/workflows/a.yaml', '.github/workflows/gke.yaml'];
const branches = {
  main: { files, facts: triggers(trigger('/test', 'a.yaml', 'gke.yaml'), trigger('/ci-gke', 'gke.yaml'), trigger('/ci-new', 'a.yaml')) },
  'v1.18': { files, facts: triggers(trigger('/test', 'a.yaml'), trigger('/ci-gke', 'gke.yaml', 'b.yaml'), trigger('/ci-old', 'a.yaml')) },
  'v1.17': { files, facts: triggers(trigger('/test', 'a.yaml'), trigger('/ci-old', 'a.yaml')) },
} as const;
const yaml = `
- name: /test
  runs: All that a merge needs.
- name: /ci-gke
  runs: Tests on GKE.
- name: /ci-new
  runs: New tests.
- name: /ci-old
  runs: Old tests.
  removed: {commit: "0123456789abcdef", use: /ci-new}
- name: /ci-lost
  runs: Lost tests.
  removed: {commit: "fedcba9876543210", use: "\`make lost\`"}
`;
const ledger = ledgerOf({ 'reference/ci-triggers#ci-lost': '/ci-lost', 'reference/ci-triggers#ci-unknown': '/ci-unknown', 'reference/ci-triggers#ci-gke': '/ci-gke', 'reference/teams#ci-other': 'ci-other' });

const table = triggersPage.tables[0];

function rowsOf(root: string): Record<string, Record<string, string>> {
  if (table === undefined) throw new Error('the page has no table');
  const { rows, columns } = assemble(triggersPage, table, loadContext(root));
  return Object.fromEntries(rows.map((row) => [`${row.name} #${row.anchor} ${row.state}`, Object.fromEntries(columns.map(({ key }) => [key, plain(row.cells.get(key) ?? [])]))]));
}

describe('a table', () => {
  const root = tinyProject(branches, { 'src/data/ci-triggers.yaml': yaml, 'static/permalinks.json': ledger });

  it('has the rows of all branches with what differs, and those that published links lead to', () => {
    expect(rowsOf(root)).toMatchInlineSnapshot(`
      {
        "/ci-gke #ci-gke present": {
          "branches": "main, v1.18 differs on v1.18: also b.yaml; not in /test",
          "options": "",
          "runs": "Tests on GKE.",
          "test": "yes",
          "workflows": "gke.yaml",
        },
        "/ci-lost #ci-lost gone": {
          "branches": "none",
          "options": "",
          "runs": "Removed in fedcba9876. Use make lost. Lost tests.",
          "test": "",
          "workflows": "",
        },
        "/ci-new #ci-new present": {
          "branches": "main only",
          "options": "",
          "runs": "New tests.",
          "test": "yes",
          "workflows": "a.yaml",
        },
        "/ci-old #ci-old older": {
          "branches": "v1.18, v1.17",
          "options": "",
          "runs": "Removed from main in 0123456789. Use /ci-new. Old tests.",
          "test": "yes",
          "workflows": "a.yaml",
        },
        "/ci-unknown #ci-unknown gone": {
          "branches": "none",
          "options": "",
          "runs": "Removed.",
          "test": "",
          "workflows": "",
        },
        "/test #test present": {
          "branches": "all differs on v1.18, v1.17: without gke.yaml",
          "options": "",
          "runs": "All that a merge needs.",
          "test": "itself",
          "workflows": "a.yaml gke.yaml",
        },
      }
    `);
  });

  it('is written with its commits, and the same every time', () => {
    const context = loadContext(root);
    expect(renderPage(triggersPage, context)).toMatchInlineSnapshot(`
      "---
      title: "CI triggers"
      description: "Every comment that starts workflows on a Cilium pull request, what it runs, and on which branches it works."
      type: reference
      slack: testing
      keywords: ["Ariane", "trigger phrase", "comment", "/test", "rerun", "ci"]
      generated: true
      ---

      Write the phrase as a comment of its own on a pull request. \`/test\` starts what the fourth column marks. The branch that the pull request is for decides which phrases work.

      Generated from [\`.github/ariane-config.yaml\`][main:.github/ariane-config.yaml] at [main 6d61696e00][main:.github/ariane-config.yaml] (2026-01-02), [v1.18 76312e3138][v1.18:.github/ariane-config.yaml] (2026-01-02), [v1.17 76312e3137][v1.17:.github/ariane-config.yaml] (2026-01-02). Descriptions: \`src/data/ci-triggers.yaml\`.

      | Phrase | What it runs | Workflows | In \`/test\` | Options | Branches |
      | --- | --- | --- | --- | --- | --- |
      | <a id="test" href="#test"><code>/test</code></a> | All that a merge needs. | [\`a.yaml\`][main:.github/workflows/a.yaml]<br>[\`gke.yaml\`][main:.github/workflows/gke.yaml] | itself |  | all<br>differs on v1.18, v1.17: without \`gke.yaml\` |
      | <a id="ci-gke" href="#ci-gke"><code>/ci-gke</code></a> | Tests on GKE. | [\`gke.yaml\`][main:.github/workflows/gke.yaml] | yes |  | main, v1.18<br>differs on v1.18: also \`b.yaml\`; not in \`/test\` |
      | <a id="ci-new" href="#ci-new"><code>/ci-new</code></a> | New tests. | [\`a.yaml\`][main:.github/workflows/a.yaml] | yes |  | main only |
      | <a id="ci-old" href="#ci-old"><code>/ci-old</code></a> | Removed from main in [\`0123456789\`](https://github.com/cilium/cilium/commit/0123456789abcdef). Use [\`/ci-new\`](#ci-new). Old tests. | [\`a.yaml\`][v1.18:.github/workflows/a.yaml] | yes |  | v1.18, v1.17 |
      | <a id="ci-lost" href="#ci-lost"><code>/ci-lost</code></a> | Removed in [\`fedcba9876\`](https://github.com/cilium/cilium/commit/fedcba9876543210). Use \`make lost\`. Lost tests. |  |  |  | none |
      | <a id="ci-unknown" href="#ci-unknown"><code>/ci-unknown</code></a> | Removed. |  |  |  | none |

      [main:.github/ariane-config.yaml]: https://github.com/cilium/cilium/blob/6d61696e00000000000000000000000000000000/.github/ariane-config.yaml
      [main:.github/workflows/a.yaml]: https://github.com/cilium/cilium/blob/6d61696e00000000000000000000000000000000/.github/workflows/a.yaml
      [main:.github/workflows/gke.yaml]: https://github.com/cilium/cilium/blob/6d61696e00000000000000000000000000000000/.github/workflows/gke.yaml
      [v1.17:.github/ariane-config.yaml]: https://github.com/cilium/cilium/blob/76312e3137000000000000000000000000000000/.github/ariane-config.yaml
      [v1.18:.github/ariane-config.yaml]: https://github.com/cilium/cilium/blob/76312e3138000000000000000000000000000000/.github/ariane-config.yaml
      [v1.18:.github/workflows/a.yaml]: https://github.com/cilium/cilium/blob/76312e3138000000000000000000000000000000/.github/workflows/a.yaml
      "
    `);
    expect(renderPage(triggersPage, loadContext(root))).toBe(renderPage(triggersPage, context));
  });

  it('gives the ledger its rows', () => {
    expect(describedRows(root).filter(({ page }) => page === 'reference/ci-triggers')).toMatchInlineSnapshot(`
      [
        {
          "id": "test",
          "page": "reference/ci-triggers",
          "title": "/test",
        },
        {
          "id": "ci-gke",
          "page": "reference/ci-triggers",
          "title": "/ci-gke",
        },
        {
          "id": "ci-new",
          "page": "reference/ci-triggers",
          "title": "/ci-new",
        },
        {
          "id": "ci-old",
          "page": "reference/ci-triggers",
          "title": "/ci-old",
        },
        {
          "gone": true,
          "id": "ci-lost",
          "page": "reference/ci-triggers",
          "title": "/ci-lost",
        },
        {
          "gone": true,
          "id": "ci-unknown",
          "page": "reference/ci-triggers",
          "title": "/ci-unknown",
        },
      ]
    `);
  });
});

it('tells two tables on a page apart by what their anchors begin with', () => {
  const images = {
    dockerfiles: [{ path: 'images/boat/Dockerfile', bases: ['quay.io/sea'], stages: ['release'] }],
    published: [{ name: 'images/boat/Dockerfile', dockerfile: 'images/boat/Dockerfile', workflows: ['build-images-ci.yaml'] }],
  };
  const root = tinyProject({ main: { files: ['images/boat/Dockerfile'], facts: { images } } }, { 'static/permalinks.json': ledgerOf({ 'reference/images#image-raft': 'raft', 'reference/images#dockerfile-raft': 'raft' }) });
  const context = loadContext(root);
  expect(imagesPage.tables.map((one) => assemble(imagesPage, one, context).rows.map(({ anchor, state }) => `${anchor} ${state}`))).toEqual([
    ['image-images-boat-dockerfile present', 'image-raft gone'],
    ['dockerfile-images-boat-dockerfile present', 'dockerfile-raft gone'],
  ]);
});
