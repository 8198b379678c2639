import { fateOf } from '../../upstream/moves.ts';
import type { Pin } from '../../upstream/pin.ts';
import { slug } from '../anchor.ts';
import { code, empty, join, link, prose, text, type Cell } from '../cell.ts';
import { commitUrl, sourceUrl, type TableContext } from '../context.ts';
import { descriptionsOf } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';
import { subjects, type Item, type Subject } from './subjects.ts';

/** One name that a branch has and its neighbour has not, or that is called otherwise there. */
interface Change {
  readonly what: 'added' | 'removed' | 'renamed';
  readonly before: readonly [string, Item] | undefined;
  readonly after: readonly [string, Item] | undefined;
}

/** A branch with the next older one. */
interface Pair {
  readonly newer: Pin;
  readonly older: Pin;
}

/** The overview and a page for each branch that has an older neighbour: what it has that the older one has not, and the reverse. */
export function changePages(context: TableContext): ReferencePage[] {
  const pages = context.pins.slice(0, -1).flatMap((newer, index) => {
    const older = context.pins[index + 1];
    return older === undefined ? [] : [pairPage({ newer, older }, context)];
  });
  return [
    {
      page: 'changes',
      title: 'Changes between branches',
      description: 'What contributors find added, removed or renamed between each two neighbouring branches of Cilium, from triggers to documents.',
      keywords: ['difference', 'what changed', 'branch', 'backport', 'renamed', 'removed', 'new'],
      slack: 'development',
      group: 'Versions and changes',
      find: 'What is different on another branch',
      lead: 'Each page compares a branch with the next older one: teams, triggers, workflows, make targets, custom resources, metrics, labels, images and documents.',
      parts: pages.map(({ page, title, tables }) => ({ page, title, remark: text(countOf(tables.reduce((sum, table) => sum + table.rows(context).length, 0))) })),
      tables: [],
    },
    ...pages,
  ];
}

function countOf(changes: number): string {
  return changes === 1 ? '1 change' : `${changes} changes`;
}

/** Named by the newer branch alone: which one is older changes when a branch ends. */
function pairPage(pair: Pair, context: TableContext): ReferencePage {
  const { newer, older } = pair;
  return {
    page: `changes/${slug(newer.name)}`,
    title: `Changes from ${older.name} to ${newer.name}`,
    description: `Teams, triggers, workflows, make targets, custom resources, metrics, labels, images and documents that differ between ${older.name} and ${newer.name}.`,
    keywords: ['difference', 'what changed', older.name, newer.name],
    slack: 'development',
    group: 'Versions and changes',
    lead: `Compared are ${older.name} at \`${older.commit.slice(0, 10)}\` (${older.date}) and ${newer.name} at \`${newer.commit.slice(0, 10)}\` (${newer.date}). Only what was added, removed or renamed is listed.`,
    tables: subjects.flatMap((subject) => tableOf(subject, pair, context)),
  };
}

/** The table of one subject; none where nothing differs. */
function tableOf(subject: Subject, pair: Pair, context: TableContext): Table[] {
  const rows = changesOf(subject, pair, context).map((change) => rowOf(change, subject, pair, context));
  if (rows.length === 0) return [];
  return [{
    name: `changes-${slug(pair.newer.name)}-${subject.key}`,
    title: subject.title,
    prefix: `${subject.key}-`,
    nameTitle: 'Name',
    columns: [{ key: 'what', title: 'Change' }, { key: 'before', title: pair.older.name }, { key: 'after', title: pair.newer.name }, { key: 'remark', title: 'Remark' }],
    sources: () => [],
    rows: () => rows,
  }];
}

function changesOf(subject: Subject, { newer, older }: Pair, context: TableContext): Change[] {
  const before = new Map(subject.items(older, newer, context));
  const after = new Map(subject.items(newer, older, context));
  const added = new Map([...after].filter(([name]) => !before.has(name)));
  const changes: Change[] = [];
  for (const entry of before) {
    if (after.has(entry[0])) continue;
    const target = renamedTo(subject, entry[1], added, newer);
    if (target !== undefined) added.delete(target[0]);
    changes.push({ what: target === undefined ? 'removed' : 'renamed', before: entry, after: target });
  }
  changes.push(...[...added].map((entry): Change => ({ what: 'added', before: undefined, after: entry })));
  return changes.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** The added name that a removed one became: by git's renames, or since both start the same. */
function renamedTo({ isFile }: Subject, { file, starts = [] }: Item, added: ReadonlyMap<string, Item>, newer: Pin): [string, Item] | undefined {
  if (isFile) {
    const fate = fateOf(file, newer.moved, (path) => newer.tree.has(path));
    return fate?.kind === 'moved' ? [...added].find(([, item]) => item.file === fate.to) : undefined;
  }
  return [...added].find(([, item]) => starts.length > 0 && starts.every((one) => item.starts?.includes(one) === true));
}

function nameOf({ before, after }: Change): string {
  return (after ?? before)?.[0] ?? '';
}

function rowOf(change: Change, subject: Subject, { newer, older }: Pair, context: TableContext): Row {
  const { what, before, after } = change;
  const name = nameOf(change);
  return {
    name: name.replace(/^make (?:-C )?/, ''),
    label: code(name),
    cells: {
      what: text(what),
      before: before === undefined ? empty : link(sourceUrl(older, before[1].file, before[1].line), code(before[0])),
      after: after === undefined ? empty : link(sourceUrl(newer, after[1].file, after[1].line), code(after[0])),
      remark: what === 'removed' && before !== undefined ? remarkOn(before, subject, newer, context) : empty,
    },
  };
}

/** When a name was removed, as far as git or our own description of it knows, and what one uses instead. */
function remarkOn([name, { file }]: readonly [string, Item], { isFile, described }: Subject, newer: Pin, context: TableContext): Cell {
  const bare = name.replace(/^make /, '');
  const removed = described && descriptionsOf(context, described).entries.get(bare)?.removed;
  const fate = newer.tree.has(file) ? undefined : fateOf(file, newer.moved, (path) => newer.tree.has(path));
  const commit = removed?.commit ?? (fate?.kind === 'removed' || isFile ? fate?.commit : undefined);
  const when = commit === undefined ? empty : [...text('removed in '), ...link(commitUrl(commit), code(commit.slice(0, 10)))];
  const use = removed?.use;
  return join([when, use === undefined ? empty : [...text('use '), ...(bare === name ? prose(`\`${use}\``) : code(`make ${use}`))]], text('; '));
}
