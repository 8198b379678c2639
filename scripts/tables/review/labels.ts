import * as z from 'zod';
import { source, VERSION_PLACEHOLDER } from '../../upstream/sources/labels.ts';
import { code, codes, link, text, type Cell } from '../cell.ts';
import { factsOf, githubUrl, sourceUrl } from '../context.ts';
import { descriptionsOf, sentence } from '../descriptions.ts';
import type { Described, ReferencePage, Row, Table } from '../table.ts';
import { join } from '../cell.ts';

const described: Described = { file: 'labels', fields: { setBy: z.string().min(3).max(80), when: sentence }, entriesAreRows: true };

/** Copies of one workflow for several branches are named once. */
const COPY = /-v\d+\.\d+(?=\.ya?ml$)/;

const table: Table = {
  name: 'labels',
  title: 'Labels',
  nameTitle: 'Label',
  columns: [
    { key: 'setBy', title: 'Set by' },
    { key: 'when', title: 'When' },
    { key: 'open', title: 'Open' },
    { key: 'files', title: 'Files that name it' },
  ],
  described,
  sources: () => ['.github/maintainers-little-helper.yaml', '.github/labeler.yml', '.github/renovate.json5', '.github/ISSUE_TEMPLATE', '.github/workflows', 'contrib/backporting'],
  rows: (context) => {
    const inTree = new Map(factsOf(context.main, source).filter(({ pattern }) => !pattern).map(({ name, files }) => [name, files]));
    const ours = descriptionsOf(context, described).entries;
    const names = [...new Set([...inTree.keys(), ...[...ours.values()].filter(({ removed }) => removed === undefined).map(({ name }) => name)])].sort();
    return names.map((name): Row => ({ name, cells: { open: openCell(name), files: filesCell(inTree.get(name) ?? []) } }));

    function filesCell(files: readonly string[]): Cell {
      return join([...new Set(files.map((file) => file.replace(COPY, '')))].map((file) => link(sourceUrl(context.main, file), code(file))));
    }
  },
};

/** Searches for what is open with the label; a family of labels for versions has no search of its own. */
function openCell(name: string): Cell {
  if (name.includes(VERSION_PLACEHOLDER)) return codes([]);
  return link(githubUrl(`/issues?q=${encodeURIComponent(`is:open label:"${name}"`)}`), text('Open'));
}

export const page: ReferencePage = {
  page: 'labels',
  title: 'Labels',
  description: 'Labels of issues and pull requests in Cilium\'s repository: who sets each of them, when, and which programs act on it.',
  keywords: ['label', 'release-note', 'backport', 'dont-merge', 'triage', 'kind'],
  slack: 'development',
  group: 'Reviews and labels',
  find: 'What a label means, and who sets it',
  lead: 'GitHub keeps the labels in its settings. These are the ones that contributors, reviewers and programs of the source tree use; `X.Y` stands for a version.',
  tables: [table],
};
