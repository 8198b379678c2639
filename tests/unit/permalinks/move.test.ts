import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messageOf } from '../../../scripts/errors.ts';
import { planMove } from '../../../scripts/permalinks/move/move-page.ts';
import { pageNamed, placeNamed, refuseFixed } from '../../../scripts/permalinks/move/page-names.ts';
import { planRemoval } from '../../../scripts/permalinks/move/remove-page.ts';
import { writeAll } from '../../../scripts/permalinks/move/write-plan.ts';
import { readProject } from '../../../scripts/permalinks/project.ts';
import { portal as run, stateOf, type Outcome } from '../cli/portal.ts';
import { temporaryFolder } from '../upstream/repository.ts';
import { firstFiles, makePortal, type PortalRepository } from './portal-repository.ts';
import { pageText } from './site.ts';

const cleanups: (() => void)[] = [];
let portal: PortalRepository;
beforeEach(async () => {
  portal = await makePortal(cleanups, {
    ...firstFiles,
    'src/pages/_routes.ts': "export const routes = [{ label: 'Run', doc: 'testing/run' }];\n",
    'src/data/excuses.yaml': '# By page\n- page: docs/testing/run.md\n  reason: example\n',
    'README.md': 'See [how to run](docs/testing/run.md#one-test).\n',
    '.github/note.md': 'See [how to run][run].\n\n[run]: ../docs/testing/run.md\n',
    'tools/list.txt': 'testing/run\n',
    'docs/review/ask.md': pageText('Ask for a review', { 'set-up': 'Set up', words: 'Choose words' }, 'Run [one test][one] first.\n\n[one]: ../testing/run.md#one-test'),
  });
});
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const says = ({ code, stdout, stderr }: Outcome): string => `${code ?? 'killed'}\n${stdout}${stderr}`;
const files = (): Record<string, string> => Object.fromEntries(Object.entries(stateOf(portal.dir)).filter(([file]) => !file.startsWith('.git/')));

describe('portal move', () => {
  test('rewrites all that names the page, and the check is content', async () => {
    expect(says(run(portal.dir, 'move', 'testing/run', 'docs/review/start.md'))).toMatchInlineSnapshot(`
      "0
      docs/testing/run.md → docs/review/start.md
        .github/note.md: 1 link
        README.md: 1 link
        docs/redirects.yaml
        docs/review/ask.md: 1 link
        docs/review/start.md
        docs/testing/index.md: 1 link
        docs/testing/run.md
        src/areas.ts
        src/data/excuses.yaml
        src/pages/_routes.ts
        static/permalinks.json
        /testing/run/ → /review/start/
      Named elsewhere too, look for yourself: tools/list.txt:1
      11 files changed. Run "npx portal generate" and "npx portal check" before you commit.
      "
    `);
    expect(existsSync(path.join(portal.dir, 'docs/testing/run.md'))).toBe(false);
    expect(portal.read('docs/review/start.md')).toBe(firstFiles['docs/testing/run.md']);
    expect(portal.read('docs/testing/index.md')).toContain('See [how to run](../review/start.md) and [how to read](read.md#scores).');
    expect(portal.read('docs/review/ask.md')).toContain('[one]: start.md#one-test');
    expect(portal.read('README.md')).toBe('See [how to run](docs/review/start.md#one-test).\n');
    expect(portal.read('.github/note.md')).toBe('See [how to run][run].\n\n[run]: ../docs/review/start.md\n');
    expect(portal.read('src/pages/_routes.ts')).toBe("export const routes = [{ label: 'Run', doc: 'review/start' }];\n");
    expect(portal.read('src/data/excuses.yaml')).toBe('# By page\n- page: docs/review/start.md\n  reason: example\n');
    expect(portal.read('src/areas.ts').match(/'\w+\/\w+'/g)).toEqual(["'testing/read'", "'review/ask'", "'review/start'"]);
    expect(portal.read('docs/redirects.yaml')).toBe('- from: /testing/run/\n  to: /review/start/\n');
    expect(await portal.says()).toEqual([]);
    // The ledger is what "portal generate" would write.
    const ledger = portal.read('static/permalinks.json');
    await portal.publish();
    expect(portal.read('static/permalinks.json')).toBe(ledger);
  });

  test('to and fro and on leaves one redirect for each old address', async () => {
    run(portal.dir, 'move', 'testing/run', 'testing/start');
    await portal.publish();
    run(portal.dir, 'move', '/testing/start/', 'review/');
    await portal.publish();
    expect(portal.read('docs/redirects.yaml')).toBe('- from: /testing/run/\n  to: /review/start/\n- from: /testing/start/\n  to: /review/start/\n');
    run(portal.dir, 'move', 'docs/review/start.md', 'testing/run');
    expect(portal.read('docs/redirects.yaml')).toBe('- from: /review/start/\n  to: /testing/run/\n- from: /testing/start/\n  to: /testing/run/\n');
    expect(portal.read('docs/testing/run.md')).toBe(firstFiles['docs/testing/run.md']);
    expect(await portal.says()).toEqual([]);
  });

  test('--dry-run says the same and writes nothing', () => {
    const before = files();
    expect(says(run(portal.dir, 'move', 'testing/run', 'testing/start', '--dry-run'))).toMatchInlineSnapshot(`
      "0
      docs/testing/run.md → docs/testing/start.md
        .github/note.md: 1 link
        README.md: 1 link
        docs/redirects.yaml
        docs/review/ask.md: 1 link
        docs/testing/index.md: 1 link
        docs/testing/run.md
        docs/testing/start.md
        src/areas.ts
        src/data/excuses.yaml
        src/pages/_routes.ts
        static/permalinks.json
        /testing/run/ → /testing/start/
      Named elsewhere too, look for yourself: tools/list.txt:1
      Dry run: nothing was written.
      "
    `);
    expect(files()).toEqual(before);
  });

  test('refuses what cannot be, and writes nothing', async () => {
    const before = files();
    expect(says(run(portal.dir, 'move', 'testing/rum', 'testing/start'))).toBe('2\nportal: testing/rum: no such page. Did you mean docs/testing/run.md? Give a file below docs/, for example docs/testing/bpf.md.\n');
    const project = await readProject(portal.dir);
    const page = pageNamed('testing/run', project.pages, portal.dir, portal.dir);
    const refusal = (to: string): string => {
      try {
        planMove(project, page, placeNamed(to, page, portal.dir, portal.dir));
        return 'moved';
      } catch (error) {
        return messageOf(error);
      }
    };
    expect(['testing/read', 'testing/run', 'testing/Run It', '../../outside/run.md', 'nowhere/run', 'reference/run', 'testing/index'].map(refusal)).toEqual([
      'docs/testing/read.md has that place. Choose another, or remove that page first with "npx portal remove".',
      'docs/testing/run.md is there already.',
      'testing/Run It: no place for a page. Expected AREA/NAME of lower-case words joined by hyphens, for example docs/testing/run-tests.md.',
      '../../outside/run.md: no place for a page. Expected AREA/NAME of lower-case words joined by hyphens, for example docs/testing/run-tests.md.',
      'src/areas.ts has no area "nowhere". Expected one of testing, review.',
      'docs/reference/run.md: pages in that folder are generated or named by a rule. Choose another.',
      'docs/testing/index.md: that is the overview of an area. Choose another name.',
    ]);
    expect(() => {
      refuseFixed(pageNamed('docs/testing/index.md', project.pages, portal.dir, portal.dir));
    }).toThrow('docs/testing/index.md is the overview of an area, which every area has. Move its sections instead.');
    expect(files()).toEqual(before);
  });

  test('takes a page by its file, id or address, and a place from any folder', async () => {
    const project = await readProject(portal.dir);
    const docs = path.join(portal.dir, 'docs');
    const named = [['docs/testing/run.md', portal.dir], ['testing/run', docs], ['/testing/run/', docs], ['testing/run.md', docs], ['run.md', path.join(docs, 'testing')]] as const;
    const [page] = named.map(([name, cwd]) => pageNamed(name, project.pages, portal.dir, cwd));
    if (page === undefined) throw new Error('no page');
    expect(named.map(([name, cwd]) => pageNamed(name, project.pages, portal.dir, cwd).docId)).toEqual(named.map(() => 'testing/run'));
    const places = [['docs/review/run.md', portal.dir], ['review/run', docs], ['review/', portal.dir], ['/review/run', docs], ['../review/run.md', path.join(docs, 'testing')]] as const;
    expect(places.map(([name, cwd]) => placeNamed(name, page, portal.dir, cwd))).toEqual(places.map(() => ({ file: 'docs/review/run.md', docId: 'review/run', url: '/review/run/' })));
  });

  test('refuses a target that has changes which are not committed', () => {
    portal.git('rm', '-q', 'docs/testing/read.md');
    expect(says(run(portal.dir, 'move', 'testing/run', 'testing/read'))).toBe('2\nportal: docs/testing/read.md has changes that are not committed. Commit or stash them, then run the command again.\n');
    writeFileSync(path.join(portal.dir, 'docs/testing/new.md'), new Uint8Array([0xff]));
    expect(says(run(portal.dir, 'move', 'testing/run', 'testing/new'))).toBe('2\nportal: docs/testing/new.md exists and is no page that can be read. Remove it, or choose another name.\n');
  });

  test('refuses to rewrite redirects that it cannot read', () => {
    writeFileSync(path.join(portal.dir, 'docs/redirects.yaml'), '- from: x\n');
    expect(says(run(portal.dir, 'move', 'testing/run', 'testing/start'))).toContain('2\nportal: docs/redirects.yaml:1: from: expected an address such as /testing/bpf/');
    expect(portal.read('docs/redirects.yaml')).toBe('- from: x\n');
  });
});

describe('portal remove', () => {
  test('sends every link and address to the target, section by section', async () => {
    expect(says(run(portal.dir, 'remove', 'testing/run', '--to', 'review/ask'))).toMatchInlineSnapshot(`
      "0
      docs/testing/run.md → removed, its readers go to /review/ask/
        .github/note.md: 1 link
        README.md: 1 link
        docs/redirects.yaml
        docs/review/ask.md: 1 link
        docs/testing/index.md: 1 link
        docs/testing/run.md
        src/areas.ts
        src/data/excuses.yaml
        src/pages/_routes.ts
        static/permalinks.json
        /testing/run/ → /review/ask/
        and the addresses of 2 sections
      Named elsewhere too, look for yourself: tools/list.txt:1
      10 files changed. Run "npx portal generate" and "npx portal check" before you commit.
      docs/review/ask.md linked to the page and links to itself there now: reword that.
      "
    `);
    expect(portal.read('docs/redirects.yaml')).toBe('- from: /testing/run/\n  to: /review/ask/\n- from: /testing/run/#all-tests\n  to: /review/ask/\n- from: /testing/run/#one-test\n  to: /review/ask/\n');
    expect(portal.read('docs/testing/index.md')).toContain('[how to run](../review/ask.md)');
    expect(portal.read('README.md')).toBe('See [how to run](docs/review/ask.md).\n');
    expect(portal.read('src/areas.ts').match(/'\w+\/\w+'/g)).toEqual(["'testing/read'", "'review/ask'"]);
    expect(await portal.says()).toEqual([]);
  });

  test('to a section sends everything there that has no section of its own', async () => {
    run(portal.dir, 'remove', 'testing/run', '--to', 'review/ask#words');
    expect(portal.read('docs/redirects.yaml')).toBe(
      '- from: /testing/run/\n  to: /review/ask/#words\n- from: /testing/run/#all-tests\n  to: /review/ask/#words\n- from: /testing/run/#one-test\n  to: /review/ask/#words\n- from: /testing/run/#set-up\n  to: /review/ask/#set-up\n',
    );
    expect(await portal.says()).toEqual([]);
  });

  test('refuses a target that is the page or has no such section', async () => {
    const project = await readProject(portal.dir);
    const [page, target] = ['testing/run', 'review/ask'].map((name) => pageNamed(name, project.pages, portal.dir, portal.dir));
    if (page === undefined || target === undefined) throw new Error('no page');
    expect(() => planRemoval(project, page, page, undefined)).toThrow('docs/testing/run.md: a page cannot be replaced by itself. Give another page with --to.');
    expect(() => planRemoval(project, page, target, 'word')).toThrow('docs/review/ask.md has no section "#word". Did you mean "#words"?');
  });

  test('needs a target, and one without changes', () => {
    expect(says(run(portal.dir, 'remove', 'testing/run'))).toContain("2\nerror: required option '--to <target>' not specified\n");
    writeFileSync(path.join(portal.dir, 'docs/review/ask.md'), pageText('Ask'));
    expect(says(run(portal.dir, 'remove', 'testing/run', '--to', 'review/ask'))).toBe('2\nportal: docs/review/ask.md has changes that are not committed. Commit or stash them, then run the command again.\n');
  });
});

describe('writing', () => {
  test('is undone when it fails in the middle, and nothing stays behind', () => {
    const root = temporaryFolder(cleanups);
    writeFileSync(path.join(root, 'a'), 'A');
    mkdirSync(path.join(root, 'taken'));
    writeFileSync(path.join(root, 'taken/x'), 'X');
    const before = stateOf(root);
    expect(() => {
      writeAll(root, [
        { file: 'a', before: 'A', after: undefined },
        { file: 'new/b', before: undefined, after: 'B' },
        // A folder stands where the file is to go.
        { file: 'taken', before: undefined, after: 'C' },
      ]);
    }).toThrow('EISDIR');
    expect(stateOf(root)).toEqual(before);
  });

  test('changes nothing when a file is not as it was read', () => {
    const root = temporaryFolder(cleanups);
    writeFileSync(path.join(root, 'a'), 'changed');
    expect(() => {
      writeAll(root, [{ file: 'b', before: undefined, after: 'B' }, { file: 'a', before: 'A', after: 'new' }]);
    }).toThrow('a changed in the meantime. Nothing was written; run the command again.');
    expect(existsSync(path.join(root, 'b'))).toBe(false);
  });
});
