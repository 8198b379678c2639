import { source, type Generator } from '../../upstream/sources/generated-docs.ts';
import { acrossBranches, branchFacts, listDifference, newest } from '../branches.ts';
import { code, join, text } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

function tableOf(documents: boolean): Table {
  const name = documents ? 'generated-documents' : 'generated-code';
  return {
    name,
    title: documents ? 'Documents' : 'Code and data',
    prefix: documents ? 'documents-' : 'code-',
    nameTitle: 'Command',
    columns: [{ key: 'from', title: 'What it makes, and from what' }, { key: 'files', title: 'Files' }],
    branches: 'list',
    described: { file: name, fields: { from: sentence } },
    sources: () => (documents ? ['Documentation/Makefile', 'install/kubernetes/Makefile'] : ['Makefile', 'install/kubernetes/Makefile']),
    rows: (context) => {
      const all = acrossBranches(context, (pin) => factsOf(pin, source).generators.filter((one) => (one.documents ?? false) === documents).map((one): [string, Generator] => [commandOf(one), one]));
      return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([command, on]): Row => ({
        name: command,
        cells: { files: join(newest(on).outputs.map(({ pattern, files }) => [...code(pattern), ...text(files === 1 ? '' : ` (${files})`)])) },
        has: branchFacts(context, on, {
          url: ({ file, line }, pin) => sourceUrl(pin, file, line),
          difference: (item, reference) => listDifference(item.outputs.map(({ pattern }) => pattern), reference.outputs.map(({ pattern }) => pattern), code),
        }),
      }));
    },
  };
}

function commandOf({ dir, target }: Generator): string {
  return dir === '.' ? `make ${target}` : `make -C ${dir} ${target}`;
}

export const page: ReferencePage = {
  page: 'generated-files',
  title: 'Generated files',
  description: 'Documents, code and data in Cilium\'s tree that a program writes: never edit them by hand, run the command that makes them.',
  keywords: ['generated', 'do not edit', 'regenerate', 'cmdref', 'deepcopy', 'make generate-api', 'update-cmdref'],
  slack: 'development',
  group: 'Build and tools',
  find: 'Which command regenerates a file',
  lead: 'Change what a file is made from, run the command, and commit both. CI fails when they differ.',
  tables: [tableOf(true), tableOf(false)],
};
