import { describe, expect, it } from 'vitest';
import { assemble } from '../../../scripts/tables/assemble.ts';
import { plain } from '../../../scripts/tables/cell.ts';
import { loadContext } from '../../../scripts/tables/context.ts';
import { changePages } from '../../../scripts/tables/versions/changes.ts';
import { tinyProject, trigger, type TinyBranch } from './tiny.ts';

const label = (name: string, ...files: readonly string[]): unknown => ({ name, pattern: false, files });
const workflow = (file: string): unknown => ({ file, key: file, name: file, events: {}, jobs: [] });
const files = (list: readonly string[]): string[] => ['.github/labeler.yml', '.github/ariane-config.yaml', 'CODEOWNERS', ...list.map((file) => `.github/workflows/${file}`)];

const main: TinyBranch = {
  files: [...files(['new-name.yaml', 'kept.yaml', 'added.yaml']), '.github/only-main.yaml', 'Documentation/contributing/b.rst', 'Makefile'],
  facts: {
    owners: { rules: [], sections: [{ title: 'All', teams: [{ name: '@cilium/kept', described: true }, { name: '@cilium/new', described: true }] }] },
    triggers: { triggers: [trigger('/test', 'kept.yaml'), trigger('/ci-renamed', 'kept.yaml', 'added.yaml')], nightly: [], filters: [] },
    workflows: ['new-name.yaml', 'kept.yaml', 'added.yaml'].map(workflow),
    labels: [label('kind/new', '.github/labeler.yml'), label('kind/of-main', '.github/only-main.yaml'), label('backport/1.20', '.github/labeler.yml')],
    'make-targets': { targets: [{ dir: '.', name: 'kept', file: 'Makefile', line: 1, help: true }, { dir: '.', name: 'inner', file: 'Makefile', line: 2 }], variables: '' },
  },
  moved: [{ commit: 'abcdefabcdef', date: '2026-01-01', paths: { '.github/workflows/old-name.yaml': '.github/workflows/new-name.yaml', '.github/workflows/gone.yaml': null, 'Documentation/contributing/a.rst': 'Documentation/contributing/b.rst' } }],
};
const stable: TinyBranch = {
  files: [...files(['old-name.yaml', 'kept.yaml', 'gone.yaml']), 'Documentation/contributing/a.rst', 'Makefile'],
  facts: {
    owners: { rules: [], sections: [{ title: 'All', teams: [{ name: '@cilium/kept', described: true }] }] },
    triggers: { triggers: [trigger('/test', 'kept.yaml'), trigger('/ci-old', 'added.yaml'), trigger('/ci-gone', 'gone.yaml')], nightly: [], filters: [] },
    workflows: ['old-name.yaml', 'kept.yaml', 'gone.yaml'].map(workflow),
    labels: [label('backport/1.18', '.github/labeler.yml')],
    'make-targets': { targets: [{ dir: '.', name: 'kept', file: 'Makefile', line: 9, help: true }, { dir: '.', name: 'dropped', file: 'Makefile', line: 2, help: true }], variables: '' },
  },
};

describe('changes between branches', () => {
  const context = loadContext(tinyProject({ main, 'v1.18': stable }, {
    'src/data/make-targets.yaml': '- name: dropped\n  does: Nothing now.\n  removed: {commit: "0123456789ab", use: kept}\n',
    'src/data/ci-triggers.yaml': '- name: /ci-gone\n  runs: Nothing now.\n  removed: {commit: "fedcba987654"}\n',
  }));
  const [overview, ...pages] = changePages(context);

  it('have a page for each branch with an older one', () => {
    expect(overview?.parts?.map(({ page, title, remark }) => `${page} ${title} ${plain(remark)}`)).toEqual(['changes/main Changes from v1.18 to main 9 changes']);
    expect(pages.map(({ page }) => page)).toEqual(['changes/main']);
  });

  it('say what was added, removed or renamed, with what git and we know', () => {
    const [page] = pages;
    const rows = (page?.tables ?? []).flatMap((table) => (page === undefined ? [] : assemble(page, table, context).rows.map(({ anchor, cells }) => [anchor, ...['what', 'before', 'after', 'remark'].map((key) => plain(cells.get(key) ?? []))].join(' | '))));
    expect(rows).toEqual([
      'teams-new | added |  | new | ',
      'triggers-ci-gone | removed | /ci-gone |  | removed in fedcba9876',
      'triggers-ci-renamed | renamed | /ci-old | /ci-renamed | ',
      'workflows-added-yaml | added |  | added.yaml | ',
      'workflows-gone-yaml | removed | gone.yaml |  | removed in abcdefabcd',
      'workflows-new-name-yaml | renamed | old-name.yaml | new-name.yaml | ',
      'make-dropped | removed | make dropped |  | removed in 0123456789; use make kept',
      'labels-kind-new | added |  | kind/new | ',
      'documents-documentation-contributing-b-rst | renamed | Documentation/contributing/a.rst | Documentation/contributing/b.rst | ',
    ]);
  });
});
