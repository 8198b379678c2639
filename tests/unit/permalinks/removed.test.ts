import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makePortal, type PortalRepository } from './portal-repository.ts';
import { pageText, textOf } from './site.ts';

const cleanups: (() => void)[] = [];
let portal: PortalRepository;
beforeEach(async () => {
  portal = await makePortal(cleanups);
});
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function edit(file: string, ...changes: (readonly [from: string | RegExp, to: string])[]): void {
  const absolute = path.join(portal.dir, file);
  writeFileSync(absolute, changes.reduce((text, [from, to]) => text.replace(from, to), readFileSync(absolute, 'utf8')));
}

const run = 'docs/testing/run.md';

test('a site that answers all it published is left alone', async () => {
  edit(run, ['Run one test', 'Start one test'], ['Lead.', 'Another lead.']);
  expect(await portal.says()).toEqual([]);
});

describe('a heading that lost its id', () => {
  test('is an error at the heading, with the line that mends it; --fix writes that', async () => {
    edit(run, ['## Run one test {#one-test}', '## Run one test {#single}']);
    expect(await portal.says()).toEqual([
      'docs/testing/run.md:13 permalinks/removed "/testing/run/#one-test" was published (“Run one test”) and leads nowhere now. If “Run one test” took its place, keep the id: ## Run one test <a id="one-test"></a> {#single}',
    ]);
    expect(await portal.fix()).toEqual([]);
    expect(portal.read(run)).toContain('## Run one test <a id="one-test"></a> {#single}\n');
  });

  test('and its title is known by its text, or else by its place', async () => {
    edit(run, ['## Run one test {#one-test}', '## Quite different {#different}'], ['## Set up {#set-up}', '## Before all {#before}'], [textOf('Run tests set-up'), 'Short now.']);
    expect(await portal.fix()).toEqual([]);
    expect(portal.read(run)).toContain('## Before all <a id="set-up"></a> {#before}\n');
    expect(portal.read(run)).toContain('## Quite different <a id="one-test"></a> {#different}\n');
  });

  test('and has another in capitals gets it back', async () => {
    edit(run, ['{#one-test}', '{#One-Test}']);
    expect((await portal.says())[0]).toBe('docs/testing/run.md:13 permalinks/removed "/testing/run/#one-test" was published (“Run one test”) and leads nowhere now. “Run one test” has the same id but for case. Write {#one-test} again.');
    expect(await portal.fix()).toEqual([]);
    expect(portal.read(run)).toContain('## Run one test {#one-test}\n');
  });
});

describe('a section that is gone', () => {
  test('leads to the section before it; several there are kept at once', async () => {
    edit(run, [/## Run one test[^]*/, '']);
    expect(await portal.fix()).toEqual([]);
    expect(portal.read(run)).toContain('## Set up <a id="one-test"></a> <a id="all-tests"></a> {#set-up}\n');
  });

  test('leads to its page where none stood before it', async () => {
    edit(run, [/## Set up[^]*?\n(?=## )/, '']);
    expect(await portal.says()).toEqual([
      'docs/testing/run.md:1 permalinks/removed "/testing/run/#set-up" was published (“Set up”) and leads nowhere now. Keep the id as one of the page, first in its text: <a id="set-up"></a>',
    ]);
    expect(await portal.fix()).toEqual([]);
    expect(portal.read(run)).toContain('type: task\n---\n\n<a id="set-up"></a>\n\nLead.\n');
  });

  test('leads to the page that it moved to, known by its text whatever its title is now', async () => {
    const moved = `## How to start one {#start}\n\n${textOf('Run tests one-test')}\n`;
    edit(run, [/## Run one test[^]*?\n(?=## )/, '']);
    edit('docs/testing/read.md', [/$/, `\n${moved}`]);
    expect(await portal.says()).toEqual([
      'docs/testing/run.md:9 permalinks/removed "/testing/run/#one-test" was published (“Run one test”) and leads nowhere now. Add to docs/redirects.yaml: - { from: /testing/run/#one-test, to: /testing/read/#start }',
    ]);
    expect(await portal.fix()).toEqual([]);
    expect(portal.read('docs/redirects.yaml')).toBe('- from: /testing/run/#one-test\n  to: /testing/read/#start\n');
  });

  test('is not taken for one of the same title that others have too', async () => {
    edit(run, [/## Set up[^]*?\n(?=## )/, '']);
    edit('docs/testing/read.md', [/$/, '\n## Set up {#set-up}\n\nA screen is all that it takes.\n']);
    expect(await portal.says()).toEqual([expect.stringContaining('Keep the id as one of the page')]);
  });
});

describe('a page that is gone', () => {
  test('and stands elsewhere is redirected, with the sections that changed meanwhile', async () => {
    renameSync(path.join(portal.dir, run), path.join(portal.dir, 'docs/testing/start.md'));
    edit('docs/testing/start.md', ['{#one-test}', '{#single}']);
    expect(await portal.says()).toEqual([
      'docs/testing/start.md:1 permalinks/removed "/testing/run/" was published (“Run tests”) and leads nowhere now. Add to docs/redirects.yaml: - { from: /testing/run/, to: /testing/start/ }',
      'docs/testing/start.md:9 permalinks/removed "/testing/run/#one-test" was published (“Run one test”) and leads nowhere now. Add to docs/redirects.yaml: - { from: /testing/run/#one-test, to: /testing/start/#single }',
    ]);
    expect(await portal.fix()).toEqual([]);
    expect(portal.read('docs/redirects.yaml')).toBe('- from: /testing/run/\n  to: /testing/start/\n- from: /testing/run/#one-test\n  to: /testing/start/#single\n');
  });

  test('without a trace names the three closest pages and is left to a person', async () => {
    rmSync(path.join(portal.dir, run));
    expect(await portal.fix()).toEqual([
      'docs/testing/run.md:1 permalinks/removed "/testing/run/" was published (“Run tests”) and leads nowhere now. Say where its readers are to go; closest are /testing/ (“Testing”), /testing/read/ (“Read results”), /review/ask/ (“Ask for a review”). Add to docs/redirects.yaml, for example: - { from: /testing/run/, to: /testing/ }',
    ]);
  });

  test('for which a person chose: its sections follow, each to the nearest', async () => {
    rmSync(path.join(portal.dir, run));
    writeFileSync(path.join(portal.dir, 'docs/redirects.yaml'), '- { from: /testing/run/, to: /review/ask/ }\n');
    expect(await portal.fix()).toEqual([]);
    expect(portal.read('docs/redirects.yaml')).toBe(
      '- { from: /testing/run/, to: /review/ask/ }\n- from: /testing/run/#all-tests\n  to: /review/ask/#set-up\n- from: /testing/run/#one-test\n  to: /review/ask/#set-up\n',
    );
  });

  test('because its front matter gives it another address is redirected there', async () => {
    edit(run, ['type: task', 'type: task\nslug: /testing/start/']);
    expect(await portal.fix()).toEqual([]);
    expect(portal.read('docs/redirects.yaml')).toBe('- from: /testing/run/\n  to: /testing/start/\n');
  });

  test('only because it cannot be read is no page that is gone', async () => {
    writeFileSync(path.join(portal.dir, run), new Uint8Array([0xff, 0xfe, 0x00]));
    expect(await portal.says()).toEqual([]);
  });
});

describe('an address that was published once', () => {
  test('is guarded for as long as there is a ledger, by an element as by a redirect', async () => {
    edit(run, ['{#one-test}', '{#single}']);
    renameSync(path.join(portal.dir, 'docs/review/ask.md'), path.join(portal.dir, 'docs/review/request.md'));
    expect(await portal.fix()).toEqual([]);
    await portal.publish();
    await portal.publish({ 'docs/testing/other.md': pageText('Other') });
    edit(run, ['<a id="one-test"></a> ', '']);
    rmSync(path.join(portal.dir, 'docs/redirects.yaml'));
    expect((await portal.says()).map((one) => one.slice(0, one.indexOf(' was')))).toEqual([
      'docs/review/request.md:1 permalinks/removed "/review/ask/"',
      'docs/testing/run.md:13 permalinks/removed "/testing/run/#one-test"',
    ]);
    expect(await portal.fix()).toEqual([]);
  });

  test('is guarded however the ledger was edited', async () => {
    edit(run, ['{#one-test}', '{#single}']);
    writeFileSync(path.join(portal.dir, 'static/permalinks.json'), '{"$schema": "./permalinks.schema.json", "entries": []}\n');
    expect(await portal.says()).toHaveLength(1);
    rmSync(path.join(portal.dir, 'static/permalinks.json'));
    expect(await portal.says()).toHaveLength(1);
    portal.commit({});
    expect(await portal.says()).toHaveLength(1);
  });
});

test('a published title under another id, while its own names another section, is an error', async () => {
  edit(run, ['## Run one test {#one-test}', '## Run many tests {#one-test}'], ['## Run all tests {#all-tests}', '## Run one test {#all-tests}']);
  expect(await portal.says()).toEqual([
    'docs/testing/run.md:17 permalinks/title-moved “Run one test” was published as "#one-test" and stands under "#all-tests" now, while "#one-test" is “Run many tests”. Give each section the id that it was published under.',
  ]);
});
