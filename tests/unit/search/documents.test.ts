import { describe, expect, it } from 'vitest';
import { readSitePages } from '../../../scripts/links/site-pages.ts';
import { documentGroups } from '../../../scripts/search/documents.ts';
import { sectionTexts } from '../../../scripts/search/page-text.ts';
import { makeProject, pageOf } from '../checks/project.ts';

const keeping = pageOf([
  'For those who keep :term[bees]. Ask :team[sig-honey] in :slack[honey].',
  '',
  '## Open *the* hive {#open}',
  '',
  '1. Call :make[smoke]{in=tools} or `smoke --now`, as in [the guide](guide.md).',
  '1. Wait \\* a while,',
  '   then lift the lid.',
  '',
  '```shell-session',
  '$ smoke --now',
  'smoking ...',
  '```',
  '',
  '| Frame | Content |',
  '| --- | --- |',
  '| First | Honey |',
  '',
  '### Lids {#lids}',
  '',
  'Heavy.',
  '',
  '```markdown',
  'A page about wasps',
  '```',
].join('\n'), 'Keep bees');

const tools = `${pageOf('', 'Tools').replace('type: task', 'type: reference\ngenerated: true')}Lead.

## Smokers {#table-smokers}

| Smoker | Use | main | v1.18 |
| --- | --- | --- | --- |
| <a id="small" href="#small"><code>smoke --now &lt;n&gt;</code></a> | Calms \\[all\\] bees, see [\`lid\`](other.md#a)<br>[twice][main:x] | yes | no |

## Lids {#table-lids}

| Name | Size |
| --- | --- |
| <a id="oak" href="#oak">oak\\_lid</a> | \`a \\| b\` |
| <a id="again" href="#again">oak\\_lid</a> |  |
`;

const root = makeProject({ 'docs/bees/keeping.md': keeping, 'docs/reference/tools.md': tools });
const pages = readSitePages(root).filter(({ page }) => /keeping|tools/.test(page.docId));

describe('words of a page', () => {
  it('are its own without markup, by sections', () => {
    const [first] = pages;
    expect(first && sectionTexts(first.page, first.source).map(({ heading, text }) => ({ id: heading?.id, text }))).toMatchInlineSnapshot(`
      [
        {
          "id": undefined,
          "text": "For those who keep bees. Ask \`@cilium/sig-honey\` in #honey.",
        },
        {
          "id": "open",
          "text": "Call \`make smoke\` or \`smoke --now\`, as in the guide.
      Wait * a while, then lift the lid.
      \`smoke --now\`
      \`smoking ...\`
      Frame
      Content
      First
      Honey",
        },
        {
          "id": "lids",
          "text": "Heavy.",
        },
      ]
    `);
  });
});

describe('documents', () => {
  it('are pages, sections, and the rows of generated pages', () => {
    const groups = documentGroups(pages, (url) => (url === '/bees/keeping/#open' ? ['unlock'] : []));
    expect(groups.map(({ documents, ...group }) => ({ ...group, documents: documents.map(({ anchor, title, above, text, keywords, standing }) => [anchor, title, above, text.slice(0, 60), keywords.join(), standing].join(' | ')) }))).toMatchInlineSnapshot(`
      [
        {
          "area": "bees",
          "documents": [
            " | Keep bees |  | A page that shows one thing, with a description that is long |  | 9",
            "open | Open the hive |  | Call \`make smoke\` or \`smoke --now\`, as in the guide.
      Wait *  | unlock | 9",
            "lids | Lids | Open the hive | Heavy. |  | 9",
          ],
          "rows": false,
          "title": "Keep bees",
          "url": "/bees/keeping/",
        },
        {
          "area": "reference",
          "documents": [
            " | Tools |  | A page that shows one thing, with a description that is long |  | 8",
            "table-smokers | Smokers |  |  |  | 8",
            "table-lids | Lids |  |  |  | 8",
          ],
          "rows": false,
          "title": "Tools",
          "url": "/reference/tools/",
        },
        {
          "area": "reference",
          "documents": [
            "small | smoke --now <n> | Smoker | Calms \\all] bees, see [\`lid\`
      twice |  | 4",
            "oak | oak_lid | Lids | \`a | b\` |  | 4",
            "again | oak_lid | Lids |  |  | 2",
          ],
          "rows": true,
          "title": "Tools",
          "url": "/reference/tools/",
        },
      ]
    `);
  });
});
