import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkProject } from '../../../scripts/checks/run.ts';
import { sections } from './help-sections.ts';
import { changesOf } from './help-setups.ts';
import { makeProject, type Changes } from './project.ts';

/** Rules whose verdict hangs on more than the page's own text; those of style are judged with the page. */
const hanging = sections
  .filter(({ rule }) => /^(?:structure|links|references|generated|redirects|spelling)\//.test(rule))
  .map(({ rule, wrong, right }) => ({ rule, bad: changesOf(rule, wrong[0] ?? ''), good: changesOf(rule, right[0] ?? '') }))
  // An example that takes a page of the clean project away has another file to begin with.
  .filter(({ bad, good }) => !Object.values({ ...bad, ...good }).includes(undefined));

/** Makes the files of a project those of other changes to the clean one. */
function turnInto(root: string, before: Changes, after: Changes): void {
  const clean = makeProject(after);
  for (const file of Object.keys({ ...before, ...after })) {
    const target = path.join(root, file);
    rmSync(target, { force: true });
    const content = after[file];
    if (content !== undefined) {
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
    } else if (existsSync(path.join(clean, file))) {
      throw new Error(`${file} is of the clean project: write the test's example so that it stays`);
    }
  }
}

test('most rules have an example', () => {
  expect(hanging.length).toBeGreaterThan(30);
});

test.each(hanging)('what a run remembers of a right example of $rule hides nothing of the wrong one, and the other way round', async ({ rule, bad, good }) => {
  const only = [...new Set([rule.split('/')[0] ?? '', 'structure', 'links'])];
  const problems = async (root: string): Promise<string[]> => (await checkProject({ root, only })).findings.map((finding) => `${finding.file}:${finding.line} ${finding.rule} ${finding.message}`);
  const expected = { bad: await problems(makeProject(bad)), good: await problems(makeProject(good)) };
  const root = makeProject(good);
  await problems(root);
  turnInto(root, good, bad);
  expect(await problems(root)).toEqual(expected.bad);
  turnInto(root, bad, good);
  expect(await problems(root)).toEqual(expected.good);
});
