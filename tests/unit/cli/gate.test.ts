import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { makeProject } from '../checks/project.ts';
import { pagesOf, tinyPins } from '../tables/tiny.ts';
import { portal, stateOf, type Outcome } from './portal.ts';

/** One defect a family: what stands in the clean project, what is written in its place, and where which rule must find it. */
const seeded = [
  { family: 'structure', file: 'docs/testing/run-one-test.md', from: 'one-test\n   ```\n', to: 'one-test\n', expected: 'docs/testing/run-one-test.md:15 structure/unclosed' },
  { family: 'style', file: 'docs/testing/run-one-test.md', from: '## Start it {#start-it}', to: '## Start it', expected: 'docs/testing/run-one-test.md:10 style/heading-id' },
  { family: 'spelling', file: 'docs/testing/setup.md', from: 'machine is enough', to: 'mashine is enough', expected: 'docs/testing/setup.md:7 spelling/unknown-word' },
  { family: 'links', file: 'docs/testing/index.md', from: 'setup.md#prerequisites', to: 'setup.md#prerequisits', expected: 'docs/testing/index.md:7 links/dead' },
] as const;

const report = z.object({ findings: z.array(z.object({ rule: z.string(), severity: z.string(), file: z.string(), line: z.number() })) });

/** The errors that the command line printed: `file:line rule`. */
function errorsIn({ stdout }: Outcome): string[] {
  return report.parse(JSON.parse(stdout)).findings.filter(({ severity }) => severity === 'error').map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

let clean = '';
let outcome: Outcome;

beforeAll(() => {
  clean = makeProject();
  outcome = portal(clean, 'check', '--format', 'json');
});

test('the clean project passes', () => {
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  expect(errorsIn(outcome)).toEqual([]);
});

// The copies take the clean project's cache along, so that the speller starts only for a word that is new.
test.each(seeded)('a defect of the family $family fails the gate: $expected', ({ file, from, to, expected }) => {
  const right = readFileSync(path.join(clean, file), 'utf8');
  expect(right.split(from)).toHaveLength(2);
  const root = makeProject({ [file]: right.replace(from, to) }, clean);
  const before = stateOf(root);
  const failed = portal(root, 'check', '--format', 'json');
  expect(errorsIn(failed)).toEqual([expected]);
  expect(failed).toMatchObject({ code: 1, stderr: '' });
  expect(stateOf(root)).toEqual(before);
});

test('a defect of the family references fails the gate', () => {
  const page = 'docs/testing/setup.md';
  const right = readFileSync(path.join(clean, page), 'utf8');
  const pins = tinyPins({ main: { files: ['pkg/hive/cell.go'] } });
  const root = makeProject({ ...pins, ...pagesOf(makeProject(pins)), [page]: `${right}\nThe code is in :path[pkg/hives].\n` }, clean);
  const failed = portal(root, 'check', '--format', 'json');
  expect(errorsIn(failed)).toEqual([`${page}:${right.split('\n').length + 1} references/unknown-name`]);
  expect(failed.code).toBe(1);
});

test('a defect of the family redirects fails the gate', () => {
  const root = makeProject({ 'docs/redirects.yaml': "- from: '/testing/old/'\n  to: '/testing/nowhere/'\n" }, clean);
  const failed = portal(root, 'check', '--format', 'json');
  expect(errorsIn(failed)).toEqual(['docs/redirects.yaml:2 redirects/dead-target']);
  expect(failed.code).toBe(1);
});
