import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../../scripts/checks/fix.ts';
import { isFixable } from '../../../scripts/checks/registry.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { foundIn } from './found.ts';
import { linesBeforeBody, makeProject, pageOf } from './project.ts';

const file = 'docs/testing/run-one-test.md';

async function linesOf(body: string, rule: string): Promise<number[]> {
  return (await foundIn(`${body}\n`, rule)).map((line) => Number(line.split(':')[0]));
}

async function fixed(body: string, rule: string): Promise<string> {
  const root = makeProject({ [file]: pageOf(`${body}\n`) });
  applyFixes(root, (await checkProject({ root, only: [rule] })).findings, isFixable);
  return readFileSync(path.join(root, file), 'utf8').split('\n').slice(linesBeforeBody).join('\n').trimEnd();
}

describe('style/list-periods', () => {
  test.each<[string, string, number[], string]>([
    ['one item of three has none', '- One.\n- Two\n- Three.', [2], '- One.\n- Two.\n- Three.'],
    ['one item of three has one', '- One\n- Two.\n- Three', [2], '- One\n- Two\n- Three'],
    ['of two, the first decides', '- One\n- Two.', [2], '- One\n- Two'],
    ['an item of two sentences needs one', '- One\n- Two. And more.\n- Three', [1, 3], '- One.\n- Two. And more.\n- Three.'],
    ['code and links at the end', '1. Run `a`.\n1. Run `b`\n1. See [c](setup.md)\n1. See [d](setup.md).\n1. Five.', [2, 3], '1. Run `a`.\n1. Run `b`.\n1. See [c](setup.md).\n1. See [d](setup.md).\n1. Five.'],
    ['a list in an item', '- One:\n  - a.\n  - b\n- Two', [3], '- One:\n  - a.\n  - b.\n- Two'],
  ])('%s', async (_name, body, lines, right) => {
    expect(await linesOf(body, 'style/list-periods')).toEqual(lines);
    expect(await fixed(body, 'style/list-periods')).toBe(right);
  });

  test.each([
    ['all with', '- One.\n- Two!\n- "Three."'],
    ['all without', '- One\n- Two'],
    ['an item that opens a block', '1. Start it:\n\n   ```text\n   a\n   ```\n\n1. Read it.\n1. Wait.'],
    ['versions and file names', '- Kernel 5.10\n- `a.b`\n- One'],
    ['lists with text between them', '- One.\n\nText.\n\n- Two'],
  ])('%s is fine', async (_name, body) => {
    expect(await linesOf(body, 'style/list-periods')).toEqual([]);
  });

  test('messages quote the item', async () => {
    expect(await foundIn('- One.\n- The second item is a long one, and the report shows its end\n- Three.\n\nText.\n\n- One\n- Two.\n', 'style/list-periods')).toMatchInlineSnapshot(`
      [
        "2:3 The item "… a long one, and the report shows its end" has no period, and others of the list do. End all items alike.",
        "8:3 The item "Two." has a period, and others of the list do not. End all items alike.",
      ]
    `);
  });
});

describe('callouts', () => {
  const callout = (text: string): string => `:::note[Title]\n${text}\n:::`;

  test('a title with marks, and not one with colons and quotation marks', async () => {
    const titled = ['`a`', '[a](setup.md)', '**a**', ':path[go.mod]', 'a :word, key:value', '"a" & b_c'].map((title) => `:::note[${title}]\nText.\n:::`);
    expect(await linesOf(titled.join('\n\nText.\n\n'), 'style/callout-title')).toEqual([1, 7, 13, 19]);
  });

  test('two in a row, also in a list, and not with text between them', async () => {
    const item = callout('Two.').replaceAll('\n', '\n  ');
    const body = `${callout('One.')}\n\n${callout('Two.')}\n\nText.\n\n${callout('Three.')}\n\n- Item\n\n  ${item}\n\n  ${item}`;
    expect(await foundIn(`${body}\n`, 'style/callouts-in-a-row')).toEqual([
      '5:1 Two callouts in a row: neither stands out. Write what matters less as text, or both as one.',
      '21:3 Two callouts in a row: neither stands out. Write what matters less as text, or both as one.',
    ]);
  });

  test('of one that is never closed nobody knows how long it was meant to be', async () => {
    const body = `${callout('One.')}\n\n:::note[Title]\nThe rest of the page.`;
    expect([...(await linesOf(body, 'style/callouts-in-a-row')), ...(await linesOf(body, 'style/mostly-callout'))]).toEqual([]);
  });

  test('tabs and other containers are no callouts', async () => {
    expect(await linesOf('::::tabs\n:::tab[A]\nText.\n:::\n:::tab[B]\nText.\n:::\n::::', 'style/callouts-in-a-row')).toEqual([]);
  });

  test('one that is most of its section', async () => {
    expect(await foundIn(`Lead.\n\n## One {#one}\n\n${callout('All that the section says stands in here.')}\n\n## Two {#two}\n\nSome text of a section.\n\n${callout('Text.')}\n`, 'style/mostly-callout')).toEqual([
      '5:1 The callout is 100 % of its section. Write it as text, and leave in the callout what would hurt if missed.',
    ]);
  });

  test('one that opens a section of sections is measured against all of them', async () => {
    const body = `## One {#one}\n\n${callout('Read this before you go on.')}\n\n### Part {#part}\n\nThe text of the part is longer than the callout.`;
    expect(await linesOf(body, 'style/mostly-callout')).toEqual([]);
  });
});

describe('style/embedded-urls', () => {
  const long = (name: string, length = 40): string => `[${name}](https://example.com/${'x'.repeat(length - 20)})`;

  test.each<[string, string, number[]]>([
    ['three long ones', `Read ${long('a')}, ${long('b')},\n${long('c')}.`, [1]],
    ['two very long ones', `Read ${long('a', 75)} and ${long('b', 75)}.`, [1]],
    ['two in a long paragraph, at the first of them', `${'Words and words. '.repeat(15)}\nRead ${long('a')} and ${long('b')}.`, [2]],
    ['three in an item', `- Read ${long('a')}, ${long('b')}, ${long('c')}`, [1]],
    ['two', `Read ${long('a')} and ${long('b')}.`, []],
    ['three short ones', `Read ${long('a', 25)}, ${long('b', 25)} and ${long('c', 25)}.`, []],
    ['three in paragraphs of their own', `${long('a')}\n\n${long('b')}\n\n${long('c')}`, []],
    ['a table', `| ${long('a')} | ${long('b')} |\n| --- | --- |\n| ${long('c')} | d |`, []],
    ['references', '[a], [b] and [c]\n\n[a]: https://example.com/aaaaaaaaaaaaaaaaaaaaaaa\n[b]: https://example.com/bbbbbbbbbbbbbbbbbbbbbbb\n[c]: https://example.com/ccccccccccccccccccccc', []],
  ])('%s', async (_name, body, lines) => {
    expect(await linesOf(body, 'style/embedded-urls')).toEqual(lines);
  });
});

describe('style/list-alignment', () => {
  test.each<[string, string, number[], string]>([
    ['lines of an item', '- One\n    goes on\nand on\n- Two', [2, 3], '- One\n  goes on\n  and on\n- Two'],
    ['a list in an item, with all its lines', '- One\n   - a\n     goes on\n   - b\n- Two', [2], '- One\n  - a\n    goes on\n  - b\n- Two'],
    ['a paragraph of a step', '1. One\n\n    Text\n    goes on', [3], '1. One\n\n   Text\n   goes on'],
    ['code, which is not moved', '1. One\n\n    ```text\n    a\n    ```', [3], '1. One\n\n    ```text\n    a\n    ```'],
    ['what would become a list of its own', '- One\n      - two', [2], '- One\n      - two'],
    ['tasks, quotes, and items that open with a list', '- [ ] One\n  goes on\n\n> - a\n> goes on\n\n- - a\n    b', [], '- [ ] One\n  goes on\n\n> - a\n> goes on\n\n- - a\n    b'],
  ])('%s', async (_name, body, lines, right) => {
    expect(await linesOf(body, 'style/list-alignment')).toEqual(lines);
    expect(await fixed(body, 'style/list-alignment')).toBe(right);
  });
});

describe('what shows as text', () => {
  test('rows without their table', async () => {
    expect(await linesOf('| a | b |\n\n| a | b |\n| --- | --- |\n| c | d |\n\n| e | f |\n\n`|` is a bar.', 'style/stray-row')).toEqual([1, 7]);
  });

  test('brackets that make no link, and links without a text', async () => {
    expect(await linesOf('[a](b c)\n\n[](setup.md)\n\n[a] (setup.md)\n\n[a](setup.md "Title") (b) [c]\n\n`[a](b c)`\n\n[![alt](/img/steps.svg)](setup.md)\n\n[`a`](setup.md)', 'style/broken-link')).toEqual([1, 3, 5]);
  });
});

describe('style/foreign-markup', () => {
  test.each([
    '.. code-block:: bash', '.. _label:', 'See :ref:`label`.', 'See :c:func:`main`.', 'Read `the page <a>`__ first.', '> [!TIP]\n> Text.', '> **Note:** text.', '!!! note', '??? tip "Title"',
    '{{< note >}}', '{{% tab %}}', '{% include a.md %}', "import Tabs from '@theme/Tabs';", 'export const a = 1;', '{/* a remark */}',
  ])('%s', async (text) => {
    expect(await linesOf(text, 'style/foreign-markup')).toEqual([1]);
  });

  test.each(['> A quote.', 'A ratio of 1:`n`, a key:`value` and `a`_b.', '`{{ .Values.a }}` and {{ a }}', 'Import the package from the module.', ':path[go.mod]: a file', 'Wait ... and see.', '`.. note::`'])('%s is fine', async (text) => {
    expect(await linesOf(text, 'style/foreign-markup')).toEqual([]);
  });
});

describe('style/empty-alternative', () => {
  test.each(['Image', 'a screenshot', 'Figure 2', 'steps.svg', '/img/steps.svg'])('%s', async (text) => {
    expect(await linesOf(`![${text}](/img/steps.svg)`, 'style/empty-alternative')).toEqual([1]);
    expect(await linesOf(`::diagram[${text}]{name=steps}`, 'style/empty-alternative')).toEqual([1]);
  });

  test.each(['Three steps', 'Image registry and cluster', 'The file steps.svg holds three steps', ''])('%s is fine', async (text) => {
    expect(await linesOf(`![${text}](/img/steps.svg)`, 'style/empty-alternative')).toEqual([]);
  });
});

describe('style/line-length', () => {
  const words = (length: number): string => `${'word '.repeat(length / 5).trimEnd()}.`;

  test.each<[string, string, number[]]>([
    ['a long line', `Short.\n${words(125)}`, [2]],
    ['a long line of an item and a callout', `- ${words(125)}\n\n:::note[Title]\n${words(125)}\n:::`, [1, 4]],
    ['120 characters', words(120), []],
    ['a long address', `A [link](https://example.com/${'x'.repeat(120)}) in a line.`, []],
    ['one long word', 'x'.repeat(130), []],
    ['a table, a heading, code, a diagram, a definition', `| a |\n| --- |\n| ${words(125)} |\n\n## ${words(125)} {#id}\n\n\`\`\`text\n${words(125)}\n\`\`\`\n\n::diagram[${words(125)}]{name=a}\n\n[a]: https://example.com "${words(125)}"`, []],
  ])('%s', async (_name, body, lines) => {
    expect(await linesOf(body, 'style/line-length')).toEqual(lines);
  });
});
