import { describe, expect, it } from 'vitest';
import { branchOf, destination } from '../../../src/redirect-script/destination.ts';
import { visit, type Visit } from './browser.ts';

const guide = JSON.stringify({ to: '/bees/hive/', moved: { fumigate: '/bees/honey/#jars' }, own: [['/bees/hive/', ['open', ['smoke', 'Use the smoker']]]], others: [] });
const read: Visit['read'] = (path) => (path === '/portal/g/contributing/hive.json' ? guide : undefined);
const page = { base: '/portal/', to: '/bees/hive/', guide: '/portal/g/contributing/hive.json', stable: 'v1.18' };
const lead = async (url: string, settings: Readonly<Record<string, string>> = page): Promise<string[]> => (await visit({ url, settings, read })).replaced;

describe('a page that moved', () => {
  it.each([
    ['/portal/en/latest/contributing/hive/', '/portal/bees/hive/'],
    ['/portal/en/v1.17/contributing/hive/', '/portal/bees/hive/?branch=v1.17'],
    ['/portal/en/stable/contributing/hive.html', '/portal/bees/hive/?branch=v1.18'],
    ['/portal/en/v1.17/contributing/hive/?highlight=b%20c&x#open', '/portal/bees/hive/?highlight=b%20c&x&branch=v1.17#open'],
    ['/portal/en/v1.17/contributing/hive/?branch=v1.16', '/portal/bees/hive/?branch=v1.16'],
    ['/portal/en/latest/contributing/hive/#fumigate', '/portal/bees/honey/#jars'],
    ['/portal/en/latest/contributing/hive/#smoker-use', '/portal/bees/hive/#smoke'],
    ['/portal/en/latest/contributing/hive/#%6Fpen', '/portal/bees/hive/#open'],
    ['/portal/en/latest/contributing/hive/#nothing-like-it', '/portal/bees/hive/'],
    ['/portal/en/latest/contributing/hive/#', '/portal/bees/hive/'],
    ['/portal/bees/skep/?a=1#open', '/portal/bees/hive/?a=1#open'],
  ])('%s leads to %s in one hop', async (url, target) => {
    expect(await lead(url)).toEqual([target]);
  });

  it('asks for its guide only where there is a fragment', async () => {
    expect((await visit({ url: '/portal/en/latest/contributing/hive/', settings: page, read })).fetched).toEqual([]);
    expect((await visit({ url: '/portal/en/latest/contributing/hive/#a', settings: page, read })).fetched).toEqual([page.guide]);
  });

  it('leads to the page where the guide cannot be had', async () => {
    expect(await lead('/portal/en/v1.17/contributing/hive/#open', { ...page, guide: '/gone.json' })).toEqual(['/portal/bees/hive/?branch=v1.17']);
  });
});

describe('404.html', () => {
  const settings = { base: '/portal/', pages: 'contributing/hive contributing/lost', guides: '/portal/g/', stable: 'v1.18' };

  it.each([
    ['/portal/en/v1.12/contributing/hive/#fumigate', ['/portal/bees/honey/?branch=v1.12#jars']],
    ['/portal/en/v1.12/contributing/hive.html', ['/portal/bees/hive/?branch=v1.12']],
    ['/portal/en/some-branch/contributing/hive', ['/portal/bees/hive/']],
    ['/portal/en/v1.12/contributing/other/', []],
    ['/portal/en/v1.12/network/', []],
    ['/portal/contributing/hive/', []],
    ['/en/v1.12/contributing/hive/', []],
    ['/portal/bees/nowhere/', []],
  ])('%s: %j', async (url, targets) => {
    expect(await lead(url, settings)).toEqual(targets);
  });

  it('shows itself where it has nothing to say after all', async () => {
    const { replaced, hidden } = await visit({ url: '/portal/en/v1.12/contributing/lost/', settings, read });
    expect([replaced, hidden]).toEqual([[], false]);
  });

  it('is hidden while a reader is led on', async () => {
    expect((await visit({ url: '/portal/en/v1.12/contributing/hive/', settings, read })).hidden).toBe(true);
  });
});

describe('a live page with sections that moved', () => {
  const settings = { base: '/', moved: JSON.stringify({ wax: '/bees/honey/#jars', 'wax & comb': '/bees/honey/' }) };

  it('sends on those, and no others', async () => {
    expect(await lead('/bees/hive/?q=1#wax', settings)).toEqual(['/bees/honey/?q=1#jars']);
    expect(await lead('/bees/hive/#wax%20%26%20comb', settings)).toEqual(['/bees/honey/']);
    for (const hash of ['', '#open', '#constructor', '#100%']) expect(await lead(`/bees/hive/${hash}`, settings)).toEqual([]);
  });

  it('does so when the fragment changes, while the page is shown', async () => {
    const { replaced, go } = await visit({ url: '/bees/hive/', settings, read });
    go({ hash: '#wax' });
    expect(replaced).toEqual(['/bees/honey/#jars']);
    go({ pathname: '/bees/queen/', hash: '#wax' });
    expect(replaced).toHaveLength(1);
  });
});

it('does nothing without settings', async () => {
  expect(await lead('/bees/hive/#wax', {})).toEqual([]);
});

it('keeps query and fragment in their places', () => {
  expect(destination('/a/#b', { base: '/', search: '', branch: 'v1.17' })).toBe('/a/?branch=v1.17#b');
  expect(destination('/', { base: '/portal/', search: '?x' })).toBe('/portal/?x');
});

it.each([['latest', undefined], ['stable', 'v1.18'], ['v1.17', 'v1.17'], ['v1.17.3', undefined], ['', undefined], ['v1.17&x', undefined]])('version %j is of branch %j', (version, branch) => {
  expect(branchOf(version, 'v1.18')).toBe(branch);
});
