import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { probeLinks, type Bounds, type Verdict } from '../../../scripts/links/online/probe.ts';
import { startWeb, type Web } from './web.ts';

let web: Web;

beforeAll(async () => { web = await startWeb(); });
afterAll(() => web.close());
beforeEach(() => {
  web.asked.length = 0;
  web.most.clear();
});

/** Patient enough for a busy machine; what never answers is asked with less patience. */
const patient: Bounds = { answer: 20_000, total: 50_000, perHost: 2, atOnce: 16 };

async function probe(links: readonly string[], bounds: Partial<Bounds> = {}): Promise<Record<string, Verdict>> {
  const verdicts: Record<string, Verdict> = {};
  await probeLinks(links, { ...patient, ...bounds }, (link, verdict) => { verdicts[link] = verdict; }, web.fetch);
  return verdicts;
}

const askedFor = (): string[] => web.asked.map(({ method, path }) => `${method} ${path}`);

describe('a link', () => {
  test.each<[string, Verdict, string[]]>([
    ['/200', { kind: 'alive' }, ['HEAD /200']],
    ['/301', { kind: 'moved', to: 'http://a.web/200' }, ['HEAD /301', 'HEAD /200']],
    ['/302', { kind: 'alive' }, ['HEAD /302', 'HEAD /200']],
    ['/301-away', { kind: 'moved', to: 'http://other.web/200' }, ['HEAD /301-away', 'HEAD /200']],
    ['/301-slash', { kind: 'alive' }, ['HEAD /301-slash', 'HEAD /301-slash/']],
    ['/nowhere', { kind: 'dead', why: 'the answer was 302, which leads nowhere' }, ['HEAD /nowhere']],
    ['/file', { kind: 'dead', why: 'it leads to file:///etc/passwd' }, ['HEAD /file']],
    ['/403', { kind: 'unknown', why: 'the answer was 403' }, ['HEAD /403', 'GET /403']],
    ['/404', { kind: 'dead', why: 'the answer was 404' }, ['HEAD /404', 'GET /404']],
    ['/410', { kind: 'dead', why: 'the answer was 410' }, ['HEAD /410', 'GET /410']],
    ['/429', { kind: 'unknown', why: 'the answer was 429' }, ['HEAD /429']],
    ['/503', { kind: 'unknown', why: 'the answer was 503' }, ['HEAD /503', 'GET /503']],
    ['/get-only', { kind: 'alive' }, ['HEAD /get-only', 'GET /get-only']],
    ['/reset-head', { kind: 'alive' }, ['HEAD /reset-head', 'GET /reset-head']],
    ['/slow', { kind: 'alive' }, ['HEAD /slow']],
    ['/endless', { kind: 'alive' }, ['HEAD /endless', 'GET /endless']],
  ])('%s', async (path, verdict, asked) => {
    expect(await probe([`http://a.web${path}`])).toEqual({ [`http://a.web${path}`]: verdict });
    expect(askedFor()).toEqual(asked);
  });

  test('that moves without end is dead', async () => {
    expect(await probe(['http://a.web/round'])).toEqual({ 'http://a.web/round': { kind: 'dead', why: 'it leads on more than 10 times' } });
  });

  test('whose connection fails is not known', async () => {
    expect((await probe(['http://a.web/reset']))['http://a.web/reset']).toMatchObject({ kind: 'unknown', why: expect.stringMatching(/^the connection failed \(.+\)$/) as string });
  });

  test('to a host that does not exist is dead', async () => {
    expect(await probe(['http://gone.web/'])).toEqual({ 'http://gone.web/': { kind: 'dead', why: 'there is no such host' } });
  });
});

describe('the bounds', () => {
  test('what never answers is given up, and not known', async () => {
    expect(await probe(['http://a.web/never'], { answer: 100 })).toEqual({ 'http://a.web/never': { kind: 'unknown', why: 'no answer came in time' } });
  });

  test('all together end in time, whatever the servers do, with a verdict for each link', async () => {
    const links = Array.from({ length: 20 }, (_, index) => `http://c.web/never?${index}`);
    const verdicts = await probe([...links, 'http://b.web/200'], { total: 2_000 });
    expect(Object.keys(verdicts)).toHaveLength(21);
    for (const link of links) expect(verdicts[link]).toEqual({ kind: 'unknown', why: 'there was no time left to ask' });
  });

  test('a host gets two requests at a time, and another host need not wait', async () => {
    const links = (host: string): string[] => Array.from({ length: 8 }, (_, index) => `http://${host}/slow?${index}`);
    await probe([...links('a.web'), ...links('b.web')]);
    expect(Object.fromEntries(web.most)).toEqual({ 'a.web': 2, 'b.web': 2 });
    expect(web.asked).toHaveLength(16);
  });

  test('all hosts together get no more than they may', async () => {
    await probe(['a', 'b', 'c', 'd'].map((host) => `http://${host}.web/slow`), { atOnce: 1 });
    expect(web.asked.map(({ host }) => host)).toEqual(['a.web', 'b.web', 'c.web', 'd.web']);
  });
});
