import { beforeAll, describe, expect, it } from 'vitest';
import { resolveLinks, type LinkTarget } from '../../../scripts/links/resolve-link.ts';
import { makeProject, pageOf } from '../checks/project.ts';

const row = (id: string, label: string): string => `| <a id="${id}" href="#${id}">${label}</a> | text |`;

let root = '';

beforeAll(() => {
  root = makeProject({
    'docs/bees/index.md': pageOf('Lead.\n', 'Bees'),
    'docs/bees/hive.md': pageOf('Lead.\n\n## Open the hive <a id="open-it"></a> {#open}\n\nText.\n\n### Smoke {#smoke}\n\nText.\n', 'The hive'),
    'docs/reference/tools.md': pageOf(`| Tool | Use |\n| --- | --- |\n${row('smoker', '<code>smoker</code>')}\n${row('veil', 'a\\_veil')}\n`, 'Tools').replace('type: task', 'type: reference\ngenerated: true'),
    'docs/redirects.yaml': '- { from: /bees/skep/, to: /bees/hive/ }\n- { from: "/bees/#queen", to: "/bees/hive/#smoke" }\n- { from: /bees/lost/, to: /bees/nowhere/ }\n',
    'src/data/incumbent.yaml': 'contributing/hive:\n  to: /bees/hive/\n  moved:\n    fumigate: /bees/hive/#smoke\n',
    'src/data/incumbent/anchors.yaml': 'contributing/hive:\n  titles: [the-hive]\n  sections: [open, fumigate]\n',
    'src/pages/index.tsx': '',
    'static/permalinks.json': JSON.stringify({ $schema: '', entries: [{ id: 'reference/tools#smoker', kind: 'row', url: '/reference/tools/#smoker', title: 'Smoker', area: 'reference', aliases: [] }] }),
  });
});

const lead = async (link: string): Promise<LinkTarget | null | undefined> => (await resolveLinks(root, [link]))[0];

const hive = { url: 'https://cilium.github.io/bees/hive/', title: 'The hive', page: 'The hive', section: null };
const open = { url: 'https://cilium.github.io/bees/hive/#open', title: 'Open the hive', page: 'The hive', section: 'open' };
const smoke = { url: 'https://cilium.github.io/bees/hive/#smoke', title: 'Smoke', page: 'The hive', section: 'smoke' };

describe('links', () => {
  it.each<[string, string, LinkTarget]>([
    ['a page', 'https://cilium.github.io/bees/hive/', hive],
    ['a path', '/bees/hive', hive],
    ['a page as Markdown', 'cilium.github.io/bees/hive.md', hive],
    ['a section', '/bees/hive/#open', open],
    ['an alias of a section', '/bees/hive/#open-it', open],
    ['a page that moved', '/bees/skep/', hive],
    ['a section of a page that moved', '/bees/skep/?x=1#smoke', smoke],
    ['a section that moved to another page', '/bees/#queen', smoke],
    ['an old page', 'https://docs.cilium.io/en/v1.9/contributing/hive.html', hive],
    ['the title of an old page', 'docs.cilium.io/en/stable/contributing/hive/#the-hive', hive],
    ['a section of an old page under its id', '/en/latest/contributing/hive/#open', open],
    ['one that is recorded', 'https://docs.cilium.io/en/latest/contributing/hive/#fumigate', smoke],
    ['one that is not, at the likest section', 'https://docs.cilium.io/en/latest/contributing/hive/#opening-hives', open],
    ['a row, by the ledger\'s title', '/reference/tools/#smoker', { url: 'https://cilium.github.io/reference/tools/#smoker', title: 'Smoker', page: 'Tools', section: 'smoker' }],
    ['a row that the ledger does not have, as it is shown', '/reference/tools/#veil', { url: 'https://cilium.github.io/reference/tools/#veil', title: 'a_veil', page: 'Tools', section: 'veil' }],
    ['the home page', '/', { url: 'https://cilium.github.io/', title: 'Cilium contributors', page: 'Cilium contributors', section: null }],
  ])('%s: %s', async (_about, link, target) => {
    expect(await lead(link)).toEqual(target);
  });

  it.each(['/bees/hive/#nothing', '/bees/nowhere/', '/bees/lost/', '/plan/', '/permalinks.json', 'https://docs.cilium.io/en/stable/network/', 'https://docs.cilium.io/en/stable/contributing/unknown/', 'https://example.com/', '', '#open'])('%j leads nowhere', async (link) => {
    expect(await lead(link)).toBeNull();
  });

  it('are answered in their order', async () => {
    expect(await resolveLinks(root, ['/bees/hive/#smoke', 'x', '/bees/hive/'])).toEqual([smoke, null, hive]);
    expect(await resolveLinks(root, [])).toEqual([]);
  });
});
