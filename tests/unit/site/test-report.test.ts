import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countE2e, countUnit } from '../../../scripts/site/test-report.ts';

let folder = '';
const write = (name: string, report: unknown): string => {
  const file = path.join(folder, name);
  writeFileSync(file, JSON.stringify(report));
  return file;
};

beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), 'test-report-')); });
afterAll(() => { rmSync(folder, { recursive: true }); });

test('unit tests: failed, skipped and unloadable ones are named, with the start of the message', () => {
  const file = write('unit.json', {
    testResults: [
      { name: '/portal/tests/unit/a.test.ts', status: 'failed', message: '', assertionResults: [
        { fullName: 'adds', status: 'passed', failureMessages: [] },
        { fullName: 'subtracts', status: 'failed', failureMessages: ['\u001B[31mAssertionError\u001B[39m: expected 1 to be 2\n\n    at a.test.ts:3:4'] },
        { fullName: 'divides', status: 'pending' },
      ] },
      { name: '/portal/tests/unit/b.test.ts', status: 'failed', message: 'Cannot find module "c"', assertionResults: [] },
    ],
  });
  expect(countUnit(file, '/portal')).toEqual({
    passed: 1,
    failed: 3,
    failures: [
      'tests/unit/a.test.ts: subtracts\n  AssertionError: expected 1 to be 2\n      at a.test.ts:3:4',
      'tests/unit/a.test.ts: divides\n  pending',
      'tests/unit/b.test.ts\n  Cannot find module "c"',
    ],
    unsteady: [],
  });
});

test('browser tests: one that passed at the second try counts as passed and is named', () => {
  const spec = (title: string, status: string, message?: string) => ({ title, file: 'x.spec.ts', line: 7, tests: [{ projectName: 'root', status, results: [{ ...(message !== undefined && { error: { message } }) }, {}] }] });
  const file = write('e2e.json', { suites: [{ specs: [spec('opens', 'expected')], suites: [{ specs: [spec('closes', 'unexpected', `Error: open\n${'x'.repeat(999)}`), spec('shuts', 'flaky', 'Timeout'), spec('locks', 'skipped')] }] }] });
  expect(countE2e(file)).toEqual({
    passed: 2,
    failed: 2,
    failures: [`tests/e2e/x.spec.ts:7: closes [root]\n  Error: open\n  ${'x'.repeat(300)}`, 'tests/e2e/x.spec.ts:7: locks [root]\n  skipped'],
    unsteady: ['tests/e2e/x.spec.ts:7: shuts [root]\n  Timeout'],
  });
});

test('an error outside every browser test is a failure, and so is a report that was not written', () => {
  expect(countE2e(write('error.json', { suites: [], errors: [{ message: 'Error: port 4173 is taken' }] })).failures).toEqual(['Browser tests\n  Error: port 4173 is taken']);
  expect(countUnit(path.join(folder, 'none.json'), '/portal').failures).toEqual(['Unit tests: no report was written; see what the step printed']);
  expect(countE2e(path.join(folder, 'none.json')).failed).toBe(1);
});
