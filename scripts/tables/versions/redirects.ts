import { source } from '../../upstream/sources/redirects.ts';
import { code, link } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const table: Table = {
  name: 'redirects',
  title: 'Redirects',
  nameTitle: 'Old page',
  columns: [{ key: 'to', title: 'New page' }],
  sources: () => ['Documentation/redirects.txt'],
  rows: ({ main }) => factsOf(main, source).map(({ from, to }): Row => ({ name: from, cells: { to: link(sourceUrl(main, `Documentation/${to}`), code(to)) } })),
};

export const page: ReferencePage = {
  page: 'docs-redirects',
  title: 'Redirects of Cilium\'s documentation',
  description: 'Pages of docs.cilium.io that moved or went away, with the pages that their old addresses lead to.',
  keywords: ['rediraffe', 'moved page', 'redirects.txt', 'old link'],
  slack: 'sig-docs',
  group: 'Versions and changes',
  find: 'Where a page of Cilium\'s documentation moved',
  lead: 'Paths are relative to `Documentation/`. Add a line with `make -C Documentation update-redirects` when you move or remove a page.',
  tables: [table],
};
