import { expect, test } from 'vitest';
import { lossesOf } from '../../../scripts/checks/permalinks/compare.ts';
import { ledgerEntries } from '../../../scripts/permalinks/entries.ts';
import { addressesOf } from '../../../scripts/permalinks/resolve.ts';
import type { Row } from '../../../scripts/permalinks/rows.ts';
import { pagesOf, pageText } from './site.ts';

/** A generated page whose rows have the given ids. */
function table(ids: readonly string[]): Record<string, string> {
  const rows = ids.map((id) => `| <a id="${id}" href="#${id}">${id}</a> | - |\n`);
  return { 'docs/reference/jobs.md': pageText('Jobs', {}, `| Name | What |\n| --- | --- |\n${rows.join('')}`).replace('type: task', 'type: reference\ngenerated: true') };
}

const row = (id: string, gone?: true): Row => ({ page: 'reference/jobs', id, title: id, gone });

function losses(before: readonly Row[], after: readonly string[]): unknown[] {
  const entries = ledgerEntries(pagesOf(table(before.map(({ id }) => id))), before, []);
  const pages = pagesOf(table(after));
  const found = lossesOf([{ entries, wordsOf: () => undefined }], { pages, addresses: addressesOf(pages, [], []), movedTo: () => undefined });
  return found.map(({ url, remedy }) => [url, remedy]);
}

test('a row whose subject is gone upstream stays in its table, and nothing is said', () => {
  expect(losses([row('build'), row('lint')], ['lint', 'build'])).toEqual([]);
  expect(losses([row('build'), row('lint', true)], ['build', 'lint'])).toEqual([]);
});

test('a row that the table lost is sent to its page: what is generated cannot be edited', () => {
  expect(losses([row('build'), row('lint')], ['build'])).toEqual([['/reference/jobs/#lint', { kind: 'redirect', redirect: { from: '/reference/jobs/#lint', to: '/reference/jobs/' } }]]);
});

test('an element of the page that is no described row may go', () => {
  const entries = ledgerEntries(pagesOf(table(['build', 'lint'])), [row('build')], []);
  expect(entries.map(({ id, aliases }) => [id, aliases])).toEqual([['reference/jobs', []], ['reference/jobs#build', []]]);
});
