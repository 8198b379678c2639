import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

const workflow = z.object({ jobs: z.object({ ask: z.object({ steps: z.array(z.looseObject({ name: z.string().optional(), run: z.string().optional() })) }) }) })
  .parse(parse(readFileSync(path.resolve(import.meta.dirname, '../../../.github/workflows/links.yaml'), 'utf8')));
const script = workflow.jobs.ask.steps.find(({ name }) => name === 'Keep the issue up to date')?.run ?? '';

let folder = '';

beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'portal-links-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

/** Runs the step as the runner does, with a \`gh\` that writes down what it is asked and knows the given issue. */
function run(dead: '0' | '1', findings: string, issue: string): { calls: string[]; body: string | undefined } {
  const gh = path.join(folder, 'gh');
  writeFileSync(gh, `#!/bin/bash\nprintf '%s\\n' "$*" >> "${folder}/calls"\n[ "$1 $2" = "issue list" ] && printf '%s' "${issue}"\nexit 0\n`);
  chmodSync(gh, 0o755);
  writeFileSync(path.join(folder, 'findings.txt'), findings);
  const { status, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], { encoding: 'utf8', env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, RUNNER_TEMP: folder, DEAD: dead } });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const body = path.join(folder, 'body.md');
  return {
    calls: readFileSync(path.join(folder, 'calls'), 'utf8').replaceAll(folder, 'TEMP').trim().split('\n').slice(2),
    body: existsSync(body) ? readFileSync(body, 'utf8') : undefined,
  };
}

test.each<['0' | '1', string, string[]]>([
  ['0', '', []],
  ['0', '7', ['issue close 7 --comment No link is dead any more.']],
  ['1', '', ['issue create --label dead-links --title Some external links are dead --body-file TEMP/body.md']],
  ['1', '7', ['issue edit 7 --body-file TEMP/body.md']],
])('with DEAD=%s and the open issue "%s"', (dead, issue, calls) => {
  expect(run(dead, 'docs/a.md:1:1 http://a.example is dead\n', issue).calls).toEqual(calls);
});

test('the findings stand in a fence that ends, however long they are', () => {
  const { body = '' } = run('1', 'docs/a.md:1:1 http://a.example/é is dead. `x` $(y) "z"\n'.repeat(3000), '');
  expect(Buffer.byteLength(body)).toBeLessThan(65_536);
  expect(body).toMatch(/\n~~~text\ndocs\/a\.md:1:1 http:\/\/a\.example\/é is dead\. `x` \$\(y\) "z"\n[^]*\n~~~\n$/);
});
