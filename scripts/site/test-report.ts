import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import * as z from 'zod';

/** What a run of tests came to. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  /** Each test that failed or was skipped, with its file and the start of what it said. */
  readonly failures: readonly string[];
  /** Each test that passed at the second try only. */
  readonly unsteady: readonly string[];
}

/** Lines of a failure's message that the end of a run repeats: a difference of two values needs about so many. */
const linesOfMessage = 8;
/** Characters of such a line. */
const lineLength = 300;

const vitestReport = z.object({
  testResults: z.array(z.object({
    name: z.string(),
    message: z.string().default(''),
    status: z.string(),
    assertionResults: z.array(z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).default([]) })),
  })),
});

/** Counts the tests of a report that Vitest wrote as JSON, and names those that failed. A skipped test counts as failed: nothing skips silently. `root` is the folder that paths are shown from. Throws on a report of another form. */
export function countUnit(file: string, root: string): TestCount {
  if (!existsSync(file)) return noReport('Unit tests');
  const { testResults } = vitestReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failures: string[] = [];
  let passed = 0;
  for (const { name, message, status, assertionResults } of testResults) {
    const shown = path.relative(root, name);
    // A file that cannot be loaded has no tests to fail.
    if (status === 'failed' && assertionResults.length === 0) failures.push(failure(shown, message));
    for (const { fullName, status: result, failureMessages } of assertionResults) {
      if (result === 'passed') passed += 1;
      else failures.push(failure(`${shown}: ${fullName}`, failureMessages[0] ?? result));
    }
  }
  return { passed, failed: failures.length, failures, unsteady: [] };
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({
    projectName: z.string(),
    status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
    results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
  })),
});
type Suite = { specs?: z.infer<typeof playwrightSpec>[] | undefined; suites?: Suite[] | undefined };
const suite: z.ZodType<Suite> = z.lazy(() => z.object({ specs: z.array(playwrightSpec).optional(), suites: z.array(suite).optional() }));
const playwrightReport = z.object({ suites: z.array(suite), errors: z.array(z.object({ message: z.string().optional() })).default([]) });

/** Counts the tests of a report that Playwright wrote as JSON, and names those that failed or needed a second try. A skipped test counts as failed. Throws on a report of another form. */
export function countE2e(file: string): TestCount {
  if (!existsSync(file)) return noReport('Browser tests');
  const { suites, errors } = playwrightReport.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failures = errors.map(({ message }) => failure('Browser tests', message ?? ''));
  const unsteady: string[] = [];
  let passed = 0;
  const visit = (one: Suite): void => {
    for (const { title, file: spec, line, tests } of one.specs ?? []) {
      for (const { projectName, status, results } of tests) {
        const shown = failure(`tests/e2e/${spec}:${line}: ${title} [${projectName}]`, results[0]?.error?.message ?? status);
        if (status === 'expected' || status === 'flaky') passed += 1;
        else failures.push(shown);
        if (status === 'flaky') unsteady.push(shown);
      }
    }
    one.suites?.forEach(visit);
  };
  suites.forEach(visit);
  return { passed, failed: failures.length, failures, unsteady };
}

function noReport(title: string): TestCount {
  return { passed: 0, failed: 1, failures: [`${title}: no report was written; see what the step printed`], unsteady: [] };
}

function failure(name: string, message: string): string {
  const lines = stripVTControlCharacters(message).split('\n').filter((line) => line.trim() !== '').slice(0, linesOfMessage);
  return [name, ...lines.map((line) => `  ${line.slice(0, lineLength)}`)].join('\n');
}
