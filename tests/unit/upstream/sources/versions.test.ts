import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/versions.ts';
import { factsOf } from '../input.ts';

const FILES: Readonly<Record<string, string>> = {
  'README.rst': [
    '+------+',
    '| `v9.10 <https://example.com/v9.10>`__ | 2099-02-03 | ``example.com/sample:v9.10.4``  | `Notes <https://example.com>`__ |',
    '| `v9.9 <https://example.com/v9.9>`__   | 2099-01-02 | ``example.com/sample:v9.9.12`` | `Notes <https://example.com>`__ |',
    '| `main <https://example.com>`__        | daily      | ``example.com/sample:latest``  | N/A |',
    '| `v9.11.0-rc.0 <https://example.com>`__ | 2099-02-04 | ``example.com/sample:v9.11.0-rc.0`` | `Notes <https://example.com>`__ |',
  ].join('\r\n'),
  'SECURITY.md': '| Version | Supported |\n|---|---|\n| main | :white_check_mark: |\n| 9.10.x | :white_check_mark: |\n|9.8.x|:white_check_mark:|\n| 9.7.x | :x: |\n| < 9.8.0 | :x: |\n',
  'stable.txt': 'v9.10.4\n',
  '.github/ISSUE_TEMPLATE/bug_report.yaml': "body:\n- id: other\n  attributes: {options: [v1.1]}\n- id: version\n  attributes:\n    options:\n    # kept by a bot\n    - 'equal or higher than v9.10.4 and lower than v9.11.0'\n    - {label: x}\n",
  '.github/workflows/ariane-scheduled.yaml': "jobs:\n  a: {}\n  b:\n    strategy:\n      matrix:\n        include:\n        - {branch: 'v9.10', hour: 1}\n        - {branch: '9.9', hour: 2}\n",
  '.github/renovate.json5': "{ baseBranchPatterns: ['main', 'v9.10'], packageRules: [] }",
};

describe('versions', () => {
  it('are joined from the files that list them, newest first, with where each is listed', () => {
    const facts = factsOf(source, FILES);
    const [readme, security, stable, bug, scheduler, renovate] = Object.keys(FILES);
    expect(stable).toBe('stable.txt');
    expect(facts).toEqual({
      stable: 'v9.10.4',
      minors: [
        { minor: '9.11', release: 'v9.11.0-rc.0', date: '2099-02-04', prerelease: true, files: [readme] },
        { minor: '9.10', release: 'v9.10.4', date: '2099-02-03', prerelease: false, files: [readme, security, bug, scheduler, renovate] },
        { minor: '9.9', release: 'v9.9.12', date: '2099-01-02', prerelease: false, files: [readme, scheduler] },
        { minor: '9.8', prerelease: false, files: [security] },
      ],
    });
    expect(source.count(facts)).toBe(4);
  });

  it.each([
    ['README.rst', 'No table\n', 'README.rst: expected maintained versions such as v1.18, found "none".'],
    ['README.rst', '| `v9.9 <https://example.com>`__ | soon | ``example.com/sample:v9.9.1`` |\n', 'README.rst:1: expected a branch, a date and an image with a tag'],
    ['SECURITY.md', 'All versions\n', 'SECURITY.md: expected maintained versions such as v1.18, found "none".'],
    ['.github/ISSUE_TEMPLATE/bug_report.yaml', 'body: []\n', '.github/ISSUE_TEMPLATE/bug_report.yaml: expected maintained versions'],
    ['.github/workflows/ariane-scheduled.yaml', 'jobs: {a: {strategy: {matrix: "${{ x }}"}}}\n', '.github/workflows/ariane-scheduled.yaml:1: expected '],
  ])('refuses another format of %s', (file, text, message) => {
    expect(() => factsOf(source, { ...FILES, [file]: text })).toThrow(message);
  });
});
