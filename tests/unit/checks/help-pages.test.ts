import { beforeAll, describe, expect, test } from 'vitest';
import { applyFixes, maxRounds } from '../../../scripts/checks/fix.ts';
import type { Finding } from '../../../scripts/checks/finding.ts';
import { isFixable, pageRules, siteRules } from '../../../scripts/checks/registry.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { helpUrl } from '../../../scripts/site/settings.ts';
import { exampleProject } from './example-project.ts';
import { sections } from './help-sections.ts';

const rules = [...pageRules, ...siteRules].map(({ id }) => id);

/** A web in which pages are removed whose address says so. */
const online = { fetch: (url: unknown) => Promise.resolve(new Response(null, { status: String(url).includes('removed') ? 404 : 200 })) };

async function check(root: string, only: readonly string[]): Promise<readonly Finding[]> {
  return (await checkProject({ root, only, online })).findings;
}

test('every rule has a section, and every section a rule', () => {
  expect(sections.map(({ rule }) => rule).sort()).toEqual([...rules].sort());
});

test('the address that a finding gives leads to the section', () => {
  expect(new URL(helpUrl('links/by-file')).pathname + new URL(helpUrl('links/by-file')).hash).toBe('/documentation/rules/links/#by-file');
});

/** Rules whose findings --fix mends where a name has moved, which the examples' small tree cannot show: moved-names.test.ts does. */
const mendMoves = ['references/plan-rule', 'references/unknown-command', 'references/unknown-name', 'references/unknown-source'];

describe.each(sections)('$rule', ({ rule, wrong, right, saysFix }) => {
  let found: (readonly Finding[])[] = [];

  beforeAll(async () => {
    found = await Promise.all(wrong.map(async (text) => check(await exampleProject(rule, text), [rule])));
  });

  test('has both examples', () => {
    expect(wrong).not.toEqual([]);
    expect(right).not.toEqual([]);
  });

  test('finds each wrong example', () => {
    expect(found.map((findings) => findings.map((finding) => finding.rule))).toEqual(found.map((findings) => Array.from({ length: Math.max(1, findings.length) }, () => rule)));
  });

  test('finds nothing in a right example, nor does any other rule', async () => {
    const families = [...new Set(['structure', 'style', 'links', rule.split('/')[0] ?? ''])];
    for (const text of right) expect(await check(await exampleProject(rule, text), families)).toEqual([]);
  });

  test('says so exactly where --fix mends it', async () => {
    const fixable = isFixable(rule) && found.some((findings) => findings.some(({ fix }) => fix !== undefined));
    expect(saysFix).toBe(fixable || mendMoves.includes(rule));
    if (!fixable) return;
    for (const text of wrong) {
      const root = await exampleProject(rule, text);
      let left = await check(root, [rule]);
      for (let round = 0; round < maxRounds && applyFixes(root, left, isFixable).length > 0; round += 1) left = await check(root, [rule]);
      expect(left).toEqual([]);
    }
  });
});
