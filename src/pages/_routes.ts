import { outside } from '@site/src/links';
import type { AreaId } from '@site/src/areas';

/** A place that a route leads to: a page of docs/ by its id, or an address outside. */
export type Stop = { label: string } & ({ doc: string; anchor?: string } | { href: string });

/** What somebody came to do, and the pages for it in the order in which they are needed. */
export interface Route {
  title: string;
  summary: string;
  area: AreaId | 'reference';
  stops: readonly Stop[];
}

const tutorial = 'development/first-contribution';

/** The way of a first pull request: the steps of one tutorial, which needs neither a cluster nor another page. */
export const firstPullRequest: readonly (Stop & { summary: string })[] = [
  { label: 'Pick an issue', summary: 'One that is labeled for newcomers.', doc: tutorial, anchor: 'pick-an-issue' },
  { label: 'Fork and clone', summary: 'Git, Go and Docker are enough.', doc: tutorial, anchor: 'fork-and-clone' },
  { label: 'Change and test', summary: 'First a test that fails.', doc: tutorial, anchor: 'make-the-change' },
  { label: 'Commit', summary: 'A message, and your sign-off.', doc: tutorial, anchor: 'commit' },
  { label: 'Send it', summary: 'A pull request that says why.', doc: tutorial, anchor: 'open-the-pull-request' },
  { label: 'See it merged', summary: 'What to wait for, whom to ask.', doc: tutorial, anchor: 'what-happens-now' },
];

export const routes: readonly Route[] = [
  {
    title: 'Change code',
    summary: 'You know what to change and want it built, running and debugged.',
    area: 'development',
    stops: [
      { label: 'Set up a development environment', doc: 'development/setup' },
      { label: 'Find your way in the code', doc: 'development/code-overview' },
      { label: 'Build and use your own images', doc: 'development/images' },
      { label: 'Wire up a component with Hive', doc: 'development/hive' },
      { label: 'Introduce a custom resource', doc: 'development/crds' },
      { label: 'Debug what goes wrong', doc: 'development/debugging' },
    ],
  },
  {
    title: 'Test a change',
    summary: 'You want to know that it works, or why a check says that it does not.',
    area: 'testing',
    stops: [
      { label: 'Choose what to run', doc: 'testing/which-tests' },
      { label: 'Test a datapath program', doc: 'testing/bpf' },
      { label: 'Run Go tests and their services', doc: 'testing/integration' },
      { label: 'Run connectivity tests on a cluster', doc: 'testing/connectivity' },
      { label: 'Check before you push', doc: 'testing/before-you-push' },
      { label: 'Start CI checks', doc: 'testing/ci' },
      { label: 'Read what is red', doc: 'testing/red-ci' },
    ],
  },
  {
    title: 'Review',
    summary: 'Somebody asked for your review, or you want to become a reviewer.',
    area: 'review',
    stops: [
      { label: 'Review a pull request', doc: 'review/process' },
      { label: 'Paste a ready comment', doc: 'review/comments' },
      { label: 'Review documentation', doc: 'review/documentation' },
      { label: 'Review a dependency', doc: 'review/vendor' },
      { label: 'What committers take turns at', doc: 'review/duties' },
      { label: 'Climb the contributor ladder', href: outside.ladder },
    ],
  },
  {
    title: 'Backport and release',
    summary: 'A fix has to reach a stable branch, or a version has to be published.',
    area: 'release',
    stops: [
      { label: 'Ask for a backport', doc: 'release/backporting', anchor: 'proposing-prs-for-backporting' },
      { label: 'Backport a fix', doc: 'release/backporting' },
      { label: 'See what a stable branch lacks', doc: 'reference/changes' },
      { label: 'When versions come out', doc: 'release/organization' },
      { label: 'Branches that get fixes', doc: 'reference/versions' },
      { label: 'Publish a version', href: outside.releaseChecklists },
    ],
  },
  {
    title: 'Write documentation',
    summary: 'You explain Cilium to the people who run it.',
    area: 'documentation',
    stops: [
      { label: 'What belongs where', doc: 'documentation/structure' },
      { label: 'Write in Cilium’s style', doc: 'documentation/style' },
      { label: 'Build and preview the pages', doc: 'documentation/preview' },
      { label: 'How the documentation is built', doc: 'documentation/framework' },
      { label: 'Change this portal', doc: 'documentation/portal' },
    ],
  },
  {
    title: 'Look something up',
    summary: 'You know its name, and want what the code says about it.',
    area: 'reference',
    stops: [
      { label: 'CI triggers', doc: 'reference/ci-triggers' },
      { label: 'Checks on a pull request', doc: 'reference/checks' },
      { label: 'Code owners', doc: 'reference/code-owners' },
      { label: 'Make targets', doc: 'reference/make-targets' },
      { label: 'Commands and flags', doc: 'reference/commands' },
      { label: 'Glossary', doc: 'reference/glossary' },
    ],
  },
];
