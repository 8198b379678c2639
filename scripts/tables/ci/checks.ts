import { acrossBranches, branchFacts, newest } from '../branches.ts';
import { code, join, link, pageLink, text, type Cell } from '../cell.ts';
import { sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import { slug } from '../anchor.ts';
import type { ReferencePage, Row, Table } from '../table.ts';
import { checksOn, type ShownCheck } from './shown-checks.ts';

const WORKFLOWS = '.github/workflows';

const table: Table = {
  name: 'checks',
  title: 'Checks',
  nameTitle: 'Check as the pull request shows it',
  columns: [
    { key: 'checks', title: 'What it checks' },
    { key: 'red', title: 'When it is red' },
    { key: 'local', title: 'Run it yourself' },
    { key: 'starts', title: 'What starts it' },
    { key: 'workflow', title: 'Workflow' },
  ],
  branches: 'list',
  described: { file: 'checks', fields: { checks: sentence, red: sentence, local: sentence.optional() } },
  sources: () => [WORKFLOWS, '.github/ariane-config.yaml'],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => checksOn(pin, context.main));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
      const check = newest(on);
      return {
        name,
        label: text(name),
        cells: { starts: startCell(check), workflow: link(urlOf(check), code(check.file)) },
        has: branchFacts(context, on, { url: urlOf, difference: (item, reference) => (phrasesOf(item) === phrasesOf(reference) ? [] : startCell(item)) }),
      };
    });
  },
};

function urlOf({ pin, file }: ShownCheck): string | undefined {
  return sourceUrl(pin, `${WORKFLOWS}/${file}`);
}

function phrasesOf({ phrases }: ShownCheck): string {
  return phrases.join(' ');
}

function startCell({ phrases, paths }: ShownCheck): Cell {
  if (phrases.length > 0) return join(phrases.map((phrase) => pageLink(`reference/ci-triggers#${slug(phrase)}`, code(phrase))));
  return text(paths.length > 0 ? 'a push that changes some paths' : 'each push');
}

export const page: ReferencePage = {
  page: 'checks',
  title: 'Checks on a pull request',
  description: 'Every check that a Cilium pull request lists, by the name that it shows: what it checks, why it fails, and how to run it yourself.',
  keywords: ['failing check', 'red', 'CI failure', 'status', 'GitHub Actions', 'workflow', 'job', 'required'],
  slack: 'testing',
  group: 'Continuous integration',
  find: 'What a check on a pull request does, and what to do when it is red',
  lead: 'The names are those of the list at the end of a pull request. `(*)` stands for what a matrix fills in. A check that a comment starts shows one line for all of its jobs: open it to see which one failed.',
  tables: [table],
};
