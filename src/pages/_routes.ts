import { outside } from '@site/src/links';
import type { AreaId } from '@site/src/areas';

/** A place that a route leads to: a page of docs/ by its id, another page of the portal by its address, or an address outside. */
export type Stop = { label: string } & ({ doc: string; anchor?: string } | { page: string } | { href: string });

/** What somebody came to do, and the pages for it in the order in which they are needed. */
export interface Route {
  title: string;
  summary: string;
  area: AreaId;
  stops: readonly Stop[];
}

/** The way of a first pull request: where each step is explained. */
export const firstPullRequest: readonly (Stop & { summary: string })[] = [
  { label: 'Pick an issue', summary: 'One that is labeled for newcomers.', href: outside.firstIssues },
  { label: 'Set up your machine', summary: 'Tools, a clone and a cluster.', doc: 'development/setup' },
  { label: 'Make the change', summary: 'Find the code and change it.', doc: 'development/code-overview' },
  { label: 'Test it', summary: 'The smallest test that can fail.', doc: 'testing/index' },
  { label: 'Send it', summary: 'Commits, sign-off, pull request.', doc: 'development/contributing' },
  { label: 'See it merged', summary: 'Checks, reviews and the merge.', doc: 'testing/ci' },
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
      { label: 'Wire up an application with Hive', doc: 'development/hive' },
      { label: 'Debug what goes wrong', doc: 'development/debugging' },
      { label: 'Plan a change: reviewers, tests, CI', page: '/plan/' },
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
      { label: 'Start CI checks', doc: 'testing/ci' },
      { label: 'Read what is red', doc: 'testing/red-ci' },
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
    ],
  },
  {
    title: 'Review',
    summary: 'Somebody asked for your review, or you want to become a reviewer.',
    area: 'review',
    stops: [
      { label: 'Review a pull request', doc: 'review/process' },
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
      { label: 'Backport a fix', doc: 'release/backporting' },
      { label: 'When versions come out', doc: 'release/organization' },
      { label: 'Publish a version', href: outside.releaseChecklists },
    ],
  },
];
