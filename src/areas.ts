/** One area of the portal: a folder of docs/, a sidebar, an entry in the header and a color. */
export interface Area {
  /** The folder under docs/ and the sidebar's id. */
  id: string;
  label: string;
  /** What a reader finds there, as one sentence. */
  summary: string;
  /** Ids of the area's pages in reading order; the overview, `<id>/index`, comes first by itself. */
  pages: readonly string[];
}

/** The areas in the order of the header. A page that is not listed here is in no sidebar. */
export const areas = [
  {
    id: 'development',
    label: 'Development',
    summary: 'Set up a machine, find your way in the code, change it and send the change.',
    pages: [
      'development/first-contribution',
      'development/contributing',
      'development/setup',
      'development/images',
      'development/code-overview',
      'development/debugging',
      'development/hive',
      'development/statedb',
      'development/datapath-config',
      'development/crds',
      'development/hubble',
      'development/bgp',
      'development/renovate',
    ],
  },
  {
    id: 'testing',
    label: 'Testing',
    summary: 'Choose a test, run it on your machine and read what continuous integration says.',
    pages: [
      'testing/which-tests',
      'testing/before-you-push',
      'testing/red-ci',
      'testing/bpf',
      'testing/integration',
      'testing/connectivity',
      'testing/ginkgo',
      'testing/ci',
      'testing/scalability',
    ],
  },
  {
    id: 'review',
    label: 'Review',
    summary: 'What reviewers and committers look for, and how a pull request gets merged.',
    pages: ['review/process', 'review/comments', 'review/documentation', 'review/vendor', 'review/duties'],
  },
  {
    id: 'release',
    label: 'Release',
    summary: 'How versions are cut, and how a fix reaches a stable branch.',
    pages: ['release/organization', 'release/backporting'],
  },
  {
    id: 'documentation',
    label: 'Documentation',
    summary: 'Write, style, build and preview Cilium’s own documentation.',
    pages: [
      'documentation/structure',
      'documentation/style',
      'documentation/preview',
      'documentation/framework',
      'documentation/portal',
      'documentation/moving-the-pin',
    ],
  },
] as const satisfies readonly Area[];

export type AreaId = (typeof areas)[number]['id'];
