import { describe, expect, test } from 'vitest';
import { found, foundIn } from './found.ts';
import { linesBeforeBody, pageOf } from './project.ts';

const file = 'docs/testing/run-one-test.md';

describe('style/sentence-case', () => {
  const words = async (title: string): Promise<string[]> => (await foundIn(`## ${title} {#id}\n`, 'style/sentence-case')).map((line) => line.replace(/ in ".*/, '').replace('Titles are in sentence case: ', ''));

  test.each([
    ['Encrypt Traffic With WireGuard', '1:12 "Traffic", "With"'],
    ['Run the Tests', '1:12 "Tests"'],
    ['run the tests', '1:4 "run"'],
    ['End-To-End tests', '1:8 "To", "End"'],
    ['RUN ALL TESTSUITES', '1:4 "RUN", "ALL", "TESTSUITES"'],
    ['Use the *agent* Now', '1:20 "Now"'],
    ['`make` Fails', '1:11 "Fails"'],
  ])('%s', async (title, expected) => {
    expect(await words(title)).toEqual([expected]);
  });

  test.each([
    'Encrypt traffic with WireGuard',
    'The Gateway API, a Gateway and two Pods',
    'Use Visual Studio Code on macOS',
    'eBPF and kubectl',
    'eBPF',
    'kubectl and etcd',
    '`make` fails',
    'Step one: Install',
    'Is it on? Look first',
    'Choose "Re-run All Jobs"',
    'Choose **Re-run All Jobs**',
    'CiliumNode and BPF on x86-64',
    'Host firewall (Beta)',
    'Option B',
    'CI',
    '2 tests',
  ])('%s is fine', async (title) => {
    expect(await words(title)).toEqual([]);
  });

  test('titles of pages, callouts and collapsed parts are judged, labels of tabs are not', async () => {
    const body = ':::note[Read This]\nText.\n:::\n\n::::tabs\n:::tab[kind On Linux]\nText.\n:::\n::::\n\n<details>\n<summary>More Output</summary>\n\nText.\n\n</details>\n';
    expect((await found({ [file]: pageOf(body, 'Run Tests') }, ['style/sentence-case'])).map((line) => line.split(' ')[0])).toEqual([`${file}:2:12`, `${file}:${linesBeforeBody + 1}:14`, `${file}:${linesBeforeBody + 12}:15`]);
  });

  test('the message names the words and the title', async () => {
    expect(await foundIn('## Run *the* Tests of `a` {#id}\n\n## run {#run}\n', 'style/sentence-case')).toMatchInlineSnapshot(`
      [
        "1:14 Titles are in sentence case: "Tests" in "Run the Tests of …". Only the first word and names have capitals; add a name to src/data/style/names.txt.",
        "3:4 Titles are in sentence case: "run" in "run". Start with a capital.",
      ]
    `);
  });
});

describe('style/beta', () => {
  const banner = ':::warning[Beta feature]\nReport problems.\n:::';

  test.each([
    ['a heading that says so in another way', '## Mode (beta) {#mode}'],
    ['a heading at whose start it stands', '## Beta: mode {#mode}'],
    ['a heading without the banner', '## Mode (Beta) {#mode}\n\nText.'],
    ['a banner that comes late', `## Mode (Beta) {#mode}\n\nText.\n\n${banner}`],
    ['a callout of another title', '## Mode (Beta) {#mode}\n\n:::note[Time]\nText.\n:::'],
    ['a banner in a section that does not say so', `## Mode {#mode}\n\n${banner}`],
  ])('%s', async (_name, body) => {
    expect(await foundIn(`${body}\n`, 'style/beta')).toHaveLength(1);
  });

  test.each(['This feature is currently in beta.', 'Nodes answer. Lighthouse mode is a beta feature.', 'Support for it is still beta, and may change.'])('%j wants the heading and the banner', async (text) => {
    expect(await foundIn(`## Mode {#mode}\n\n${text}\n`, 'style/beta')).toEqual([
      '1:1 The section "Mode" presents a beta feature, as line 9 says, and its heading does not say so. End the heading with "(Beta)".',
      '3:1 A beta feature is presented in plain text. Open its section with the banner: a callout whose title starts with "Beta".',
    ]);
  });

  test.each([
    ['a heading with the banner', `## Mode (Beta) {#mode}\n\n${banner}\n\nText.`],
    ['a section inside it', `## Mode (Beta) {#mode}\n\n${banner}\n\n### Limits {#limits}\n\nThe mode is in beta.`],
    ['the word elsewhere', '## Beta disclaimer {#beta}\n\nA beta release has a label. Labels show features in beta.'],
    ['another project', '## Mode {#mode}\n\nThe API is in beta in Kubernetes 1.30. An API of version v1beta1 is beta.'],
  ])('%s is fine', async (_name, body) => {
    expect(await foundIn(`${body}\n`, 'style/beta')).toEqual([]);
  });

  test('a page whose title says so needs the banner first', async () => {
    expect(await found({ [file]: pageOf('Text.\n', 'Mode (Beta)') }, ['style/beta'])).toMatchInlineSnapshot(`
      [
        "docs/testing/run-one-test.md:2:1 style/beta "Mode (Beta)" has no banner. Open its text with a callout whose title starts with "Beta" and that says where to report problems.",
      ]
    `);
    expect(await found({ [file]: pageOf(`${banner}\n\nText.\n`, 'Mode (Beta)') }, ['style/beta'])).toEqual([]);
  });
});

test('a heading without words', async () => {
  expect(await foundIn('## {#id}\n\n##\n\n## `a` {#a}\n', 'style/empty-heading')).toEqual([
    '1:1 The heading has no words. Name what its section is about.',
    '3:1 The heading has no words. Name what its section is about.',
  ]);
});
