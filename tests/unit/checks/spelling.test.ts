import { describe, expect, test } from 'vitest';
import { checkProject } from '../../../scripts/checks/run.ts';
import { tokensOf } from '../../../scripts/checks/spelling/tokens.ts';
import { compareWords } from '../../../scripts/checks/spelling/words.ts';
import { found, foundIn } from './found.ts';
import { makeProject, pageOf } from './project.ts';

describe('words of a stretch of prose', () => {
  const words = (text: string): string[] => tokensOf(text, { line: 1, column: 1 }).map((token) => `${token.at.column} ${token.text}`);

  test.each<[string, string[]]>([
    ['One word, and another.', ['1 One', '5 word', '11 and', '15 another']],
    ['load-balancing (twice)', ['1 load', '6 balancing', '17 twice']],
    ["the reader's and the readers’ page don't", ['1 the', '5 reader', '14 and', '18 the', '22 readers', '31 page', "36 don't"]],
    ['“quoted” — and *marked*', ['2 quoted', '12 and', '17 marked']],
    ['naïve Übersicht 漢字', ['1 naïve', '7 Übersicht', '17 漢字']],
    ['e2e v1.18 a/b x_y user@host docs.example.com --flag -x $HOME ~me <name> a=b C++ a&b #tag', []],
    ['See docs/testing, not this.', ['1 See', '19 not', '23 this']],
    ['1st 2nd 3 4', []],
    ['...', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });
});

describe('spelling/unknown-word', () => {
  test('the place, what is near, and how often', async () => {
    expect(await foundIn('A mashine recieves it.\n\n> - Another mashine.\n', 'spelling/unknown-word')).toMatchInlineSnapshot(`
      [
        "1:3 Unknown word "mashine" (2 times in 3 pages). Did you mean "machine", "mashie", "mashing"? Correct it, put a name in backticks, or add a word of the field to src/data/words.txt.",
        "1:11 Unknown word "recieves". Did you mean "receives"? Correct it, put a name in backticks, or add a word of the field to src/data/words.txt.",
        "3:13 Unknown word "mashine" (2 times in 3 pages). Did you mean "machine", "mashie", "mashing"? Correct it, put a name in backticks, or add a word of the field to src/data/words.txt.",
      ]
    `);
  });

  test('one suggestion makes a fix', async () => {
    const root = makeProject({ 'docs/testing/setup.md': pageOf('It recieves.\n'), 'docs/testing/index.md': pageOf('A mashine.\n') });
    const { findings } = await checkProject({ root, only: ['spelling/unknown-word'] });
    expect(findings.map(({ file, fix }) => [file, fix])).toEqual([
      ['docs/testing/index.md', undefined],
      ['docs/testing/setup.md', { range: { start: { line: 7, column: 4 }, end: { line: 7, column: 12 } }, text: 'receives' }],
    ]);
  });

  test('title, description, headings, titles of callouts, alternative texts and summaries are read', async () => {
    const body = '## Hedaing {#heading}\n\n:::note[Tilte]\n\n![Pikture](/img/steps.svg)\n\n:::\n\n<details>\n<summary>Sumary</summary>\n\nText.\n\n</details>\n';
    const page = pageOf(body, 'A tittel').replace('one thing', 'one thingg');
    expect((await found({ 'docs/testing/setup.md': page }, ['spelling/unknown-word'])).map((line) => /^\S+ \S+ Unknown word "\w+"/.exec(line)?.[0])).toEqual([
      'docs/testing/setup.md:2:10 spelling/unknown-word Unknown word "tittel"',
      'docs/testing/setup.md:3:36 spelling/unknown-word Unknown word "thingg"',
      'docs/testing/setup.md:7:4 spelling/unknown-word Unknown word "Hedaing"',
      'docs/testing/setup.md:9:9 spelling/unknown-word Unknown word "Tilte"',
      'docs/testing/setup.md:11:3 spelling/unknown-word Unknown word "Pikture"',
      'docs/testing/setup.md:16:10 spelling/unknown-word Unknown word "Sumary"',
    ]);
  });

  test('code, names, addresses and links are not', async () => {
    const body = 'Run `mashine` in docs/mashine at https://mashine.example/mashine, see [it](setup.md "mashine") or :path[mashine].\n\n```text\nmashine\n```\n';
    expect(await foundIn(body, 'spelling/unknown-word')).toEqual([]);
  });

  test('a British word is told with its US form by another rule, and once', async () => {
    expect(await found({ 'docs/testing/index.md': pageOf('The behaviour and the Colour to organise.\n') }, ['spelling'])).toMatchInlineSnapshot(`
      [
        "docs/testing/index.md:7:5 spelling/us-english "behaviour" is British. US English has "behavior".",
        "docs/testing/index.md:7:23 spelling/us-english "Colour" is British. US English has "Color".",
        "docs/testing/index.md:7:33 spelling/us-english "organise" is British. US English has "organize".",
        "src/data/words.txt:1:1 spelling/unused-word No page uses "netlink" any more. Run: npx portal words prune",
      ]
    `);
  });

  const unknownIn = async (words: string, text: string): Promise<(string | undefined)[]> =>
    (await found({ 'src/data/words.txt': words, 'docs/testing/index.md': pageOf(`${text}\n`) }, ['spelling/unknown-word'])).map((line) => /"(.+?)"/.exec(line)?.[1]);

  test('an entry in lower case covers the word with a capital and in capitals, but no other form', async () => {
    expect(await unknownIn('frobnic\n', 'Frobnic, frobnic, FROBNIC, frobnics, fRobnic.')).toEqual(['frobnics', 'Robnic']);
  });

  test('an entry with a capital covers that form alone', async () => {
    expect(await unknownIn('Frobnic\n', 'Frobnic, frobnic.')).toEqual(['frobnic']);
  });

  test('parts of a name and the plural of an abbreviation are judged by themselves', async () => {
    expect(await unknownIn('FROBNIC\n', 'ReadWrite, ReadWrte, FROBNIC, FROBNICs, XROBNICs, NIC.')).toEqual(['Wrte', 'XROBNICs']);
  });

  test('names of products need no entry', async () => {
    expect(await unknownIn('', 'WireGuard, Docusaurus and a CiliumNetworkPolicy.')).toEqual([]);
  });

  test('pages that are generated are not read', async () => {
    const page = pageOf('A mashine.\n').replace('type: task', 'type: reference\ngenerated: true');
    expect(await found({ 'docs/testing/setup.md': page }, ['spelling/unknown-word'])).toEqual([]);
  });

  test('a page in another language gets suggestions for its first 20 words only', async () => {
    const words = 'Ein Netz verbindet Rechner miteinander, sodass jeder Dienst jeden anderen Dienst findet, obwohl niemand die Adressen der einzelnen Behälter vorher kennt oder irgendwo einträgt, weshalb Richtlinien besser Etiketten benutzen.';
    const lines = await foundIn(`${words}\n`, 'spelling/unknown-word');
    const distinct = new Set(lines.map((line) => /"(.+?)"/.exec(line)?.[1]));
    expect(distinct.size).toBeGreaterThan(20);
    expect(new Set(lines.filter((line) => line.includes('Did you mean')).map((line) => /"(.+?)"/.exec(line)?.[1])).size).toBeLessThanOrEqual(20);
  });
});

describe('spelling/word-list', () => {
  const list = async (content: string | undefined): Promise<string[]> =>
    (await found({ 'src/data/words.txt': content }, ['spelling/word-list'])).map((line) => line.replace('src/data/words.txt:', '').replace(' spelling/word-list', ''));

  test('a list in order, an empty one and none are fine', async () => {
    expect(await list('Go\nsub-second\nzebra\nÜbersicht\n')).toEqual([]);
    expect(await list('')).toEqual([]);
    expect(await list(undefined)).toEqual([]);
  });

  test('an empty line is a fault and does not move the others', async () => {
    expect(await list('kernel\n\nnetlink\nnetlink\n\n')).toEqual(['2:1 An empty line. Remove it.', '4:1 "netlink" is listed twice. Remove one.', '5:1 An empty line. Remove it.']);
  });

  test('each fault has its line', async () => {
    expect(await list('zebra\nnetlink\nnetlink\ntwo words\ndocs/testing\nZebra\n')).toMatchInlineSnapshot(`
      [
        "2:1 "netlink" stands after "zebra". Sort the list.",
        "3:1 "netlink" is listed twice. Remove one.",
        "4:1 "two words" is not one word. Expected letters, with digits, ' or - inside.",
        "5:1 "docs/testing" is not one word. Expected letters, with digits, ' or - inside.",
        "6:1 "Zebra" is covered by "zebra". Remove it.",
      ]
    `);
  });
});

test('words are ordered without regard to case, then by code point', () => {
  expect(['b', 'B', 'a', 'A', 'ab', 'Ab', 'ä'].sort(compareWords)).toEqual(['A', 'a', 'Ab', 'ab', 'B', 'b', 'ä']);
});
