import { beforeAll, expect, test } from 'vitest';
import { checkProject } from '../../../scripts/checks/run.ts';
import { tinyCommit, tinyPins } from '../tables/tiny.ts';
import { makeProject, pageOf } from './project.ts';

const github = 'https://github.com/cilium/cilium';
const commit = tinyCommit('main');
const page = 'docs/testing/run-one-test.md';

/** What is wrong with links, and what the check must say; undefined where it must say nothing. */
const links: readonly (readonly [link: string, message: string | undefined])[] = [
  [`${github}/blob/main/pkg/hive/cell.go`, undefined],
  [`${github}/tree/main/pkg/hive`, undefined],
  [`${github}/tree/main/pkg/`, undefined],
  [`${github}/tree/main`, undefined],
  [`${github}/blob/HEAD/VERSION`, undefined],
  [`${github}/blob/v1.18/pkg/old.go`, undefined],
  [`${github}/blob/${commit}/pkg/hive/cell.go#L12`, undefined],
  [`${github}/blob/${commit}/pkg/hive/cell.go#L1-L12`, undefined],
  [`${github}/blob/${commit.slice(0, 10)}/VERSION`, undefined],
  ['https://raw.githubusercontent.com/cilium/cilium/main/VERSION', undefined],
  [`${github}/blob/v1.18.2/no/matter.go`, undefined],
  [`${github}/blob/1.18.2-rc.1/no/matter.go`, undefined],
  [`${github}/blob/26dec4c4f4311df2b1a6c909b27ff7fe6e46929f/no/matter.go#L80-L102`, undefined],
  [`${github}/blob/v1.19/no/matter.go`, undefined],
  [`${github}/issues/1`, undefined],
  [`${github}/blob/main/vendor/modules.txt`, undefined],
  [`${github}/blob/main/vendor/example.com/m/any.go`, undefined],
  ['https://github.com/cilium/cilium-cli/blob/main/nowhere', undefined],
  [`${github}/blob/main/pkg/hive/cells.go`, 'error main has no file or folder "pkg/hive/cells.go". Did you mean "pkg/hive/cell.go"?'],
  [`${github}/blob/main/pkg/gone.go`, 'error main has no file or folder "pkg/gone.go". It moved to "pkg/hive/cell.go" in cccccccccc (2026-01-01).'],
  [`${github}/blob/main/pkg/old.go`, 'error main has no file or folder "pkg/old.go". It is on v1.18: if that is meant, write {on=v1.18}.'],
  [`${github}/blob/v1.18/pkg/hive/cell.go`, 'error v1.18 has no file or folder "pkg/hive/cell.go".'],
  ['https://raw.githubusercontent.com/cilium/cilium/refs/heads/main/VERSIONS', 'error main has no file or folder "VERSIONS". Did you mean "VERSION"?'],
  [`${github}/blob/main/pkg/hive`, `error "pkg/hive" is a folder. Link to ${github}/tree/main/pkg/hive.`],
  [`${github}/tree/main/VERSION`, `error "VERSION" is a file. Link to ${github}/blob/main/VERSION.`],
  [`${github}/raw/main/pkg`, `error "pkg" is a folder, and only files can be read raw. Link to ${github}/tree/main/pkg.`],
  [`${github}/blob/main/pkg/hive/cell.go#L3`, `error The lines of main move with each change. Link to the commit that is pinned: ${github}/blob/${commit}/pkg/hive/cell.go#L3.`],
  [`${github}/blob/main/pkg/hive/cell.go#L3-L5`, `error The lines of main move with each change. Link to the commit that is pinned: ${github}/blob/${commit}/pkg/hive/cell.go#L3-L5.`],
  [`${github}/blob/main/pkg/hive/cell.go#L13`, 'error "pkg/hive/cell.go" has no line 13: it has 12 on main.'],
  [`${github}/blob/${commit}/pkg/hive/cell.go#L10-L13`, `error "pkg/hive/cell.go" has no lines 10 to 13: it has 12 in ${commit.slice(0, 10)}.`],
  [`${github}/blob/${commit}/pkg/hive/cell.go#L5-L3`, 'error "pkg/hive/cell.go" has no lines 5 to 3. Name the first line and then the last, from 1 on.'],
  [`${github}/blob/master/VERSION`, 'error "master" is none of Cilium\'s branches that have a pin (main, v1.18), no release, no tag and no commit. Link to one of them.'],
  [`${github}/blob/mian/VERSION`, 'error "mian" is none of Cilium\'s branches that have a pin (main, v1.18), no release, no tag and no commit. Did you mean "main"? Link to one of them.'],
  [`${github}/blob/v1.21/VERSION`, 'error "v1.21" is none of Cilium\'s branches that have a pin (main, v1.18), no release, no tag and no commit. Link to one of them.'],
];

let found: ReadonlyMap<number, string>;

beforeAll(async () => {
  const pins = tinyPins({
    main: {
      files: ['pkg/hive/cell.go'],
      lines: { '': '1', 'pkg/hive': '12' },
      modules: { 'example.com/m': 'v1.0.0' },
      moved: [{ commit: 'c'.repeat(12), date: '2026-01-01', paths: { 'pkg/gone.go': 'pkg/hive/cell.go' } }],
    },
    'v1.18': { files: ['pkg/old.go'] },
  });
  const root = makeProject({ ...pins, [page]: pageOf(links.map(([link]) => `[a](${link})`).join('\n')) });
  const { findings } = await checkProject({ root, only: ['links/upstream'] });
  found = new Map(findings.map(({ line, severity, message }) => [line, `${severity} ${message}`]));
});

test.each(links.map(([link, message], index) => [link, message, index] as const))('%s', (_link, message, index) => {
  expect(found.get(index + 7)).toBe(message);
});

test('a portal without pins has nothing to look up', async () => {
  const root = makeProject({ [page]: pageOf(`[a](${github}/blob/main/nowhere)\n`) });
  expect((await checkProject({ root, only: ['links/upstream'] })).findings).toEqual([]);
});
