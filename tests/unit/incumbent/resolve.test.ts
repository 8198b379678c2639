import { describe, expect, it } from 'vitest';
import { resolveAnchor } from '../../../scripts/incumbent/guide.ts';
import { browserData, parseOldAddress, resolveOldAddress, type Incumbent, type LivePage } from '../../../scripts/incumbent/resolve.ts';

function page(url: string, sections: Readonly<Record<string, string>>, aliases: readonly string[] = []): LivePage {
  const ids = Object.keys(sections);
  return { url, headings: ids.map((id) => ({ id, text: sections[id] ?? '' })), ids: [...ids, ...aliases].map((id) => ({ id })) };
}

const pages = [
  page('/bees/hive/', { 'open-the-hive': 'Open the hive', feeding: 'Feed the bees in autumn', tools: 'Tools' }, ['old-alias']),
  page('/bees/honey/', { extraction: 'Extract honey', storage: 'Store jars', smoke: 'Smoke' }),
  page('/bees/queen/', { 'mark-the-queen': 'Mark the queen', swarms: 'Catch a swarm' }),
  page('/garden/trees/', { 'mark-the-queen': 'A rose of that name' }),
];

const data: Incumbent = {
  'contributing/hive': {
    to: '/bees/hive/',
    also: ['/bees/honey/'],
    titles: ['the-hive', 'tools'],
    sections: ['open-the-hive', 'extraction', 'fumigator', 'lost'],
    moved: { fumigator: '/bees/queen/#swarms', smoke: '/bees/hive/#tools', lost: '/bees/nowhere/#x' },
  },
  'contributing/swarm': { to: '/bees/queen/#swarms', also: [], titles: ['swarm'], sections: [], moved: {} },
  'contributing/gone': { to: '/bees/gone/', also: [], titles: [], sections: [], moved: {} },
};

const where = (url: string): string | undefined => {
  const found = resolveOldAddress(url, data, pages);
  return found && `${found.how} ${found.url}`;
};

describe('forms of an old address', () => {
  it.each([
    'https://docs.cilium.io/en/stable/contributing/hive/',
    'http://docs.cilium.io/en/latest/contributing/hive',
    'HTTPS://DOCS.CILIUM.IO/en/v1.9/contributing/hive/',
    '//docs.cilium.io/en/v1.18/contributing/hive.html',
    'docs.cilium.io/en/v1.18/contributing/hive/index.html',
    'https://cilium.readthedocs.io/en/v1.7/contributing/hive/',
    '/en/stable/contributing/hive/',
    '/en/stable/contributing//hive//',
    '/en/some-branch/contributing/hive/?highlight=bees',
    'en/stable/contributing/hive',
    '/contributing/hive/',
    ' /en/stable/Contributing/Hive/ ',
    '/en/stable/contributing/hive/#',
  ])('%j', (url) => {
    expect(where(url)).toBe('page /bees/hive/');
  });

  it.each([
    '',
    '#the-hive',
    '/en/stable/network/hive/',
    '/en/stable/contributing/',
    '/en/stable/contributing/unknown/',
    '/en/stable/contributing/__proto__/',
    '/en/stable/extra/contributing/hive/',
    '/garden/contributing/hive/',
    'https://example.com/en/stable/contributing/hive/',
    'https://docs.cilium.io.example.com/en/stable/contributing/hive/',
    'javascript:alert(1)//en/stable/contributing/hive/',
  ])('%j is none', (url) => {
    expect(where(url)).toBeUndefined();
  });

  it('keeps what stands behind # apart', () => {
    expect(parseOldAddress('/en/stable/contributing/hive.html?x#a?b#c')).toEqual({ page: 'contributing/hive', anchor: 'a?b#c' });
  });
});

describe('anchors', () => {
  it.each([
    ['the-hive', 'exact /bees/hive/', 'the page\'s title leads to the page'],
    ['tools', 'exact /bees/hive/', 'also where a section of ours has the id'],
    ['fumigator', 'exact /bees/queen/#swarms', 'a recorded one goes where the record says'],
    ['smoke', 'exact /bees/hive/#tools', 'also where a further page has the id'],
    ['open-the-hive', 'derived /bees/hive/#open-the-hive', 'the same id on our page'],
    ['old-alias', 'derived /bees/hive/#old-alias', 'which may be an alias'],
    ['extraction', 'derived /bees/honey/#extraction', 'or on a further page'],
    ['Open_The_Hive', 'derived /bees/hive/#open-the-hive', 'as Sphinx writes labels'],
    ['%6Fpen-the-hive', 'derived /bees/hive/#open-the-hive', 'with escapes'],
  ])('%s: %s, %s', (anchor, expected) => {
    expect(where(`/en/stable/contributing/hive/#${anchor}`)).toBe(expected);
  });
});

describe('unknown anchors', () => {
  it.each([
    ['opening-hives', 'nearest /bees/hive/#open-the-hive', 'the same words in other forms'],
    ['autumn-feed', 'nearest /bees/hive/#feeding', 'words of the title'],
    ['jar-storage', 'nearest /bees/honey/#storage', 'of a further page'],
    ['marking-queens', 'nearest /bees/queen/#mark-the-queen', 'of another page of the area, never of another area'],
    ['fumigators-2', 'nearest /bees/queen/#swarms', 'a recorded anchor that is alike leads where that one does'],
    ['lost', 'page /bees/hive/', 'a recorded target that is gone counts as unknown'],
    ['xyz', 'page /bees/hive/', 'what is like nothing leads to the page'],
    ['id7', 'page /bees/hive/', 'a number says nothing'],
    ['%E0%A4%A', 'page /bees/hive/', 'broken escapes'],
    ['__proto__', 'page /bees/hive/', 'names of the language'],
    ['constructor', 'page /bees/hive/', 'names of the language'],
  ])('%s: %s, %s', (anchor, expected) => {
    expect(where(`/en/stable/contributing/hive/#${anchor}`)).toBe(expected);
  });

  it('lead to the section that the whole page went to', () => {
    expect(where('/en/stable/contributing/swarm/#xyz')).toBe('page /bees/queen/#swarms');
    expect(where('/en/stable/contributing/swarm/#swarm')).toBe('exact /bees/queen/#swarms');
  });

  it('lead to the site\'s first page when the page of ours is gone', () => {
    expect(where('/en/stable/contributing/gone/')).toBe('page /');
  });
});

describe('what a redirect page carries', () => {
  it('is compact and only names what is live', () => {
    expect(JSON.stringify(browserData('contributing/hive', data, pages), null, 1)).toMatchInlineSnapshot(`
      "{
       "to": "/bees/hive/",
       "moved": {
        "the-hive": "/bees/hive/",
        "tools": "/bees/hive/",
        "fumigator": "/bees/queen/#swarms",
        "smoke": "/bees/hive/#tools"
       },
       "own": [
        [
         "/bees/hive/",
         [
          "open-the-hive",
          [
           "feeding",
           "Feed the bees in autumn"
          ],
          "tools",
          "old-alias"
         ]
        ],
        [
         "/bees/honey/",
         [
          [
           "extraction",
           "Extract honey"
          ],
          [
           "storage",
           "Store jars"
          ],
          "smoke"
         ]
        ]
       ],
       "others": [
        [
         "/bees/queen/",
         [
          "mark-the-queen",
          [
           "swarms",
           "Catch a swarm"
          ]
         ]
        ]
       ]
      }"
    `);
  });

  it('answers as the site does', () => {
    const guide = browserData('contributing/hive', data, pages);
    for (const anchor of ['', 'fumigator', 'extraction', 'opening-hives', 'xyz']) {
      expect(resolveAnchor(guide, anchor)).toEqual(resolveOldAddress(`/en/stable/contributing/hive/#${anchor}`, data, pages));
    }
  });

  it('exists for old pages only', () => {
    expect(() => browserData('contributing/none', data, pages)).toThrow(new RangeError('no old page "contributing/none"'));
  });
});
