import { source as crds } from '../../upstream/sources/crds.ts';
import { source as images } from '../../upstream/sources/images.ts';
import { source as labels, VERSION_PLACEHOLDER } from '../../upstream/sources/labels.ts';
import { source as metrics } from '../../upstream/sources/metrics.ts';
import { source as owners, teamNames } from '../../upstream/sources/owners.ts';
import { source as triggers } from '../../upstream/sources/triggers.ts';
import { source as workflows } from '../../upstream/sources/workflows.ts';
import type { Pin } from '../../upstream/pin.ts';
import { contributorTargets, describedIn } from '../development/make-targets.ts';
import { described as describedTriggers } from '../ci/triggers.ts';
import { described as describedMetrics } from '../code/metrics.ts';
import { factsOf, type TableContext } from '../context.ts';
import type { Described } from '../table.ts';

/** A name on a branch, and where it stands. */
export interface Item {
  readonly file: string;
  readonly line?: number | undefined;
  /** Of a trigger the workflows: one that starts the same under another name was renamed. */
  readonly starts?: readonly string[];
}

/** One kind of names that are compared between branches. */
export interface Subject {
  readonly key: string;
  readonly title: string;
  /** Whether a name stands for its file, so that git knows of renames. */
  readonly isFile?: true;
  /** The descriptions that say what replaced a name that main lacks. */
  readonly described?: Described;
  items(pin: Pin, other: Pin, context: TableContext): Iterable<readonly [string, Item]>;
}

const WORKFLOWS = '.github/workflows/';
const CONFIG = '.github/ariane-config.yaml';
const DOCUMENTS = /^Documentation\/(?:contributing|community)\/.*\.rst$|^(?:CONTRIBUTING|SECURITY|MAINTAINERS|CODE_OF_CONDUCT)\.md$|^\.github\/(?:pull_request_template\.md|ISSUE_TEMPLATE\/.*)$/;

/** What the pages of changes compare, in their order. */
export const subjects: readonly Subject[] = [
  { key: 'teams', title: 'Teams', items: (pin) => teamNames(factsOf(pin, owners)).map((name) => [name.replace(/^@cilium\//, ''), { file: 'CODEOWNERS' }]) },
  { key: 'triggers', title: 'CI triggers', described: describedTriggers, items: (pin) => factsOf(pin, triggers).triggers.map(({ phrase, workflows: starts }) => [phrase, { file: CONFIG, starts }]) },
  {
    key: 'workflows', title: 'Workflows', isFile: true,
    // Copies for stable branches come and go with the branches.
    items: (pin) => factsOf(pin, workflows).filter(({ branch }) => branch === undefined).map(({ file }) => [file, { file: WORKFLOWS + file }]),
  },
  {
    key: 'make', title: 'Make targets', described: describedIn(),
    items: function* (pin, _other, context) {
      for (const [name, on] of contributorTargets(context)) {
        const target = on.get(pin.name);
        if (target !== undefined) yield [name, { file: target.file, line: target.line }];
      }
    },
  },
  { key: 'crds', title: 'Custom resources', items: (pin) => factsOf(pin, crds).crds.map(({ kind, file }) => [kind, { file }]) },
  { key: 'metrics', title: 'Metrics of Hive and StateDB', described: describedMetrics, items: (pin) => factsOf(pin, metrics).metrics.map(({ name, file, line }) => [name, { file, line }]) },
  {
    key: 'labels', title: 'Labels',
    // A stable branch lacks files that only main needs: their labels are no news. Nor is a label for each version.
    items: (pin, other) => factsOf(pin, labels).flatMap(({ name, pattern, files }) => {
      const file = pattern ? undefined : files.find((one) => other.tree.has(one));
      return file === undefined ? [] : [[name.replace(/\d+\.\d+$/, VERSION_PLACEHOLDER), { file }] as const];
    }),
  },
  {
    key: 'images', title: 'Images and Dockerfiles',
    items: (pin) => {
      const { published, dockerfiles } = factsOf(pin, images);
      return [...published.map(({ name, dockerfile }) => [name, { file: dockerfile }] as const), ...dockerfiles.map(({ path }) => [path, { file: path }] as const)];
    },
  },
  { key: 'documents', title: 'Documents for contributors', isFile: true, items: (pin) => [...pin.tree.files.keys()].filter((file) => DOCUMENTS.test(file)).map((file) => [file, { file }] as const) },
];
