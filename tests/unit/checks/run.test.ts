import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { knownRules } from '../../../scripts/checks/known-rules.ts';
import { readPage } from '../../../scripts/checks/read-page.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { found } from './found.ts';
import { makeProject, pageOf } from './project.ts';

vi.mock('../../../scripts/checks/read-page.ts', { spy: true });

const pages = 3;
const defects = {
  'docs/testing/setup.md': '---\ntitle: Set up\ntype: howto\n---\n\n## Prerequisites\n\n* [One](one.md)\n\n```sh\nmake\n',
  'docs/testing/index.md': pageOf('Text.  \n\n[Two](two.md)\n'),
};

describe('one run', () => {
  test('reports what every rule found, a page with a broken front matter included, sorted by file and place', async () => {
    expect(await found(defects, ['structure', 'style', 'links'])).toMatchInlineSnapshot(`
      [
        "docs/testing/index.md:7:6 style/trailing-spaces Trailing spaces: Expected: 0; Actual: 2. Remove the spaces at the end of the line.",
        "docs/testing/index.md:9:1 links/dead There is no file docs/testing/two.md.",
        "docs/testing/setup.md:1:1 structure/front-matter The key "description" is missing: expected text.",
        "docs/testing/setup.md:3:1 structure/front-matter "type": expected one of concept, task, tutorial, reference.",
        "docs/testing/setup.md:6:1 style/heading-id The heading "Prerequisites" has no id. Write "## Prerequisites {#prerequisites}", so that its address stays when its words change.",
        "docs/testing/setup.md:8:1 style/list-marker Unordered list style: Expected: dash; Actual: asterisk. Start items of an unordered list with "-".",
        "docs/testing/setup.md:8:3 links/dead There is no file docs/testing/one.md.",
        "docs/testing/setup.md:10:1 structure/unclosed The code fence is never closed, so the rest of the page is code. Close it with a line of the same marks.",
        "docs/testing/setup.md:10:1 style/script The block holds commands, and sh is for scripts. Give it the language shell-session and each command a prompt.",
      ]
    `);
  });

  test('finds nothing in the clean project', async () => {
    expect(await found({}, ['structure', 'style', 'spelling', 'links'])).toEqual([]);
  });

  test('gives each finding the address of its help', async () => {
    const { findings } = await checkProject({ root: makeProject(defects), only: ['links'] });
    expect(new Set(findings.map(({ help }) => help))).toEqual(new Set(['https://cilium.github.io/documentation/rules/links/#dead']));
  });

  test('a page whose front matter never ends is not judged on, others are', async () => {
    const lines = await found({ 'docs/testing/setup.md': '---\ntitle: Set up\n\n* Item\n' }, ['structure', 'style']);
    expect(lines).toEqual(['docs/testing/setup.md:1:1 structure/front-matter The front matter is not closed. Expected a line "---" after its last key.']);
  });

  test('counts the pages and says how far it is', async () => {
    const seen: string[] = [];
    const { files } = await checkProject({ root: makeProject(), only: ['links'], onProgress: (done, all) => { seen.push(`${done}/${all}`); } });
    expect([files, seen]).toEqual([pages, ['1/3', '2/3', '3/3']]);
  });
});

describe('a choice', () => {
  const rulesOf = async (only: readonly string[] | undefined, paths?: readonly string[]): Promise<string[]> => {
    const { findings } = await checkProject({ root: makeProject({ ...defects, 'sidebars.ts': 'export default {};\n' }), only, paths });
    return [...new Set(findings.map(({ file, rule }) => `${file} ${rule}`))];
  };

  test('of rules', async () => {
    expect(await rulesOf(['links/dead', 'style/list-marker'])).toEqual([
      'docs/testing/index.md links/dead',
      'docs/testing/setup.md style/list-marker',
      'docs/testing/setup.md links/dead',
    ]);
    expect(await rulesOf([])).toEqual([]);
  });

  test('of files and folders; every page is read all the same, so that links are judged', async () => {
    expect(await rulesOf(['links', 'structure/in-sidebar'], ['docs/testing/index.md'])).toEqual(['docs/testing/index.md structure/in-sidebar', 'docs/testing/index.md links/dead']);
    expect(await rulesOf(['links'], ['docs/'])).toEqual(await rulesOf(['links']));
    expect(await rulesOf(['links'], ['docs/test'])).toEqual([]);
  });

  test('of names that do not exist is refused with the nearest', () => {
    const refusal = (only: string[]): string => {
      try {
        knownRules(only);
        return 'fine';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    const families = 'The families are structure, style, spelling, links, references, generated, permalinks, redirects.';
    expect(refusal(['link'])).toBe(`--only link: no such family or rule. Did you mean "links"? ${families}`);
    expect(refusal(['style', 'style/heading-ids'])).toBe(`--only style/heading-ids: no such family or rule. Did you mean "style/heading-id"? ${families}`);
    expect(refusal(['nonsense'])).toBe(`--only nonsense: no such family or rule. ${families}`);
    expect(refusal(['style', 'links/dead'])).toBe('fine');
  });
});

describe('what is remembered of pages', () => {
  const file = 'docs/testing/index.md';
  const cache = (root: string): string => path.join(root, 'node_modules/.cache/portal/pages.json');
  const check = async (root: string): Promise<unknown> => (await checkProject({ root, only: ['structure', 'style', 'links'] })).findings;

  beforeEach(() => { vi.mocked(readPage).mockClear(); });

  test('an unchanged project is not read again, and gives the same', async () => {
    const root = makeProject(defects);
    const first = await check(root);
    expect(readPage).toHaveBeenCalledTimes(pages);
    expect(await check(root)).toEqual(first);
    expect(readPage).toHaveBeenCalledTimes(pages);
  });

  test('only the page that changed is read', async () => {
    const root = makeProject(defects);
    await check(root);
    vi.mocked(readPage).mockClear();
    writeFileSync(path.join(root, file), pageOf('Text.\n'));
    expect(await check(root)).not.toContainEqual(expect.objectContaining({ file }));
    expect(vi.mocked(readPage).mock.calls.map(([read]) => read)).toEqual([file]);
  });

  test('a page that is gone is forgotten', async () => {
    const root = makeProject(defects);
    await check(root);
    rmSync(path.join(root, 'docs/testing/run-one-test.md'));
    await check(root);
    expect(readFileSync(cache(root), 'utf8')).not.toContain('docs/testing/run-one-test.md"');
  });

  test.each(['', '\n', 'x\n{}', '{"key":"x","pages":{}}', '\0\0\0'])('a damaged cache (%j) is made anew', async (content) => {
    const root = makeProject(defects);
    const first = await check(root);
    const whole = readFileSync(cache(root), 'utf8');
    writeFileSync(cache(root), content);
    expect(await check(root)).toEqual(first);
    expect(readFileSync(cache(root), 'utf8')).toBe(whole);
  });

  test('a cache that was cut off or edited is made anew', async () => {
    const root = makeProject(defects);
    const first = await check(root);
    const whole = readFileSync(cache(root), 'utf8');
    for (const content of [whole.slice(0, -10), whole.replace('list-marker', 'no-rule-at-all')]) {
      writeFileSync(cache(root), content);
      expect(await check(root)).toEqual(first);
    }
  });
});
