import { describe, expect, it } from 'vitest';
import { readInput } from '../../../scripts/plan/engine/input.ts';
import { packTree, readTree } from '../../../scripts/plan/engine/tree.ts';
import { writeListing } from '../../../scripts/plan/engine/write-listing.ts';
import { files, harbour } from './harbour.ts';

const tree = readTree(packTree(files), harbour.modules);

/** What was read, a line each: the path, what else is known of it, and what was passed over. */
function read(text: string): string[] {
  const { changes, passedOver } = readInput(text, tree);
  return [
    ...changes.map(({ path, kind, from, lines }) => [path, kind === 'changed' ? undefined : kind, from && `from ${from}`, lines].filter((part) => part !== undefined).join(' ')),
    ...passedOver.map(({ line, text: over, reason }) => `${line}: ${reason}: ${over}`),
  ];
}

describe('typed paths', () => {
  it.each([
    ['one a line', 'boats/hull.go\n\n  README.md  \n', ['boats/hull.go', 'README.md']],
    ['several in a line', 'boats/hull.go, README.md charts/north.md', ['boats/hull.go', 'README.md', 'charts/north.md']],
    ['a list', '- `boats/hull.go`\n* [ ] README.md\n1. charts/north.md', ['boats/hull.go', 'README.md', 'charts/north.md']],
    ['a name with a blank', 'charts/a map.svg', ['charts/a map.svg']],
    ['folders, with a slash or without', 'boats\ncharts/deep/', ['boats/', 'charts/deep/']],
    ['from the root, from here, from elsewhere', '/boats/hull.go\n./README.md\n/home/jane/cilium/charts/north.md\n../x/boats/sail/new.go', ['boats/hull.go', 'README.md', 'charts/north.md', 'boats/sail/new.go']],
    ['with the slashes of Windows', 'boats\\sail\\mast.go', ['boats/sail/mast.go']],
    ['with the place of a compiler', 'boats/hull.go:12:3', ['boats/hull.go']],
    ['addresses of GitHub', 'https://github.com/cilium/cilium/blob/main/boats/hull.go#L3\nhttps://github.com/jane/cilium/tree/wip/charts', ['boats/hull.go', 'charts/']],
    ['new ones', 'boats/keel.go\nboats/keel/\nHARBOUR.md\nvendor/example.org/rope/rope.go', ['boats/keel.go', 'boats/keel/', 'HARBOUR.md', 'vendor/example.org/rope/rope.go']],
    ['one twice', 'README.md\nREADME.md', ['README.md']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('nonsense', () => {
  it.each([
    ['a sentence', 'Please test the boats.', ['1: no path: Please test the boats.']],
    ['a sentence that begins like a status', 'A boat sails', ['1: no path: A boat sails']],
    ['an address elsewhere', 'https://example.org/boats/hull.go', ['1: no path: https://example.org/boats/hull.go']],
    ['words with slashes', 'and/or', ['1: no path: and/or']],
    ['nothing', ' \n\t\n', []],
    ['a line without an end', 'x'.repeat(5000), [`1: no path: ${'x'.repeat(120)}`]],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('listings of git', () => {
  it.each([
    ['--name-only, quoted', '"charts/s\\303\\274d \\"x\\".md"\nboats/hull.go', ['charts/süd "x".md', 'boats/hull.go']],
    ['--name-status', 'M\tboats/hull.go\nA\tboats/keel.go\nD\tREADME.md\nR087\tcharts/north.md\tcharts/up.md\nC100\tboats/hull.go\tboats/hull2.go\nT\tCODEOWNERS', ['boats/hull.go', 'boats/keel.go added', 'README.md deleted', 'charts/up.md moved from charts/north.md', 'boats/hull2.go added', 'CODEOWNERS']],
    ['--name-status, its tabs turned into blanks', 'M       boats/hull.go\nR100    charts/north.md charts/up.md', ['boats/hull.go', 'charts/up.md moved from charts/north.md']],
    ['--numstat', '12\t3\tboats/hull.go\n-\t-\tcharts/a map.svg\n1\t1\tcharts/{north.md => up.md}', ['boats/hull.go 15', 'charts/a map.svg', 'charts/up.md moved from charts/north.md 2']],
    ['--raw', ':100644 000000 3df1 0000 D\tREADME.md', ['README.md deleted']],
    ['--stat', ' boats/hull.go               | 12 +++++++-----\n charts/a map.svg            | Bin 0 -> 120 bytes\n boats/{ => keel}/mast.go    |  0\n {charts => maps}/north.md | 2 +-\n 4 files changed, 8 insertions(+), 6 deletions(-)', ['boats/hull.go 12', 'charts/a map.svg', 'boats/keel/mast.go moved from boats/mast.go 0', 'maps/north.md moved from charts/north.md 2']],
    ['--stat with shortened paths', ' .../sail/mast.go | 3 +-\n .../lost.go | 1 +', ['boats/sail/mast.go 3', '2: shortened: .../lost.go | 1 +']],
    ['--stat with a shortened path that moved', ' .../sail/{mast.go => boom.go} | 3 +-', ['boats/sail/boom.go moved from boats/sail/mast.go 3']],
    ['--compact-summary', ' boats/keel.go (new) | 3 +++\n README.md (gone)    | 9 ---\n boats/Makefile (mode +x) | 0', ['boats/keel.go added 3', 'README.md deleted 9', 'boats/Makefile 0']],
    ['--summary', ' create mode 100644 boats/keel.go\n delete mode 100644 README.md\n rename charts/{north.md => up.md} (98%)\n mode change 100644 => 100755 boats/Makefile', ['boats/keel.go added', 'README.md deleted', 'charts/up.md moved from charts/north.md', 'boats/Makefile']],
    ['--dirstat', '  66.6% boats/sail/\n  33.3% charts/', ['boats/sail/', 'charts/']],
    ['status --short --branch', '## main...origin/main [ahead 1]\n M boats/hull.go\nMM README.md\n?? boats/keel/\nR  charts/north.md -> charts/up.md\n D CODEOWNERS\n!! build/\nA  "charts/a chart.md"', ['boats/hull.go', 'README.md', 'boats/keel/ added', 'charts/up.md moved from charts/north.md', 'CODEOWNERS deleted', 'charts/a chart.md added']],
    ['status --short, its first blank lost', 'M boats/hull.go\n M README.md', ['boats/hull.go', 'README.md']],
    ['status', 'On branch sails\nChanges to be committed:\n  (use "git restore --staged <file>..." to unstage)\n\tmodified:   boats/hull.go\n\tnew file:   boats/keel.go\n\trenamed:    charts/north.md -> charts/up.md\n\nUntracked files:\n\tboats/new.go', ['boats/hull.go', 'boats/keel.go added', 'charts/up.md moved from charts/north.md', 'boats/new.go']],
    ['what git commit offers', '# Please enter the commit message.\n#\tmodified:   boats/hull.go', ['boats/hull.go']],
    ['with a prompt, a fence and colors', '```\n$ git diff --stat\n boats/hull.go | 2 \u001b[32m+\u001b[m\u001b[31m-\u001b[m\n```', ['boats/hull.go 2']],
    ['with the line ends of Windows, and with -z', 'boats/hull.go\r\nREADME.md\0CODEOWNERS\0', ['boats/hull.go', 'README.md', 'CODEOWNERS']],
    ['two listings of one change', ' boats/hull.go | 12 +++---\nA\tboats/hull.go', ['boats/hull.go added 12']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('patches', () => {
  it.each([
    [
      'of git, with what looks like headers in a hunk',
      ['diff --git a/boats/hull.go b/boats/hull.go', 'index 1..2 100644', '--- a/boats/hull.go', '+++ b/boats/hull.go', '@@ -1,3 +1,3 @@ func x', ' same', '--- a/not/a/file', '+++ b/not/a/file', ' same', '@@ -9 +9,2 @@', ' same', '+more', '\\ No newline at end of file'],
      ['boats/hull.go 3'],
    ],
    [
      'a new file, a deleted one, a moved one, a mode, a binary one',
      [
        'diff --git a/boats/keel.go b/boats/keel.go', 'new file mode 100644', 'index 0..1', '--- /dev/null', '+++ b/boats/keel.go', '@@ -0,0 +1,2 @@', '+a', '+b',
        'diff --git a/README.md b/README.md', 'deleted file mode 100644', '--- a/README.md', '+++ /dev/null', '@@ -1 +0,0 @@', '-a',
        'diff --git a/charts/north.md b/charts/up.md', 'similarity index 100%', 'rename from charts/north.md', 'rename to charts/up.md',
        'diff --git a/boats/Makefile b/boats/Makefile', 'old mode 100644', 'new mode 100755',
        'diff --git a/charts/a map.svg b/charts/a map.svg', 'GIT binary patch', 'literal 12', 'zcmZ', '',
      ],
      ['boats/keel.go added 2', 'README.md deleted 1', 'charts/up.md moved from charts/north.md 0', 'boats/Makefile 0', 'charts/a map.svg'],
    ],
    ['with quoted names', ['diff --git "a/charts/s\\303\\274d.md" "b/charts/s\\303\\274d.md"', '--- "a/charts/s\\303\\274d.md"', '+++ "b/charts/s\\303\\274d.md"', '@@ -1 +1 @@', '-a', '+b'], ['charts/süd.md 2']],
    ['without prefixes', ['diff --git boats/hull.go boats/hull.go', '--- boats/hull.go', '+++ boats/hull.go', '@@ -1 +1 @@', '-a', '+b'], ['boats/hull.go 2']],
    ['not of git, with dates', ['--- boats/hull.go\t2026-01-01 10:00:00', '+++ boats/hull.go\t2026-01-02 10:00:00', '@@ -1 +1 @@', '-a', '+b', '--- CODEOWNERS\tx', '+++ CODEOWNERS\ty', '@@ -1 +1,2 @@', ' a', '+b'], ['boats/hull.go 2', 'CODEOWNERS 1']],
    ['of a merge', ['diff --cc boats/hull.go', 'index 1,2..3', '--- a/boats/hull.go', '+++ b/boats/hull.go', '@@@ -1,2 -1,2 +1,3 @@@', '  same', ' +more'], ['boats/hull.go 0']],
    ['from a mail, with a path typed below', ['From 0123 Mon Sep 17 00:00:00 2001', 'Subject: boats: Mend the hull', '', ' boats/hull.go | 2 +-', ' 1 file changed', 'diff --git a/boats/hull.go b/boats/hull.go', '--- a/boats/hull.go', '+++ b/boats/hull.go', '@@ -1 +1 @@', '-a', '+b', '-- ', '2.43.0', 'README.md'], ['boats/hull.go 2', 'README.md']],
    ['cut in the middle', ['diff --git a/boats/hull.go b/boats/hull.go', '--- a/boats/hull.go', '+++ b/boats/hull.go', '@@ -1,9 +1,9 @@', ' same', '+b'], ['boats/hull.go 1']],
  ])('%s', (_, lines, expected) => {
    expect(read(lines.join('\n'))).toEqual(expected);
  });
});

it('reads back what it writes', () => {
  const listings = [
    'boats/hull.go\nboats/',
    'M\tboats/hull.go\nA\tboats/keel.go\nD\tREADME.md\nR\tcharts/north.md\tcharts/up.md',
    ' boats/hull.go | 12\n boats/keel.go (new) | 3\n README.md (gone) | 1\n charts/north.md => charts/up.md | 0\n charts/a map.svg | Bin',
  ];
  for (const listing of listings) expect(writeListing(readInput(listing, tree).changes)).toBe(listing);
});
