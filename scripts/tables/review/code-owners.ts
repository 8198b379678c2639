import { source } from '../../upstream/sources/owners.ts';
import { text } from '../cell.ts';
import { factsOf } from '../context.ts';
import type { ReferencePage, Row, Table } from '../table.ts';
import { teamCells } from './teams.ts';

const table: Table = {
  name: 'code-owners',
  title: 'Code owners',
  nameTitle: 'Pattern',
  columns: [{ key: 'owners', title: 'Owners' }],
  sources: () => ['CODEOWNERS'],
  rows: (context) => {
    // Of a pattern that stands there twice the last line decides.
    const byPattern = new Map(factsOf(context.main, source).rules.map(({ pattern, owners }) => [pattern, owners]));
    return [...byPattern].map(([name, owners]): Row => ({ name, cells: { owners: owners.length === 0 ? text('nobody, on purpose') : teamCells(owners) } }));
  },
};

export const page: ReferencePage = {
  page: 'code-owners',
  title: 'Code owners',
  description: 'Every pattern of CODEOWNERS on main with the teams that GitHub asks for a review, in the order of the file.',
  keywords: ['CODEOWNERS', 'owner', 'reviewer', 'path', 'pattern'],
  group: 'Reviews and labels',
  find: 'Which teams own a path',
  lead: 'The patterns stand in the order of the file: of all that match a path, the last one decides. A pattern without a leading slash matches in every folder.',
  tables: [table],
};
