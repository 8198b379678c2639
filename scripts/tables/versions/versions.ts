import { source } from '../../upstream/sources/versions.ts';
import { code, empty, join, link, text, type Cell } from '../cell.ts';
import { factsOf, githubUrl, sourceUrl } from '../context.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const FILES = ['README.rst', 'SECURITY.md', '.github/ISSUE_TEMPLATE/bug_report.yaml', '.github/workflows/ariane-scheduled.yaml', '.github/renovate.json5'];

const table: Table = {
  name: 'versions',
  title: 'Maintained versions',
  nameTitle: 'Version',
  columns: [
    { key: 'release', title: 'Newest release' },
    { key: 'date', title: 'Released' },
    { key: 'queries', title: 'Backports' },
    { key: 'portal', title: 'Covered here' },
    { key: 'missing', title: 'Files that do not list it' },
  ],
  sources: () => [...FILES, 'stable.txt'],
  rows: (context) => {
    const { minors, stable } = factsOf(context.main, source);
    return minors.map(({ minor, release, date, prerelease, files }): Row => {
      const branch = context.branches.find(({ version }) => version === minor);
      return {
        name: `v${minor}`,
        cells: {
          release: release === undefined ? empty : join([link(githubUrl(`/releases/tag/${release}`), code(release)), text(prerelease ? 'before its release' : release === stable ? 'the newest stable one' : '')].filter((cell) => cell.some((part) => !('text' in part) || part.text !== ''))),
          date: text(date ?? ''),
          queries: queryCell(minor),
          portal: text(branch === undefined ? 'no' : 'yes'),
          missing: join(FILES.filter((file) => !files.includes(file)).map((file) => link(sourceUrl(context.main, file), code(file)))),
        },
      };
    });
  },
};

/** Searches for pull requests at each step of a backport to a version. */
function queryCell(minor: string): Cell {
  const search = (query: string): string => githubUrl(`/pulls?q=${encodeURIComponent(`is:pr ${query}`)}`);
  return join([
    link(search(`is:merged label:needs-backport/${minor} -label:backport/author`), text('to do')),
    link(search(`is:merged label:needs-backport/${minor} label:backport/author`), text('to do by the author')),
    link(search(`is:merged label:backport-pending/${minor}`), text('pending')),
    link(search(`is:merged label:backport-done/${minor}`), text('done')),
    link(search(`is:open base:v${minor} label:kind/backports`), text('open pull requests')),
  ]);
}

export const page: ReferencePage = {
  page: 'versions',
  title: 'Maintained versions',
  description: 'Versions of Cilium that get backports, their newest releases, and searches for what is still to be backported to each.',
  keywords: ['release', 'stable branch', 'backport', 'supported versions', 'needs-backport', 'end of life'],
  slack: 'launchpad',
  group: 'Versions and changes',
  find: 'Which versions are maintained, and what waits for a backport',
  lead: 'Five files of `main` list the versions. Where they disagree, a release is under way or a file was forgotten: the last column names it.',
  tables: [table],
};
