import { describe, expect, test } from 'vitest';
import { ledgerEntries, publishedAddresses } from '../../../scripts/permalinks/entries.ts';
import { ledgerSchemaText, ledgerText, parseLedger, type LedgerEntry } from '../../../scripts/permalinks/ledger.ts';
import type { Redirect } from '../../../scripts/permalinks/redirects.ts';
import type { Row } from '../../../scripts/permalinks/rows.ts';
import { pagesOf, pageText } from './site.ts';

function entriesOf(files: Readonly<Record<string, string>>, redirects: readonly Redirect[] = [], rows: readonly Row[] = []): LedgerEntry[] {
  return ledgerEntries(pagesOf(files), rows, redirects);
}

const brief = (entries: readonly LedgerEntry[]): string[] => entries.map(({ kind, id, aliases }) => [kind, id, ...aliases].join(' '));

test('an entry has everything that a reader of the ledger needs', () => {
  const text = pageText('Run tests', { 'set-up': 'Set up `one`' }).replace('type: task', 'type: task\nslack: testing');
  expect(entriesOf({ 'docs/testing/run.md': text })).toEqual([
    { id: 'testing/run', kind: 'page', url: '/testing/run/', title: 'Run tests', area: 'testing', team: 'testing', aliases: [] },
    { id: 'testing/run#set-up', kind: 'section', url: '/testing/run/#set-up', title: 'Set up one', area: 'testing', team: 'testing', aliases: [] },
  ]);
});

test('pages stand in the order of their ids, sections and rows in that of the page', () => {
  const files = { 'docs/t/b.md': pageText('B', { z: 'Z', a: 'A' }), 'docs/t/a.md': pageText('A') };
  const rows: Row[] = [{ page: 't/b', id: 'row-2', title: 'Two' }, { page: 't/b', id: 'row-1', title: 'One', gone: true }];
  expect(brief(entriesOf(files, [], rows))).toEqual(['page t/a', 'page t/b', 'section t/b#z', 'section t/b#a', 'row t/b#row-2', 'row t/b#row-1']);
  expect(entriesOf(files, [], rows).map(({ gone }) => gone)).toEqual([undefined, undefined, undefined, undefined, undefined, true]);
});

describe('aliases', () => {
  const aliased = pageText('A', { two: 'Two' }, '<a id="whole"></a>\n\nLead.').replace('## Two {#two}', '## Two <a id="deux"></a> {#two}\n\n<details id="more">\n<summary>More</summary>\n\nText.\n\n</details>');

  test('are ids in raw HTML, of the section that they stand in, or of the page before the first', () => {
    expect(brief(entriesOf({ 'docs/t/a.md': aliased }))).toEqual(['page t/a /t/a/#whole', 'section t/a#two /t/a/#deux /t/a/#more']);
  });

  test('are redirects, also those that lead to an alias or to a row', () => {
    const redirects = [
      { from: '/t/old/', to: '/t/a/' },
      { from: '/t/old/#x', to: '/t/a/#deux' },
      { from: '/t/older/', to: '/t/old/' },
      { from: '/t/y/', to: '/t/a/#row-1' },
      { from: '/t/dead/', to: '/t/nowhere/' },
    ];
    const rows: Row[] = [{ page: 't/a', id: 'row-1', title: 'One' }];
    expect(brief(entriesOf({ 'docs/t/a.md': aliased }, redirects, rows))).toEqual([
      'page t/a /t/a/#whole /t/old/ /t/older/',
      'section t/a#two /t/a/#deux /t/a/#more /t/old/#x',
      'row t/a#row-1 /t/y/',
    ]);
  });

  test('are none of the elements of a generated page: those that are not described come and go', () => {
    const generated = aliased.replace('type: task', 'type: reference\ngenerated: true');
    expect(brief(entriesOf({ 'docs/t/a.md': generated }, [], [{ page: 't/a', id: 'deux', title: 'Deux' }]))).toEqual(['page t/a', 'section t/a#two', 'row t/a#deux']);
  });

  test('of two sections with one id only the first has the address', () => {
    expect(brief(entriesOf({ 'docs/t/a.md': `${pageText('A', { x: 'One' })}\n## Two {#x}\n` }))).toEqual(['page t/a', 'section t/a#x']);
  });
});

test('what is guarded are the addresses of a ledger and those that follow from them', () => {
  const entries = entriesOf({ 'docs/t/a.md': pageText('A', { x: 'X', y: 'Y' }) }, [{ from: '/t/old/', to: '/t/a/' }, { from: '/t/old/#y', to: '/t/a/#x' }, { from: '/t/else/', to: '/t/a/#x' }]);
  expect(publishedAddresses(entries).map(({ url, entry, by }) => `${url} ${entry.id}${by === undefined ? '' : ` by ${by}`}`)).toEqual([
    '/t/a/ t/a',
    '/t/old/ t/a',
    '/t/a/#x t/a#x',
    '/t/old/#x t/a#x by /t/a/#x',
    '/t/else/ t/a#x',
    '/t/old/#y t/a#x',
    '/t/a/#y t/a#y',
  ]);
});

describe('the file', () => {
  test('is read again as it was written, twice the same', () => {
    const entries = entriesOf({ 'docs/t/a.md': pageText('A “quoted” \\ title', { x: 'X' }) });
    expect(parseLedger(ledgerText(entries))?.entries).toEqual(entries);
    expect(ledgerText(parseLedger(ledgerText(entries))?.entries ?? [])).toBe(ledgerText(entries));
  });

  test('is refused when it is damaged', () => {
    expect(['', '{', '[]', '{"entries": []}', '{"$schema": "x", "entries": [{"id": "a"}]}'].map(parseLedger)).toEqual(Array.from({ length: 5 }));
  });

  test('has a JSON Schema', () => {
    expect(ledgerSchemaText()).toMatchInlineSnapshot(`
      "{
       "$schema": "https://json-schema.org/draft/2020-12/schema",
       "type": "object",
       "properties": {
        "$schema": {
         "type": "string"
        },
        "entries": {
         "type": "array",
         "items": {
          "type": "object",
          "properties": {
           "id": {
            "type": "string",
            "description": "\\"testing/bpf\\" for a page, \\"testing/bpf#run-one-test\\" for a section or a row of a table"
           },
           "kind": {
            "type": "string",
            "enum": [
             "page",
             "section",
             "row"
            ]
           },
           "url": {
            "type": "string",
            "description": "Address below the site's base"
           },
           "title": {
            "type": "string"
           },
           "area": {
            "type": "string",
            "description": "First part of the page's address"
           },
           "team": {
            "description": "Slack channel of the page's owners, without \\"#\\"",
            "type": "string"
           },
           "gone": {
            "description": "The row's subject is gone from Cilium; the address leads to a row that says so",
            "type": "boolean",
            "const": true
           },
           "aliases": {
            "type": "array",
            "items": {
             "type": "string"
            },
            "description": "Other addresses that lead here, by an element in the page or a redirect"
           }
          },
          "required": [
           "id",
           "kind",
           "url",
           "title",
           "area",
           "aliases"
          ],
          "additionalProperties": false
         }
        }
       },
       "required": [
        "$schema",
        "entries"
       ],
       "additionalProperties": false,
       "description": "Every page, section and row of a described table that the portal has published, with all its addresses"
      }
      "
    `);
  });
});
