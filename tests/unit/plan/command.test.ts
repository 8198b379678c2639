import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { portal } from '../cli/portal.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const bin = path.join(root, 'scripts/bin/portal.mjs');

function piped(input: string, ...args: string[]): { readonly code: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'plan', ...args], { cwd: root, input, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

describe('portal plan', () => {
  it('prints a checklist for paths', () => {
    const { code, stdout, stderr } = portal(root, 'plan', 'pkg/hive/hive.go', 'bpf/lib/nat.h');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toContain('## Plan for this change\n\n2 files; 2 teams are asked for a review.');
    expect(stdout).toMatch(/\[Open this plan\]\(https:\/\/\S+\/plan\/#plan=[\w-]+\)/);
    expect(stdout).toContain('\n  go test ./pkg/hive\n');
  });

  it('reads standard input, and says what it passed over beside the plan', () => {
    const { code, stdout, stderr } = piped(' pkg/hive/hive.go | 12 ++--\nnot a path\n', '-', '--format', 'json');
    expect(code).toBe(0);
    expect(stderr).toBe('portal: One line names no path and was passed over: “not a path”.\n');
    expect(JSON.parse(stdout)).toMatchObject({ changes: [{ path: 'pkg/hive/hive.go', kind: 'changed', lines: 12, isNew: false }], passedOver: [{ line: 2, text: 'not a path', reason: 'no path' }] });
  });

  it.each([
    ['nonsense', 'I like trains', 'portal: No path of cilium/cilium was found in it. Give paths from the root of the repository, such as `pkg/hive/hive.go`, the output of `git diff --stat` or `git status --short`, or a patch.\n'],
    ['nothing', '\n', 'portal: The input is empty. Name paths, or send what git says: git -C ~/cilium diff --stat upstream/main...HEAD | npx portal plan\n'],
  ])('answers %s with a message and the code 2', (_, input, message) => {
    expect(piped(input)).toEqual({ code: 2, stdout: '', stderr: message });
  });

  it('refuses another format', () => {
    expect(portal(root, 'plan', '--format', 'xml', 'pkg').code).toBe(2);
  });
});
