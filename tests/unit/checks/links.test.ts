import { describe, expect, test } from 'vitest';
import { found, foundIn } from './found.ts';
import { pageOf } from './project.ts';

describe('links/dead', () => {
  test.each<[string, string]>([
    ['[a](missing.md)', 'There is no file docs/testing/missing.md.'],
    ['[a](setpu.md)', 'There is no file docs/testing/setpu.md. Did you mean "setup.md"?'],
    ['[a](setup)x [b](../setup.md)', 'There is no file docs/setup.md. Did you mean "setup.md"?'],
    ['[a](setup.md#prerequisits)', 'There is no section "#prerequisits" on docs/testing/setup.md. Did you mean "#prerequisites"?'],
    ['[a](setup.md#Prerequisites)', 'There is no section "#Prerequisites" on docs/testing/setup.md. Did you mean "#prerequisites"?'],
    ['[a](#nowhere)', 'There is no section "#nowhere" on this page.'],
    ['[a](setup.md#%E0%A4%A)', '"#%E0%A4%A" has a broken % escape. Write it without.'],
    ['[a](%E0%A4%A.md)', '"%E0%A4%A.md" has a broken % escape. Write it without.'],
    ['[a](a%00b.md)', 'There is no file docs/testing/a\0b.md.'],
    ['[a](../../README.md)', '"../../README.md" leads out of the site. Link to files of the portal on GitHub.'],
    ['[a](../../../secret.md)', '"../../../secret.md" leads out of the site. Link to files of the portal on GitHub.'],
    ['[a](/testing/lost/)', 'No page and no file in static/ has the address "/testing/lost/".'],
    ['[a](/testing/setpu)', 'No page and no file in static/ has the address "/testing/setpu". Did you mean "/testing/setup/"?'],
    ['![a](steps.svg)', 'There is no file docs/testing/steps.svg.'],
    ['![a](/img/lost.svg)', 'There is no static/img/lost.svg.'],
    ['![a](/img)', 'There is no static/img.'],
    ['[a](../empty)', 'There is no file docs/empty.'],
    ['[a][b]\n\n[b]: missing.md', 'There is no file docs/testing/missing.md.'],
    ['> - **[a](missing.md)**', 'There is no file docs/testing/missing.md.'],
  ])('%s', async (body, message) => {
    const changes = { 'docs/testing/run-one-test.md': pageOf(`${body}\n`), 'docs/empty/.keep': '' };
    expect((await found(changes, ['links/dead'])).map((line) => line.replace(/^\S+ \S+ /, ''))).toEqual([message]);
  });

  test('the place is the link, and every link of a line is judged', async () => {
    expect(await foundIn('See [a](one.md) and ![b](two.png).\n\n[c]: three.md\n', 'links/dead')).toEqual([
      '1:5 There is no file docs/testing/one.md.',
      '1:21 There is no file docs/testing/two.png.',
      '3:1 There is no file docs/testing/three.md.',
    ]);
  });

  test.each([
    ['files', '[a](setup.md) [b](./setup.md) [c](../testing/setup.md) [d](<setup.md>)'],
    ['anchors', '[a](setup.md#prerequisites) [b](#here) [c](#kept) [d](#top-of-details)\n\n## Here {#here}\n\n<a id="kept"></a>\n\n<details id="top-of-details"></details>'],
    ['queries', '[a](setup.md?x=1#prerequisites)'],
    ['escapes', '[a](set%75p.md#prerequisite%73)'],
    ['images and files', '![a](/img/steps.svg) [b](/img/steps.svg) ![c](../../static/img/steps.svg)'],
    ['addresses elsewhere', '[a](https://a.example/missing.md) [b](mailto:a@b.example) https://a.example/x'],
    ['code', '`[a](missing.md)`\n\n```text\n[a](missing.md)\n```'],
  ])('%s are fine', async (_name, body) => {
    expect(await foundIn(`${body}\n`, 'links')).toEqual([]);
  });

  test('a page with a fault of its own can be linked to', async () => {
    const setup = pageOf('## Prerequisites {#prerequisites}\n').replace('type: task', 'type: howto');
    expect(await found({ 'docs/testing/setup.md': setup }, ['links'])).toEqual([]);
  });
});

describe('links/by-file', () => {
  test.each<[string, string]>([
    ['[a](/testing/setup/)', '"/testing/setup/" is an address, which a move of the page would break. Link to the file: setup.md.'],
    ['[a](/testing/setup#prerequisites)', '"/testing/setup#prerequisites" is an address, which a move of the page would break. Link to the file: setup.md#prerequisites.'],
    ['[a](/testing)', '"/testing" is an address, which a move of the page would break. Link to the file: index.md.'],
    ['[a](setup)', '"setup" is not a file. Link to the page\'s file: setup.md.'],
    ['[a](setup/)', '"setup/" is not a file. Link to the page\'s file: setup.md.'],
    ['[a](../testing/)', '"../testing/" is not a file. Link to the page\'s file: index.md.'],
    ['[a](https://cilium.github.io/testing/setup/)', '"https://cilium.github.io/testing/setup/" is an address, which a move of the page would break. Link to the file: setup.md.'],
    ['[a](.)', '"." is not a file. Link to the page\'s file: index.md.'],
  ])('%s', async (body, message) => {
    expect(await foundIn(`${body}\n`, 'links')).toEqual([`1:1 ${message}`]);
  });
});

describe('links/invalid-url', () => {
  test.each<[string, string]>([
    ['Open http://host:port/x now', '1:6 "http://host:port/x" is not an address: it cannot be parsed. Mend it, or write an example in backticks.'],
    ['[a](http://)', '1:1 "http://" is not an address: it cannot be parsed. Mend it, or write an example in backticks.'],
    ['[a](//a.example/x)', '1:1 "//a.example/x" is not an address: it has no scheme. Mend it, or write an example in backticks.'],
    ['[a](javascript:alert)', '1:1 "javascript:alert" is not an address: expected http, https or mailto, found "javascript". Mend it, or write an example in backticks.'],
    ['[a](JavaScript:alert)', '1:1 "JavaScript:alert" is not an address: expected http, https or mailto, found "javascript". Mend it, or write an example in backticks.'],
    ['[a](ftp://a.example/x)', '1:1 "ftp://a.example/x" is not an address: expected http, https or mailto, found "ftp". Mend it, or write an example in backticks.'],
    ['[a](https://a.example/%E0%A4%A)', '1:1 "https://a.example/%E0%A4%A" is not an address: it cannot be parsed. Mend it, or write an example in backticks.'],
    ['![a](data:image/png;base64,AAAA)', '1:1 "data:image/png;base64,AAAA" is not an address: expected http, https or mailto, found "data". Mend it, or write an example in backticks.'],
    ['[a](https://a.example/b c)', '1:5 "https://a.example/b c" is not an address: it has a space. Mend it, or write an example in backticks.'],
    ['[a](https://a..example/)', '1:1 "https://a..example/" is not an address: its host has an empty part. Mend it, or write an example in backticks.'],
    ['[a](mailto:)', '1:1 "mailto:" is not an address: it names no mailbox. Mend it, or write an example in backticks.'],
    ['[a]\n\n[a]: http://[::1/', '3:1 "http://[::1/" is not an address: it cannot be parsed. Mend it, or write an example in backticks.'],
  ])('%s', async (body, message) => {
    expect(await foundIn(`${body}\n`, 'links/invalid-url')).toEqual([message]);
  });

  test('addresses that parse, and code, are fine', async () => {
    expect(await foundIn('<https://a.example:8080/x?y=%20#z> http://[::1]:80/ `http://host:port/` [a](mailto:a@b.example)\n', 'links/invalid-url')).toEqual([]);
  });
});
