import { renameOf } from '../../upstream/renames.ts';
import { source, type MakeTarget } from '../../upstream/sources/make-targets.ts';
import { acrossBranches, branchFacts, newest, type OnBranches } from '../branches.ts';
import { code, empty, link, text } from '../cell.ts';
import { factsOf, sourceUrl, type TableContext } from '../context.ts';
import { descriptionsOf, sentence } from '../descriptions.ts';
import type { Described, ReferencePage, Row, Table } from '../table.ts';

/** Folders whose targets contributors call, with the title of their table. Elsewhere the root's targets call what is there. */
const FOLDERS = [
  { dir: '.', part: 'root', title: 'Targets of the root folder', prefix: '' },
  { dir: 'Documentation', part: 'documentation', title: 'Targets of `Documentation/`', prefix: 'documentation-' },
  { dir: 'bpf', part: 'bpf', title: 'Targets of `bpf/`', prefix: 'bpf-' },
  { dir: 'bpf/tests', part: 'bpf-tests', title: 'Targets of `bpf/tests/`', prefix: 'bpf-tests-' },
  { dir: 'images', part: 'images', title: 'Targets of `images/`', prefix: 'images-' },
  { dir: 'install/kubernetes', part: 'install', title: 'Targets of `install/kubernetes/`', prefix: 'install-' },
  { dir: 'test', part: 'test', title: 'Targets of `test/`', prefix: 'test-' },
  { dir: 'test/controlplane', part: 'controlplane', title: 'Targets of `test/controlplane/`', prefix: 'controlplane-' },
] as const;

type Folder = (typeof FOLDERS)[number];

/** The text of ours on the targets of a folder, by default of the root. */
export function describedIn({ part }: Pick<Folder, 'part'> = FOLDERS[0]): Described {
  return { file: part === 'root' ? 'make-targets' : `make-targets-${part}`, fields: { does: sentence } };
}

const found = new WeakMap<TableContext, Map<string, OnBranches<MakeTarget>>>();

/** The targets of a folder that contributors call: whoever wrote a help text upstream means the target for others; of the rest those count that we describe. */
function targetsIn(context: TableContext, folder: Folder): [string, OnBranches<MakeTarget>][] {
  const { entries } = descriptionsOf(context, describedIn(folder));
  const all = acrossBranches(context, (pin) => factsOf(pin, source).targets.filter(({ dir }) => dir === folder.dir).map((target): [string, MakeTarget] => [target.name, target]));
  return [...all].filter(([name, on]) => entries.has(name) || [...on.values()].some(({ help }) => help === true)).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** All targets that the page lists, by the command that calls them. */
export function contributorTargets(context: TableContext): ReadonlyMap<string, OnBranches<MakeTarget>> {
  const targets = found.get(context) ?? new Map(FOLDERS.flatMap((folder) => targetsIn(context, folder).map(([name, on]) => [commandOf(folder.dir, name), on] as const)));
  found.set(context, targets);
  return targets;
}

function commandOf(dir: string, name: string): string {
  return dir === '.' ? `make ${name}` : `make -C ${dir} ${name}`;
}

function tableOf(folder: Folder): Table {
  const { dir, part, title, prefix } = folder;
  return {
    name: part === 'root' ? 'make-targets' : `make-targets-${part}`,
    title,
    prefix: part === 'root' ? '' : prefix,
    nameTitle: 'Command',
    columns: [{ key: 'does', title: 'What it does' }, { key: 'file', title: 'Makefile' }],
    branches: 'list',
    described: describedIn(folder),
    sources: (context) => filesOf(context, dir),
    renamed: (name, { main }) => renameOf(name, dir, main.renamed, (now) => factsOf(main, source).targets.some((target) => target.dir === dir && target.name === now)),
    rows: (context) =>
      targetsIn(context, folder).map(([name, on]): Row => {
        const { file, line } = newest(on);
        const pin = context.pins.find((one) => on.has(one.name)) ?? context.main;
        return {
          name,
          label: code(commandOf(dir, name)),
          cells: { file: link(sourceUrl(pin, file, line), code(file)) },
          has: branchFacts(context, on, { url: (target, at) => sourceUrl(at, target.file, target.line), difference: (target, reference) => (target.file === reference.file ? empty : [...text('in '), ...code(target.file)]) }),
        };
      }),
  };
}

function filesOf({ pins }: TableContext, dir: string): string[] {
  return [...new Set(pins.flatMap((pin) => factsOf(pin, source).targets.filter((target) => target.dir === dir).map(({ file }) => file)))].sort();
}

export const page: ReferencePage = {
  page: 'make-targets',
  title: 'Make targets',
  description: 'Make targets of Cilium\'s source tree that contributors call: what each does, where it is defined, and which branches have it.',
  keywords: ['make', 'Makefile', 'build', 'kind', 'generate', 'target', 'make help'],
  slack: 'development',
  group: 'Build and tools',
  find: 'What a make target does',
  lead: 'Call them from the root of a clone. `%` stands for any text.',
  tables: FOLDERS.map(tableOf),
};
