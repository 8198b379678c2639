import { describe, expect, it } from 'vitest';
import { ownAddress } from '../../../scripts/links/own-address.ts';

const root = { url: 'https://bees.example', baseUrl: '/' };
const below = { url: 'https://bees.example', baseUrl: '/portal/' };

describe('a link to a page of ours', () => {
  it.each([
    'https://bees.example/hive/queen/#swarm',
    'http://BEES.example/hive/queen#swarm',
    '//bees.example/hive/queen/?highlight=x#swarm',
    'bees.example/hive/queen/#swarm',
    '/hive/queen/#swarm',
    '/hive//queen/index.html#swarm',
    'hive/queen.html#swarm',
    '/hive/queen.md#swarm',
    '  /hive/queen/#%73warm ',
  ])('%j has one form', (link) => {
    expect(ownAddress(link, root)).toBe('/hive/queen/#swarm');
  });

  it('loses the site\'s base', () => {
    expect(ownAddress('https://bees.example/portal/hive/', below)).toBe('/hive/');
    expect(ownAddress('/portal/hive/#a', below)).toBe('/hive/#a');
    expect(ownAddress('/hive/', below)).toBe('/hive/');
    expect(ownAddress('https://bees.example/portal/', below)).toBe('/');
  });

  it('may be the home page, or have an empty fragment', () => {
    expect(ownAddress('https://bees.example', root)).toBe('/');
    expect(ownAddress('/', root)).toBe('/');
    expect(ownAddress('/hive/#', root)).toBe('/hive/');
  });
});

it.each(['', ' ', '#swarm', '?q', 'mailto:a@bees.example', 'javascript:alert(1)', 'https://example.com/hive/', 'https://bees.example.com/hive/', 'ftp://bees.example/hive/', 'http://[', '//'])('%j is none', (link) => {
  expect(ownAddress(link, root)).toBeUndefined();
});

it('keeps a fragment that is no encoding as it is', () => {
  expect(ownAddress('/hive/#100%', root)).toBe('/hive/#100%');
});
