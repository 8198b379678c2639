import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/renovate.ts';
import { factsOf } from '../input.ts';

describe('renovate', () => {
  it('reads branches, labels, commands and groups, and which paths match something', () => {
    const facts = factsOf(source, {
      '.github/renovate.json5': `{
        baseBranchPatterns: ['main', 'v1.9'], schedule: ['on monday'], labels: ['bot/one'], allowedCommands: ['^make x$'],
        includePaths: ['one/**', 'two/*', 'two/deep', 'single.txt', 'gone/**', 'gone.txt', '*.txt'],
        packageRules: [
          { groupName: 'a', matchFileNames: ['x', 'y'], automerge: true, matchBaseBranches: ['main'] },
          { groupName: 'b', enabled: false, matchFileNames: ['z'] },
          { groupName: 'a', matchFileNames: ['y', 'w'], matchBaseBranches: ['v1.9'] },
          { matchFileNames: ['no group'] },
        ],
      }`,
      'one/deep/x': '', 'two/deep/y': '', 'single.txt': '',
    });
    expect(facts).toEqual({
      branches: ['main', 'v1.9'],
      schedule: ['on monday'],
      labels: ['bot/one'],
      paths: [
        { pattern: 'one/**', exists: true },
        { pattern: 'two/*', exists: false },
        { pattern: 'two/deep', exists: true },
        { pattern: 'single.txt', exists: true },
        { pattern: 'gone/**', exists: false },
        { pattern: 'gone.txt', exists: false },
        { pattern: '*.txt', exists: true },
      ],
      commands: ['^make x$'],
      groups: [
        { name: 'a', files: ['x', 'y', 'w'], branches: ['main', 'v1.9'], automerge: true, enabled: true },
        { name: 'b', files: ['z'], branches: [], automerge: false, enabled: false },
      ],
    });
    expect(source.count(facts)).toEqual({ branches: 2, paths: 7, groups: 2 });
  });

  it('needs its file', () => {
    expect(() => factsOf(source, {})).toThrow('.github/renovate.json5: commit cccccccccc has no such file');
  });
});
