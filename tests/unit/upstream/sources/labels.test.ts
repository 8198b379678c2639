import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/labels.ts';
import { factsOf } from '../input.ts';

const RENOVATE = `{ baseBranches: ['main'], labels: ['bot/one'], rebaseLabel: 'bot/two', packageRules: [{ addLabels: ['bot/three'] }] }`;

/** Label to the files that name it, patterns in slashes. */
function read(files: Readonly<Record<string, string>>): Record<string, string[]> {
  const labels = factsOf(source, { '.github/renovate.json5': RENOVATE, ...files });
  return Object.fromEntries(labels.filter(({ name }) => !name.startsWith('bot/')).map(({ name, pattern, files: found }) => [pattern ? `/${name}/` : name, found]));
}

describe('labels', () => {
  it('come from Renovate', () => {
    const labels = factsOf(source, { '.github/renovate.json5': RENOVATE });
    expect(labels).toEqual(['bot/one', 'bot/three', 'bot/two'].map((name) => ({ name, pattern: false, files: ['.github/renovate.json5'] })));
    expect(source.count(labels)).toBe(3);
  });

  it('come from the helper for maintainers, patterns as such', () => {
    const file = '.github/maintainers-little-helper.yaml';
    expect(read({
      [file]: `auto-label: &auto
  - kind/auto
  - backport/1.9
require-msgs-in-commit:
  - msg: x
    set-labels: [block/sign]
  - set-labels: *auto
block-pr-with:
  labels-unset:
    - regex-label: "note/.*"
      set-labels: ["block/note"]
  labels-set:
    - regex-label: "block/.*"
      helper: "Text with block/in-text"
`,
    })).toEqual({ '/block/.*/': [file], '/note/.*/': [file], 'backport/1.9': [file], 'block/note': [file], 'block/sign': [file], 'kind/auto': [file] });
  });

  it('come from the labeler and the templates of issues', () => {
    expect(read({
      '.github/labeler.yml': '# Labels and their files\narea/one:\n- changed-files: [x]\n"two words": []\n',
      '.github/ISSUE_TEMPLATE/a.md': "---\r\nname: A\r\nlabels: area/one, kind/test ,\r\n---\r\nlabels: no\r\n",
      '.github/ISSUE_TEMPLATE/b.md': '---\nname: B\nlabels: ["kind/list"]\n---\n',
      '.github/ISSUE_TEMPLATE/c.md': 'Without front matter\n',
      '.github/ISSUE_TEMPLATE/d.yaml': 'name: D\nlabels: [kind/form]\nbody: [{attributes: {label: Not a label}}]\n',
      '.github/ISSUE_TEMPLATE/config.yml': 'labels: [no]\n',
    })).toEqual({
      'area/one': ['.github/ISSUE_TEMPLATE/a.md', '.github/labeler.yml'],
      'kind/form': ['.github/ISSUE_TEMPLATE/d.yaml'],
      'kind/list': ['.github/ISSUE_TEMPLATE/b.md'],
      'kind/test': ['.github/ISSUE_TEMPLATE/a.md'],
      'two words': ['.github/labeler.yml'],
    });
  });

  it('come from conditions, inputs and commands of workflows', () => {
    const file = '.github/workflows/a.yaml';
    expect(Object.keys(read({
      [file]: `on: push
jobs:
  one:
    if: |
      contains(github.event.pull_request.labels.*.name, 'cond/job') ||
      contains(join(github.event.pull_request.labels.*.name, ', '), 'family/')
    steps:
    - if: contains(github.event.pull_request.labels.*.name, 'cond/step')
      with:
        stale-issue-label: old
        exempt-pr-labels: a,b c
        labels: "key=value,owner=\${{ x }}"
        label: \${{ github.ref }}
        not-labelled: nothing
        script: |
          github.rest.issues.addLabels({ labels: ["script/one", 'script/two'] })
          const labels = other
    - run: |
        gh pr edit 1 --add-label run/one --remove-label "run/\${VERSION}"
        gh issue create --label=run/two
        tool --exclude-labels "run/three"
        gh pr edit --add-label done/\${{ env.VERSION }}
        kubectl label node x --label-columns y
        kubectl get pods --show-labels
`,
    }))).toEqual(['a', 'b c', 'cond/job', 'cond/step', 'done/X.Y', '/family/.*/', 'old', 'run/X.Y', 'run/one', 'run/three', 'run/two', 'script/one', 'script/two']);
  });

  it('come from the backporting scripts, with a place for the version', () => {
    expect(Object.keys(read({
      'contrib/backporting/mark.py': 'old = "needs-backport/"+version\nnew = \'backport-done/\' + v\n# see path/kind/deep and docs/backport/x\n',
      'contrib/backporting/submit': 'hub --label "kind/backports,backport/$BRANCH" --search "label:backport/author -label:backport-pending/${B}"\nfor kind/ in x\n',
      'contrib/backporting/sub/deep': 'kind/not-read\n',
    }))).toEqual(['backport-done/X.Y', 'backport-pending/X.Y', 'backport/X.Y', 'backport/author', 'kind/backports', 'needs-backport/X.Y']);
  });

  it('are not those of the documentation', () => {
    expect(read({ 'Documentation/labels.rst': '``kind/misspelt``\n' })).toEqual({});
  });

  it.each([
    ['.github/labeler.yml', '- area/one\n', '.github/labeler.yml:1: expected '],
    ['.github/maintainers-little-helper.yaml', 'block-pr-with:\n  labels-set:\n  - label: x\n', '.github/maintainers-little-helper.yaml: expected '],
  ])('refuses another format of %s', (file, text, message) => {
    expect(() => read({ [file]: text })).toThrow(message);
  });
});
