import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { makeProject, pageOf, type Changes } from '../checks/project.ts';
import { portal, stateOf, type Outcome } from './portal.ts';

const body = 'Pass the name of the test.\n';
const latin1 = Buffer.from(pageOf('Text.\n\nThe report says caf\u00e9.\n'), 'latin1');

const bad: Changes = {
  'docs/broken.md': `---\ntitle: Hive: a cell\ntype: task\n---\n\n${body}`,
  'docs/open.md': '---\ntitle: Open\n\nText.\n',
  'docs/list.md': `---\n- title\n---\n\n${body}`,
  'docs/none.md': body,
  'docs/aliases.md': `---\ntitle: *name\n---\n\n${body}`,
  'docs/prototype.md': pageOf(body).replace('type: task', 'type: task\n__proto__: x'),
  'docs/fence.md': pageOf('Text.\n\n```text\nThe rest.\n'),
  'docs/directive.md': pageOf(':::note\n\nThe rest.\n'),
  'docs/latin.md': latin1,
  'docs/utf16.md': Buffer.from(`\uFEFF${pageOf(body)}`, 'utf16le'),
  'docs/null.md': pageOf('Text.\n\nA \0 byte.\n'),
  'docs/mark.md': `\uFEFF${pageOf(body)}`,
  'docs/windows.md': pageOf(body).replaceAll('\n', '\r\n'),
  'docs/large.md': pageOf('x'.repeat(5 * 1024 * 1024)),
  'docs/long.md': pageOf(`${'word '.repeat(5000)}\n`),
  'docs/empty.md': '',
  'docs/blank.md': ' \n\n',
  'docs/title-only.md': pageOf(''),
  'docs/component.mdx': 'export const a = 1;\n',
  'docs/Odd Name.md': pageOf(body),
  'docs/deep.md': pageOf(`${'> '.repeat(500)}deep\n`),
  'docs/deeper.md': pageOf(`${'> '.repeat(6000)}deep\n`),
};

let root = '';
let before: Record<string, string>;
let json: Outcome;
let pretty: Outcome;

beforeAll(() => {
  root = makeProject(bad);
  const outside = makeProject({ 'secret.md': 'A secret of another folder.\n' });
  symlinkSync(path.join(outside, 'secret.md'), path.join(root, 'docs/outside.md'));
  symlinkSync(outside, path.join(root, 'docs/folder'));
  symlinkSync(path.join(root, 'docs'), path.join(root, 'docs/loop'));
  symlinkSync('missing.md', path.join(root, 'docs/nowhere.md'));
  execFileSync('mkfifo', [path.join(root, 'docs/pipe.md')]);
  before = stateOf(root);
  json = portal(root, 'check', '--format', 'json', '--only', 'structure');
  pretty = portal(root, 'check', '--only', 'structure,style,links');
});

test('each has a finding with its file and line', () => {
  const { findings } = z.object({ findings: z.array(z.object({ rule: z.string(), file: z.string(), line: z.number().min(1), column: z.number().min(1), message: z.string() })) }).parse(JSON.parse(json.stdout));
  const listed = findings.filter(({ rule }) => rule !== 'structure/in-sidebar').map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`);
  expect(listed).toMatchInlineSnapshot(`
    [
      "docs/Odd Name.md:1:1 structure/file The names of a page and its folders become its address. Expected lower-case words joined by hyphens, such as "run-tests", found "Odd Name".",
      "docs/aliases.md:2:8 structure/front-matter The front matter's aliases cannot be resolved: Unresolved alias (the anchor must be set before the alias): name. Write the values out.",
      "docs/blank.md:1:1 structure/front-matter No front matter. Expected the page to open with a line "---", then title, description and type, then a line "---".",
      "docs/blank.md:3:1 structure/empty-page "docs/blank.md" has no text. Write it, or remove the page.",
      "docs/broken.md:2:8 structure/front-matter The front matter is not YAML: Nested mappings are not allowed in compact mappings. Quote a value that holds ": " or starts with a special character.",
      "docs/component.mdx:1:1 structure/file A page in MDX, which can run code. Expected Markdown: rename it to .md and use directives in place of components.",
      "docs/deep.md:7:1 structure/deep-nesting Quotes, lists and directives are 500 levels deep here. Expected at most 20: flatten them.",
      "docs/deeper.md:7:1 structure/deep-nesting Quotes, lists and directives are 6000 levels deep here. Expected at most 20: flatten them.",
      "docs/directive.md:7:1 structure/unclosed ":::note" is never closed. Close it with a line of as many colons.",
      "docs/empty.md:1:1 structure/empty-page "docs/empty.md" has no text. Write it, or remove the page.",
      "docs/empty.md:1:1 structure/front-matter No front matter. Expected the page to open with a line "---", then title, description and type, then a line "---".",
      "docs/fence.md:9:1 structure/unclosed The code fence is never closed, so the rest of the page is code. Close it with a line of the same marks.",
      "docs/folder:1:1 structure/file A symbolic link that leads out of the project. Expected a file: copy the page here, or link to it from a page.",
      "docs/large.md:1:1 structure/large-page The page has 5242997 bytes. Expected at most 262144: split it, or move its data to a table.",
      "docs/latin.md:9:20 structure/encoding The byte 0xe9 is not UTF-8. Save the page as UTF-8.",
      "docs/list.md:2:1 structure/front-matter The front matter is not a map. Expected lines such as "title: Run the BPF tests".",
      "docs/long.md:7:1 structure/long-line A line of 25000 characters. Expected at most 20000: break it.",
      "docs/loop:1:1 structure/file A symbolic link to docs. Expected a file: copy the page here, or link to it from a page.",
      "docs/mark.md:1:1 structure/encoding The page starts with a byte order mark. Save it as UTF-8 without one.",
      "docs/none.md:1:1 structure/front-matter No front matter. Expected the page to open with a line "---", then title, description and type, then a line "---".",
      "docs/nowhere.md:1:1 structure/file A symbolic link that leads nowhere. Expected a file: copy the page here, or link to it from a page.",
      "docs/null.md:9:3 structure/encoding A NUL character. A page is text: remove it.",
      "docs/open.md:1:1 structure/front-matter The front matter is not closed. Expected a line "---" after its last key.",
      "docs/outside.md:1:1 structure/file A symbolic link that leads out of the project. Expected a file: copy the page here, or link to it from a page.",
      "docs/pipe.md:1:1 structure/file Neither a file nor a folder. Remove it.",
      "docs/prototype.md:5:1 structure/front-matter Unknown key "__proto__". Expected title, description, type, slack, keywords, sources, slug, sidebar_label, generated.",
      "docs/title-only.md:7:1 structure/empty-page "Example" has no text. Write it, or remove the page.",
      "docs/utf16.md:1:1 structure/encoding The byte 0xff is not UTF-8. Save the page as UTF-8.",
      "docs/windows.md:1:1 structure/encoding Lines end with CR LF. Expected LF: set your editor, or run "git add --renormalize .".",
    ]
  `);
});

test('the exit code says that the project has errors', () => {
  expect([json.code, pretty.code]).toEqual([1, 1]);
});

test('no stack, no warning of a tool and nothing from outside is printed', () => {
  expect([json.stderr, pretty.stderr]).toEqual(['', '']);
  for (const { stdout } of [json, pretty]) {
    expect(stdout).not.toMatch(/^\s+at .+:\d+:\d+/m);
    expect(stdout).not.toMatch(/This is a fault of the command line|A secret/);
  }
});

test('no file of the project is changed', () => {
  expect(stateOf(root)).toEqual(before);
});

test('the generated files are judged in spite of it', () => {
  const { code, stdout, stderr } = portal(root, 'generate', '--check');
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toMatch(/^static\/permalinks\.json: missing\. Run: npx portal generate$/m);
});
