import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkProject } from '../../../scripts/checks/run.ts';
import { believedFor, dayOf, memoryFile, writeMemory } from '../../../scripts/links/online/memory.ts';
import { startWeb, type Web } from '../links/web.ts';
import { makeProject, pageOf } from './project.ts';

let web: Web;

beforeAll(async () => { web = await startWeb(); });
afterAll(() => web.close());
beforeEach(() => { web.asked.length = 0; });

const page = 'docs/testing/run-one-test.md';
const only = ['links/external'];
const daysAgo = (days: number): string => dayOf(new Date(Date.now() - days * 24 * 60 * 60 * 1000));

function projectWith(body: string): string {
  return makeProject({ [page]: pageOf(`${body}\n`) });
}

async function ask(root: string): Promise<string[]> {
  const { findings } = await checkProject({ root, only, online: { fetch: web.fetch } });
  return findings.map(({ file, line, column, severity, message }) => `${file}:${line}:${column} ${severity} ${message}`);
}

describe('links/external', () => {
  test('says of each place what is dead, has moved, or is not known', async () => {
    const root = projectWith('[a](http://a.web/404) [b](http://a.web/301#x) [c](http://a.web/429) [d](http://a.web/200)\n\n[a](http://a.web/404#other)');
    expect(await ask(root)).toMatchInlineSnapshot(`
      [
        "docs/testing/run-one-test.md:7:1 error http://a.web/404 is dead: the answer was 404. Link to where its subject is now, or remove the link.",
        "docs/testing/run-one-test.md:7:23 warning http://a.web/301 has moved for good. Link to http://a.web/200.",
        "docs/testing/run-one-test.md:7:47 warning http://a.web/429 could not be verified: the answer was 429. The next run asks again.",
        "docs/testing/run-one-test.md:9:1 error http://a.web/404 is dead: the answer was 404. Link to where its subject is now, or remove the link.",
      ]
    `);
    expect(web.asked.filter(({ path }) => path === '/404').map(({ method }) => method)).toEqual(['HEAD', 'GET']);
  });

  test('asks nobody without leave', async () => {
    const root = projectWith('[a](http://a.web/404)');
    expect((await checkProject({ root, only })).findings).toEqual([]);
    expect(web.asked).toEqual([]);
  });

  test('leaves examples, the reader\'s own machine and the portal itself alone', async () => {
    const hosts = ['example.com', 'www.example.org', 'a.example', 'a.test', 'localhost:9081', '127.0.0.1', '10.1.2.3', '192.168.0.1', '172.18.0.1', '169.254.169.254', '[::1]', 'a.local', 'cilium.github.io'];
    expect(await ask(projectWith(hosts.map((host) => `[a](http://${host}/404)`).join(' ')))).toEqual([]);
    expect(web.asked).toEqual([]);
  });
});

describe('the memory', () => {
  test('a success is not asked for again, and a move is still said; failures are asked for each time', async () => {
    const root = projectWith('[a](http://a.web/404) [b](http://a.web/301) [c](http://a.web/429) [d](http://a.web/200)');
    const first = await ask(root);
    web.asked.length = 0;
    expect(await ask(root)).toEqual(first);
    expect([...new Set(web.asked.map(({ path }) => path))].sort()).toEqual(['/404', '/429']);
  });

  test.each<[string, string, boolean]>([
    ['for 30 days', daysAgo(believedFor - 1), false],
    ['no longer', daysAgo(believedFor), true],
    ['not from the future', daysAgo(-3), true],
  ])('believes a success %s', async (_name, on, isAsked) => {
    const root = projectWith('[d](http://a.web/200)');
    writeMemory(root, new Map([['http://a.web/200', { on }]]));
    expect(await ask(root)).toEqual([]);
    expect(web.asked.length > 0).toBe(isAsked);
  });

  test('forgets links that no page has any more', async () => {
    const root = projectWith('[d](http://a.web/200)');
    writeMemory(root, new Map([['http://a.web/200', { on: daysAgo(1) }], ['http://a.web/left', { on: daysAgo(1) }]]));
    await ask(root);
    expect(readFileSync(memoryFile(root), 'utf8')).not.toContain('/left');
  });

  test.each(['', '{', '[]', '{"format":2,"links":{}}', '{"format":1,"links":{"http://a.web/200":{"on":"soon"}}}'])('takes a damaged file for none: %s', async (text) => {
    const root = projectWith('[d](http://a.web/200)');
    writeMemory(root, new Map());
    writeFileSync(memoryFile(root), text);
    expect(await ask(root)).toEqual([]);
    expect(web.asked).toHaveLength(1);
  });
});
