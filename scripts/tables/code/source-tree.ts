import { source } from '../../upstream/sources/overview.ts';
import { source as owners } from '../../upstream/sources/owners.ts';
import { indexOwners } from '../../upstream/codeowners.ts';
import { acrossBranches, branchFacts } from '../branches.ts';
import { factsOf, sourceUrl, type TableContext } from '../context.ts';
import { sentence } from '../descriptions.ts';
import { teamCells } from '../review/teams.ts';
import { once } from '../../references/kind.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const PARTS = [
  { part: 'top', title: 'Folders at the root', above: '', prefix: 'top-' },
  { part: 'pkg', title: 'Packages in `pkg/`', above: 'pkg/', prefix: '' },
] as const;

function tableOf({ part, title, above, prefix }: (typeof PARTS)[number]): Table {
  return {
    name: `source-${part}`,
    title,
    prefix,
    nameTitle: 'Folder',
    columns: [{ key: 'holds', title: 'What it holds' }, { key: 'owners', title: 'Owners' }],
    branches: 'list',
    described: { file: `source-${part}`, fields: { holds: sentence } },
    sources: () => (part === 'pkg' ? ['pkg', 'CODEOWNERS'] : ['CODEOWNERS']),
    pathOf: (name) => name,
    rows: (context) => {
      const all = acrossBranches(context, (pin) => factsOf(pin, source)[part].map((name) => [above + name, above + name] as const));
      return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => ({
        name,
        cells: { owners: teamCells(ownersOf(context, name)) },
        has: branchFacts(context, on, { url: (path, pin) => sourceUrl(pin, path) }),
      }));
    },
  };
}

function ownersOf({ main }: TableContext, folder: string): readonly string[] {
  if (!main.tree.has(folder)) return [];
  return once(main, 'owner index', () => indexOwners(factsOf(main, owners).rules)).ownersOf(`${folder}/`);
}

export const page: ReferencePage = {
  page: 'source-tree',
  title: 'Source tree',
  description: 'Folders of Cilium\'s source tree and packages of pkg/: what each holds, who owns it, and which branches have it.',
  keywords: ['code overview', 'folder', 'directory', 'package', 'where is', 'pkg', 'layout'],
  slack: 'development',
  group: 'Code',
  find: 'What a folder or package holds, and who owns it',
  lead: 'The folders at the root and the packages right below `pkg/`. The owners are those of most of a folder: single files can have others.',
  tables: PARTS.map(tableOf),
};
