import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../scripts/checks/finding.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { markdownlint, markdownlintRules } from '../../../scripts/checks/style/markdownlint.ts';
import { found, foundIn } from './found.ts';
import { linesBeforeBody, makeProject, pageOf } from './project.ts';

async function findingsIn(body: string, rule: string): Promise<Finding[]> {
  return (await checkProject({ root: makeProject({ 'docs/testing/run-one-test.md': pageOf(body) }), only: [rule] })).findings;
}

describe('markdownlint', () => {
  test('each of its rules is ours once', () => {
    expect(markdownlint.map(({ id }) => id)).toEqual(Object.values(markdownlintRules).map(({ id }) => id));
    expect(new Set(markdownlint.map(({ id }) => id)).size).toBe(markdownlint.length);
  });

  test('a finding has its place in the file, what is wrong, what to do, and a fix with its range', async () => {
    expect(await findingsIn('Text.\n\n* One\n* Two\n', 'style/list-marker')).toMatchInlineSnapshot(`
      [
        {
          "column": 1,
          "file": "docs/testing/run-one-test.md",
          "fix": {
            "range": {
              "end": {
                "column": 2,
                "line": 9,
              },
              "start": {
                "column": 1,
                "line": 9,
              },
            },
            "text": "-",
          },
          "help": "https://cilium.github.io/documentation/rules/style/#list-marker",
          "line": 9,
          "message": "Unordered list style: Expected: dash; Actual: asterisk. Start items of an unordered list with "-".",
          "rule": "style/list-marker",
          "severity": "error",
        },
        {
          "column": 1,
          "file": "docs/testing/run-one-test.md",
          "fix": {
            "range": {
              "end": {
                "column": 2,
                "line": 10,
              },
              "start": {
                "column": 1,
                "line": 10,
              },
            },
            "text": "-",
          },
          "help": "https://cilium.github.io/documentation/rules/style/#list-marker",
          "line": 10,
          "message": "Unordered list style: Expected: dash; Actual: asterisk. Start items of an unordered list with "-".",
          "rule": "style/list-marker",
          "severity": "error",
        },
      ]
    `);
  });

  test('a fix that removes a line takes its end with it', async () => {
    const [finding] = await findingsIn('One.\n\n\nTwo.\n', 'style/blank-lines');
    const line = linesBeforeBody + 3;
    expect(finding?.fix).toEqual({ range: { start: { line, column: 1 }, end: { line: line + 1, column: 1 } }, text: '' });
  });

  test('a page cannot switch rules off', async () => {
    const body = '<!-- markdownlint-disable -->\n\n* One\n\n<!-- markdownlint-disable-next-line MD004 -->\n* Two\n\n<!-- markdownlint-configure-file { "MD004": false } -->\n';
    expect((await foundIn(body, 'style/list-marker')).map((line) => line.split(' ')[0])).toEqual(['3:1', '6:1']);
  });

  test('nothing in code, comments or front matter is judged', async () => {
    const page = '---\ntitle: "Two  spaces"\ndescription: One sentence that says what * a reader * gets from the page.\ntype: task\nkeywords:\n- _one_\n---\n\nText.\n\n```text\n# Title  \n* item\n\thttp://a.example/\n```\n\n<!-- * item -->\n';
    expect(await found({ 'docs/testing/setup.md': page }, markdownlint.map(({ id }) => id))).toEqual([]);
  });
});

describe('style/heading-id', () => {
  test('the message and the fix give the id that the heading has now', async () => {
    const [finding] = await findingsIn('### Run `make` now  \n\nText.\n', 'style/heading-id');
    const line = linesBeforeBody + 1;
    expect(finding).toMatchObject({
      line,
      column: 1,
      message: 'The heading "Run make now" has no id. Write "### Run make now {#run-make-now}", so that its address stays when its words change.',
      fix: { range: { start: { line, column: 19 }, end: { line, column: 19 } }, text: ' {#run-make-now}' },
    });
  });

  test.each([['headings in quotations and lists', '> ## Quoted\n\n- ## Listed\n', 2], ['underlined headings', 'Words\n---\n', 1]])('%s too', async (_name, body, count) => {
    expect(await foundIn(body, 'style/heading-id')).toHaveLength(count);
  });

  test('level 1 gets no id, and an id in a comment is one', async () => {
    expect(await foundIn('# Title\n\n## Words <!-- #words -->\n', 'style/heading-id')).toEqual([]);
  });
});

describe('style/heading-punctuation', () => {
  test.each(['.', ',', ';', ':', '!'])('a heading that ends with %s, with an id or without', async (mark) => {
    expect(await foundIn(`## Words${mark} {#words}\n\n### More${mark}\n`, 'style/heading-punctuation')).toEqual([
      `1:1 The heading "Words${mark}" ends with "${mark}". End it with a word.`,
      `3:1 The heading "More${mark}" ends with "${mark}". End it with a word.`,
    ]);
  });

  test.each(['What fails?', 'Run `make`', 'Version 1.18', 'C++'])('%s is fine', async (words) => {
    expect(await foundIn(`## ${words} {#words}\n`, 'style/heading-punctuation')).toEqual([]);
  });
});

describe('style/id-form', () => {
  test.each(['Run', 'run_', '-run', 'run--one', 'run one', 'run:one', 'lauf-ü', 'run/one'])('"%s"', async (id) => {
    expect(await foundIn(`## Words {#${id}}\n`, 'style/id-form')).toEqual([`1:10 The id "${id}" is hard to paste. Expected lower-case letters and digits, joined by "-", "_" or ".".`]);
  });

  test.each(['run', 'run-one_test', 'v1.18', '1'])('"%s" is fine', async (id) => {
    expect(await foundIn(`## Words {#${id}}\n\n<a id="${id}-old"></a>\n`, 'style/id-form')).toEqual([]);
  });
});
