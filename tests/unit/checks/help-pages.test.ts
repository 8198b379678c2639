import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyFixes, maxRounds } from '../../../scripts/checks/fix.ts';
import type { Finding } from '../../../scripts/checks/finding.ts';
import { isFixable, pageRules, siteRules } from '../../../scripts/checks/registry.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';
import { helpUrl } from '../../../scripts/site/settings.ts';
import { exampleProject } from './example-project.ts';

const folder = path.resolve(import.meta.dirname, '../../../docs/documentation/rules');
const rules = [...pageRules, ...siteRules].map(({ id }) => id);

interface Section {
  readonly rule: string;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
  readonly saysFix: boolean;
}

const sections = readdirSync(folder)
  .filter((file) => file.endsWith('.md') && file !== 'index.md')
  .flatMap((file) => sectionsOf(path.basename(file, '.md'), readFileSync(path.join(folder, file), 'utf8')));

/** Reads the sections of a family's help page: one a rule, named by its id, with examples in titled fences. */
function sectionsOf(family: string, source: string): Section[] {
  const { headings, fences } = parseMarkdown(source);
  const lines = source.split('\n');
  const starts = headings.filter(({ level }) => level === 2);
  return starts.map(({ id, at }, index) => {
    const [start, end] = [at.start.line, starts[index + 1]?.at.start.line ?? lines.length + 1];
    const examples = (title: string): string[] =>
      fences.filter((fence) => fence.at.start.line > start && fence.at.start.line < end && fence.meta === `title="${title}"`).map(({ value }) => value);
    return { rule: `${family}/${id ?? ''}`, wrong: examples('wrong'), right: examples('right'), saysFix: lines.slice(start, end - 1).join('\n').includes('--fix') };
  });
}

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
    expect(saysFix).toBe(fixable);
    if (!fixable) return;
    for (const text of wrong) {
      const root = await exampleProject(rule, text);
      let left = await check(root, [rule]);
      for (let round = 0; round < maxRounds && applyFixes(root, left, isFixable).length > 0; round += 1) left = await check(root, [rule]);
      expect(left).toEqual([]);
    }
  });
});
