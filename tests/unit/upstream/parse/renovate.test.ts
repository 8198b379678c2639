import { describe, expect, it } from 'vitest';
import { readRenovate } from '../../../../scripts/upstream/parse/renovate.ts';

const path = 'renovate.json5';

describe('readRenovate', () => {
  it('reads JSON5 in full', () => {
    const text = `// A comment
    {
      baseBranchPatterns: ['main', "v1.9",], /* and another */
      "labels": ["a"], rebaseLabel: 'b', addLabels: ["a", "c"],
      schedule: ["on monday"],
      packageRules: [{ groupName: 'one \\
line', enabled: "false", automerge: true, addLabels: ["d"], matchFileNames: ["x/**"] },],
    }\r\n`;
    expect(readRenovate({ path, text })).toEqual({
      branches: ['main', 'v1.9'],
      includePaths: [],
      labels: ['a', 'c', 'b', 'd'],
      schedule: ['on monday'],
      commands: [],
      rules: [{ groupName: 'one line', enabled: false, automerge: true, addLabels: ['d'], matchFileNames: ['x/**'] }],
    });
  });

  it('knows the older names of keys', () => {
    expect(readRenovate({ path, text: '{baseBranches: ["main"], allowedPostUpgradeCommands: ["^make$"], packageRules: []}' })).toMatchObject({ branches: ['main'], commands: ['^make$'] });
  });

  it.each([
    ['{', 'renovate.json5: expected JSON5, found "JSON5: invalid end of input at 1:2".'],
    ['{packageRules: []}', 'renovate.json5: expected baseBranchPatterns of the form that Renovate documents, found "it is missing".'],
    ['{baseBranches: ["main"], packageRules: [{matchFileNames: "x"}]}', 'renovate.json5: expected packageRules.0.matchFileNames of the form that Renovate documents, found "Invalid input: expected array, received string".'],
  ])('refuses %j', (text, message) => {
    expect(() => readRenovate({ path, text })).toThrow(message);
  });
});
