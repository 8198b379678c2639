import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync, mkdirSync, existsSync, chmodSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PortalError } from '../../../scripts/errors.ts';
import { loadPin, pinPath } from '../../../scripts/upstream/pin.ts';
import { surprise } from '../../../scripts/upstream/parse/text.ts';
import { defineSource, type Source } from '../../../scripts/upstream/source.ts';
import { syncPin, type SyncOptions, type SyncResult } from '../../../scripts/upstream/sync.ts';
import { CILIUM, makeRepository, temporaryFolder, type TestRepository } from './repository.ts';

const cleanups: (() => void)[] = [];
let root: string;
let repository: TestRepository;

/** One row a line of `list.txt`; a line `!` stands for a format that the parser does not know. */
const lists = defineSource({
  name: 'lists',
  scope: 'branch',
  schema: z.array(z.string()),
  files: () => ['list.txt'],
  parse: ({ read }) => {
    const lines = (read('list.txt') ?? '').split('\n').filter((line) => line !== '');
    const wrong = lines.indexOf('!');
    if (wrong >= 0) throw surprise('list.txt', wrong + 1, 'a word', '!');
    return lines;
  },
  count: (rows) => rows.length,
});

const project = defineSource({
  name: 'project',
  scope: 'project',
  schema: z.strictObject({ first: z.string() }),
  files: () => ['list.txt'],
  parse: ({ read }) => ({ first: (read('list.txt') ?? '').split('\n')[0] ?? '' }),
  count: () => 1,
});

beforeEach(() => {
  root = temporaryFolder(cleanups);
  mkdirSync(path.join(root, 'src/data'), { recursive: true });
  writeFileSync(path.join(root, 'src/data/branches.yaml'), branchesFile());
  repository = makeRepository(cleanups);
});

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function branchesFile(since?: string): string {
  return `${since === undefined ? '' : `since: "${since}"\n`}branches:
  - { name: main, ref: main, version: "1.20", status: development }
  - { name: v1.19, ref: v1.19, version: "1.19", status: maintained }
`;
}

function sync(options: Partial<SyncOptions> = {}): Promise<SyncResult> {
  return syncPin({ root, repo: repository.dir, ref: 'main', name: 'main', sources: [lists, project], log: () => undefined, ...options });
}

/** The message of the error that the sync fails with, with the folders' names replaced. */
async function failure(options: Partial<SyncOptions> = {}): Promise<string> {
  try {
    await sync(options);
  } catch (error) {
    if (!(error instanceof PortalError)) throw error;
    return error.message.replaceAll(repository.dir, 'REPO').replaceAll(root, 'ROOT').replaceAll(/\b[0-9a-f]{40}\b/gu, 'ID').replaceAll(/\b[0-9a-f]{12}\b/gu, 'SHORT');
  }
  throw new Error('the sync did not fail');
}

function pinText(name = 'main'): string {
  return readFileSync(path.join(root, pinPath(name)), 'utf8');
}

describe('what a sync writes', () => {
  it('is the commit, its tree and its facts', async () => {
    const commit = repository.commit({ ...CILIUM, 'list.txt': 'b\na\n', 'docs/a b.txt': 'x' });
    const result = await sync();
    expect(result).toMatchObject({ file: 'src/data/upstream/main.json', commit, counts: { lists: 2, project: 1 }, warnings: [] });
    const pin = loadPin(root, 'main');
    expect(pin).toMatchObject({ name: 'main', commit, date: '2026-01-01', version: '1.20.0-dev' });
    expect(pin.facts(lists)).toEqual(['b', 'a']);
    expect(pin.facts(project)).toEqual({ first: 'b' });
    expect([...pin.tree.files.keys()]).toEqual(['CODEOWNERS', 'Documentation/index.rst', 'VERSION', 'docs/a b.txt', 'go.mod', 'list.txt', 'pkg/sample/sample.go']);
    expect(pin.tree.files.get('VERSION')).toBe(repository.git('rev-parse', 'HEAD:VERSION').slice(0, 12));
  });

  it('has one entry a line and sorted keys, and is the same each time', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'b\na\n' });
    await sync();
    const first = pinText();
    expect(first.split('\n').slice(5)).toMatchInlineSnapshot(`
      [
        ""version":"1.20.0-dev",",
        ""counts":{",
        ""lists":2,",
        ""project":1",
        "},",
        ""facts":{",
        ""lists":[",
        ""b",",
        ""a"",
        "],",
        ""project":{",
        ""first":"b"",
        "}",
        "},",
        ""history":{},",
        ""links":{},",
        ""modules":{},",
        ""moved":[],",
        ""tree":{",
        ""CODEOWNERS":"32d37d796b58 7",",
        ""Documentation":{",
        ""index.rst":"03a05ce72d15 1"",
        "},",
        ""VERSION":"734375f897d0 1",",
        ""go.mod":"f8b906336de4 3",",
        ""list.txt":"0e1677a9785e 2",",
        ""pkg":{",
        ""sample":{"sample.go":"4079b78ed46c 1"}",
        "}",
        "}",
        "}",
        "",
      ]
    `);
    await sync();
    expect(pinText()).toBe(first);
  });

  it('reads the facts about the project for main alone', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n' });
    const { counts } = await sync({ name: 'v1.19' });
    expect(counts).toEqual({ lists: 1 });
    expect(loadPin(root, 'v1.19').hasFacts(project)).toBe(false);
  });

  it('reads a bare repository, and a branch of a remote by its full name', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n' });
    const bare = path.join(temporaryFolder(cleanups), 'bare.git');
    repository.git('clone', '--quiet', '--bare', '.', bare);
    const clone = path.join(temporaryFolder(cleanups), 'clone');
    repository.git('clone', '--quiet', '.', clone);
    expect((await sync({ repo: bare })).counts).toEqual({ lists: 1, project: 1 });
    expect((await sync({ repo: clone, ref: 'origin/main' })).counts).toEqual({ lists: 1, project: 1 });
  });

  it('is not led astray by the variables of a git hook around it', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n' });
    const other = makeRepository(cleanups);
    other.commit({ 'README.md': 'Another project\n' });
    process.env['GIT_DIR'] = path.join(other.dir, '.git');
    cleanups.push(() => {
      delete process.env['GIT_DIR'];
    });
    expect((await sync()).counts).toEqual({ lists: 1, project: 1 });
  });

  it('keeps the folders of vendored modules, and the files of github.com/cilium', async () => {
    repository.commit({
      ...CILIUM,
      'list.txt': 'a\n',
      'vendor/modules.txt': '# example.com/deep/module v1.2.3\n## explicit; go 1.20\nexample.com/deep/module/pkg\n# example.com/unused v0.1.0\n## explicit\n# github.com/cilium/sample v0.4.0 => ./local\n',
      'vendor/example.com/deep/module/pkg/x.go': 'package pkg\n',
      'vendor/github.com/cilium/sample/y.go': 'package sample\n',
    });
    await sync();
    const { tree, modules } = loadPin(root, 'main');
    expect(modules).toEqual({ 'example.com/deep/module': 'v1.2.3', 'github.com/cilium/sample': 'v0.4.0' });
    expect(['vendor', 'vendor/example.com/deep', 'vendor/example.com/deep/module', 'vendor/github.com/cilium/sample/y.go'].map(tree.has)).toEqual([true, true, true, true]);
    expect(['vendor/example.com/deep/module/pkg/x.go', 'vendor/example.com/unused', 'vendor/modules.txt'].map(tree.has)).toEqual([false, false, false]);
  });

  it('follows symbolic links, chains and loops among them', async () => {
    repository.commit({
      ...CILIUM,
      'list.txt': 'a\n',
      'Documentation/api': { link: '../pkg' },
      'chain': { link: 'Documentation/api/sample' },
      'loop': { link: 'loop' },
      'outside': { link: '../../etc' },
      'gone': { link: 'nowhere' },
    });
    await sync();
    const { tree } = loadPin(root, 'main');
    const names = ['Documentation/api', 'Documentation/api/sample/sample.go', 'chain', 'chain/sample.go', 'loop', 'gone', 'loop/x', 'outside/passwd', 'Documentation/api/other.go', ''];
    expect(names.filter((name) => tree.has(name))).toEqual(['Documentation/api', 'Documentation/api/sample/sample.go', 'chain', 'chain/sample.go', 'loop', 'gone']);
    expect(tree.files.has('Documentation/api')).toBe(false);
  });
});

describe('what a sync learns from the history', () => {
  it('is where paths went, folders as a whole', async () => {
    const body = 'A text that is long enough to be known again after a small change.\n'.repeat(5);
    repository.commit({ ...CILIUM, 'list.txt': 'a\n', 'old/a.txt': `a${body}`, 'old/b.txt': `b${body}`, 'one.txt': `c${body}`, 'dropped/x.txt': 'x', 'dropped/y/z.txt': 'z' });
    const moved = repository.commit({ 'old/a.txt': undefined, 'old/b.txt': undefined, 'new/a.txt': `a${body}`, 'new/b.txt': `b${body}.`, 'one.txt': undefined, 'two.txt': `c${body}` });
    const dropped = repository.commit({ 'dropped/x.txt': undefined, 'dropped/y/z.txt': undefined });
    await sync();
    expect(loadPin(root, 'main').moved).toEqual([
      { from: 'dropped/', commit: dropped.slice(0, 12), date: '2026-01-01' },
      { from: 'old/', to: 'new/', commit: moved.slice(0, 12), date: '2026-01-01' },
      { from: 'one.txt', to: 'two.txt', commit: moved.slice(0, 12), date: '2026-01-01' },
    ].sort((a, b) => (a.commit < b.commit ? -1 : a.commit > b.commit ? 1 : 0)));
  });

  it('is what make targets are called now, also where the history that is read begins later', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n', Makefile: 'old:\n\techo run\n' });
    const renamed = repository.commit({ Makefile: 'new:\n\techo run\n' });
    await sync();
    const found = [{ commit: renamed.slice(0, 12), date: '2026-01-01', dir: '.', from: 'old', to: 'new' }];
    expect(loadPin(root, 'main').renamed).toEqual(found);
    writeFileSync(path.join(root, 'src/data/branches.yaml'), branchesFile(renamed));
    await sync();
    expect(loadPin(root, 'main').renamed).toEqual(found);
  });

  it('begins where branches.yaml says, and keeps what the pin before knew', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n', 'first.txt': '1', 'second.txt': '2' });
    const start = repository.commit({ 'first.txt': undefined });
    repository.commit({ 'second.txt': undefined });
    writeFileSync(path.join(root, 'src/data/branches.yaml'), branchesFile(start));
    await sync();
    expect(loadPin(root, 'main').moved.map(({ from }) => from)).toEqual(['second.txt']);
    writeFileSync(path.join(root, 'src/data/branches.yaml'), branchesFile());
    await sync();
    writeFileSync(path.join(root, 'src/data/branches.yaml'), branchesFile(start));
    await sync();
    expect(loadPin(root, 'main').moved.map(({ from }) => from).sort()).toEqual(['first.txt', 'second.txt']);
    repository.commit({ 'first.txt': 'again' });
    await sync();
    expect(loadPin(root, 'main').moved.map(({ from }) => from)).toEqual(['second.txt']);
  });

  it('is each source\'s last commits since it was read, under its earlier name as well', async () => {
    const text = 'A line that stays the same while the others change.\n'.repeat(8);
    repository.commit({ ...CILIUM, 'list.txt': 'a\n', 'guide/old.rst': `${text}1\n`, 'guide/read.rst': '1\n' });
    const read = repository.git('rev-parse', 'HEAD:guide/read.rst').slice(0, 12);
    const second = repository.commit({ 'guide/old.rst': `${text}2\n`, 'guide/read.rst': '2\n' }, 'Change the guide (#4711)');
    const third = repository.commit({ 'guide/old.rst': undefined, 'guide/new.rst': `${text}3\n` }, 'Rename it');
    mkdirSync(path.join(root, 'docs'));
    writeFileSync(path.join(root, 'docs/page.md'), '---\ntitle: A page\nsources:\n  - guide/new.rst\n  - guide/read.rst\n  - guide/missing.rst\n---\nText\n');
    writeFileSync(path.join(root, 'src/data/reviewed.json'), JSON.stringify({ 'docs/page.md': { 'guide/read.rst': read } }));
    await sync();
    const { history } = loadPin(root, 'main');
    const commits = (source: string) => history[source]?.map(({ commit, pr }) => ({ commit, pr }));
    expect(Object.keys(history)).toEqual(['guide/new.rst', 'guide/read.rst']);
    expect(commits('guide/new.rst')?.slice(0, 2)).toEqual([{ commit: third.slice(0, 12), pr: undefined }, { commit: second.slice(0, 12), pr: 4711 }]);
    expect(commits('guide/new.rst')).toHaveLength(3);
    expect(commits('guide/read.rst')).toEqual([{ commit: second.slice(0, 12), pr: 4711 }]);
  });

  it('names a merge by its pull request, and does without renames where an old blob is missing', async () => {
    const text = 'Enough lines to be told from others by their likeness.\n'.repeat(9);
    repository.commit({ ...CILIUM, 'list.txt': 'a\n', 'old.txt': text, 'keep.rst': '1\n' });
    const blob = repository.git('rev-parse', 'HEAD:old.txt');
    repository.git('checkout', '--quiet', '-b', 'topic');
    repository.commit({ 'old.txt': undefined, 'new.txt': `${text}!`, 'keep.rst': '2\n' });
    repository.git('checkout', '--quiet', 'main');
    repository.git('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #42 from topic', 'topic');
    mkdirSync(path.join(root, 'docs'));
    writeFileSync(path.join(root, 'docs/page.md'), '---\nsources: [keep.rst]\n---\n');
    await sync();
    expect(loadPin(root, 'main').history['keep.rst']?.map(({ pr }) => pr)).toEqual([42, undefined]);
    expect(loadPin(root, 'main').moved).toMatchObject([{ from: 'old.txt', to: 'new.txt' }]);

    rmSync(path.join(root, pinPath('main')));
    rmSync(looseObject(blob), { force: true });
    const { warnings } = await sync();
    expect(warnings.join()).toMatch(/^Renames are not recognised, only removals, since a blob of the history is missing\. .*unable to read/u);
    expect(loadPin(root, 'main').moved.map(({ from, to }) => ({ from, to }))).toEqual([{ from: 'old.txt', to: undefined }]);
  });
});

describe('a repository that cannot be read', () => {
  it('is named when the folder is missing or no repository', async () => {
    expect(await failure({ repo: path.join(root, 'nothing') })).toMatchInlineSnapshot(`"ROOT/nothing: no such folder. Give the folder of a Cilium clone or bare repository with --repo."`);
    expect(await failure({ repo: root })).toMatchInlineSnapshot(`"ROOT: not a git repository that can be read. Git says: fatal: not a git repository (or any of the parent directories): .git"`);
  });

  it('is another project\'s', async () => {
    repository.commit({ 'README.md': 'Something else\n' });
    expect(await failure()).toMatchInlineSnapshot(`"REPO: commit SHORT is not a tree of cilium/cilium: it has no VERSION, CODEOWNERS, go.mod, pkg, Documentation. Give a clone of cilium/cilium with --repo."`);
    repository.commit({ ...CILIUM, 'go.mod': 'module example.com/fork\n' });
    expect(await failure()).toMatchInlineSnapshot(`"REPO: commit SHORT is not a tree of cilium/cilium: go.mod does not name the module github.com/cilium/cilium. Give a clone of cilium/cilium with --repo."`);
    repository.commit({ ...CILIUM, VERSION: 'soon\n' });
    expect(await failure()).toMatchInlineSnapshot(`"REPO: commit SHORT is not a tree of cilium/cilium: VERSION holds no version. Give a clone of cilium/cilium with --repo."`);
  });

  it('is a shallow clone', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n' });
    repository.commit({ 'list.txt': 'a\nb\n' });
    const shallow = path.join(temporaryFolder(cleanups), 'shallow');
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.dir}`, shallow);
    expect((await failure({ repo: shallow })).replaceAll(shallow, 'SHALLOW')).toMatchInlineSnapshot(
      `"SHALLOW: a shallow clone, but a pin needs the history for renames. Run \`git -C SHALLOW fetch --unshallow\` first."`,
    );
  });

  it('has no such commit, or has it under another name', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n' });
    expect(await failure({ ref: 'v9.9' })).toMatchInlineSnapshot(`"REPO: has no commit called v9.9. Fetch it first, or give another branch, tag or commit with --ref."`);
    expect(await failure({ ref: '--all' })).toMatchInlineSnapshot(`"REPO: has no commit called --all. Fetch it first, or give another branch, tag or commit with --ref."`);
    expect(await failure({ ref: '' })).toMatchInlineSnapshot(`"--ref is empty. Give a branch, tag or commit of the clone."`);
    repository.git('update-ref', 'refs/remotes/upstream/v9.9', 'HEAD');
    expect(await failure({ ref: 'v9.9' })).toMatchInlineSnapshot(`"REPO: has no commit called v9.9. Did you mean upstream/v9.9?"`);
  });

  it('lacks the contents of a file that a source reads', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'only here\n' });
    rmSync(looseObject(repository.git('rev-parse', 'HEAD:list.txt')), { force: true });
    expect(await failure()).toMatchInlineSnapshot(`"REPO: the contents of list.txt are missing; it is a partial or damaged clone. Clone it again without --filter."`);
  });

  it('is a partial clone, which is not completed over the network', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n' });
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const partial = path.join(temporaryFolder(cleanups), 'partial');
    repository.git('clone', '--quiet', '--no-checkout', '--filter=blob:none', `file://${repository.dir}`, partial);
    expect(await failure({ repo: partial })).toMatch(/damaged or incomplete|partial or damaged clone/u);
  });

  it('is truncated', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n' });
    repository.git('gc', '--quiet');
    const packs = path.join(repository.dir, '.git/objects/pack');
    const pack = path.join(packs, readdirSync(packs).find((name) => name.endsWith('.pack')) ?? '');
    chmodSync(pack, 0o644);
    truncateSync(pack, 40);
    expect(await failure({ ref: repository.git('rev-parse', 'HEAD') })).toMatch(/^REPO: git could not .*damaged or incomplete\. Git says: error: .*\.pack .*Look with `git fsck`/u);
  });

  it('has a damaged tree', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n' });
    const tree = looseObject(repository.git('rev-parse', 'HEAD:pkg'));
    chmodSync(tree, 0o644);
    writeFileSync(tree, 'nonsense');
    expect(await failure()).toMatch(/^REPO: git could not list the tree of ID, so the repository is damaged or incomplete\. Git says: error: .*Look with `git fsck`, or clone it again in full\.$/u);
  });

  it('has no history in common with the start', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\n' });
    repository.git('checkout', '--quiet', '--orphan', 'other');
    const other = repository.commit({ 'x.txt': 'x' });
    repository.git('checkout', '--quiet', 'main');
    writeFileSync(path.join(root, 'src/data/branches.yaml'), branchesFile(other));
    expect(await failure()).toMatchInlineSnapshot(`"REPO: SHORT has no history in common with SHORT, the \`since\` of src/data/branches.yaml."`);
  });
});

describe('a pin that must not be written', () => {
  let before: string;

  beforeEach(async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\nb\nc\nd\n' });
    await sync();
    before = pinText();
  });

  afterEach(() => {
    expect(pinText()).toBe(before);
    expect(readdirSync(path.join(root, 'src/data/upstream'))).toEqual(['main.json']);
  });

  it('is of a branch that is not listed', async () => {
    expect(await failure({ name: 'v1.2' })).toMatchInlineSnapshot(`"src/data/branches.yaml: has no branch v1.2. Add it there first, or choose from main, v1.19."`);
  });

  it('has a source whose format changed', async () => {
    repository.commit({ 'list.txt': 'a\n!\n' });
    expect(await failure()).toMatchInlineSnapshot(`
      "The pin main is left as it was, for a source could not be read.
      lists: list.txt:2: expected a word, found "!". Its format changed upstream: the parser in scripts/upstream/ has to learn the new one."
    `);
  });

  it('has a source that fails, reads what it did not ask for, or gives what its schema refuses', async () => {
    const broken = (parse: Source<string[]>['parse'], name: string): Source<string[]> => ({ ...lists, name, parse });
    const sources = [
      broken(({ read }) => { read('list.txt'); throw new TypeError('x is undefined'); }, 'failing'),
      broken(({ read }) => [read('VERSION') ?? ''], 'curious'),
      { ...lists, name: 'shapeless', schema: z.array(z.string().max(0)) },
    ];
    expect(await failure({ sources })).toMatchInlineSnapshot(`
      "The pin main is left as it was, for 3 sources could not be read.
      failing: failed at list.txt: x is undefined
      curious: failed at its start: it reads VERSION without asking for it in files()
      shapeless: what it gives does not fit its schema. ✖ Too big: expected string to have <=0 characters
        → at [0]
      ✖ Too big: expected string to have <=0 characters
        → at [1]
      ✖ Too big: expected string to have <=0 characters
        → at [2]
      ✖ Too big: expected string to have <=0 characters
        → at [3]"
    `);
  });

  it('has an empty table, or one that lost more than half of its rows', async () => {
    repository.commit({ 'list.txt': 'a\n' });
    expect(await failure()).toMatchInlineSnapshot(
      `"src/data/upstream/main.json is left as it was, for tables came out too small: lists has 1 row; the pin before has 4. Mend the source's parser in scripts/upstream/sources/, declare it there (mayBeEmpty), or, if upstream really dropped these rows, accept it with --accept TABLE."`,
    );
    repository.commit({ 'list.txt': undefined });
    expect(await failure()).toContain('lists is empty; the pin before has 4 rows');
  });

  it('would be too large', async () => {
    repository.commit({ 'list.txt': `${'a long word '.repeat(10)}\n`.repeat(13_000) });
    expect(await failure()).toMatch(/^src\/data\/upstream\/main\.json is left as it was, for it would have \d+ bytes, over the limit of 1500000\. Largest: lists \d+, files \d+, /u);
  });
});

describe('a loss', () => {
  it('passes where it is accepted, declared, or the old pin is unreadable', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\nb\nc\nd\n' });
    await sync();
    repository.commit({ 'list.txt': 'a\n' });
    expect(await failure({ accept: ['list'] })).toMatchInlineSnapshot(`"--accept list: there is no such table. Did you mean lists?"`);
    expect((await sync({ accept: ['lists'] })).counts).toEqual({ lists: 1, project: 1 });
    repository.commit({ 'list.txt': undefined });
    expect((await sync({ sources: [{ ...lists, mayBeEmpty: { main: 'the list was given up' } }, project] })).counts).toEqual({ lists: 0, project: 1 });

    writeFileSync(path.join(root, pinPath('main')), '<<<<<<< ours\n');
    repository.commit({ 'list.txt': 'a\n' });
    expect((await sync()).warnings).toEqual(['src/data/upstream/main.json: the old pin is unreadable, so nothing is compared with it.']);
  });

  it('of exactly half passes', async () => {
    repository.commit({ ...CILIUM, 'list.txt': 'a\nb\nc\nd\n' });
    await sync();
    repository.commit({ 'list.txt': 'a\nb\n' });
    expect((await sync()).counts).toEqual({ lists: 2, project: 1 });
  });
});

function looseObject(id: string): string {
  const file = path.join(repository.dir, '.git/objects', id.slice(0, 2), id.slice(2));
  if (!existsSync(file)) throw new Error(`${id} is no loose object`);
  return file;
}
