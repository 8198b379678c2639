import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedRules } from '../../../scripts/checks/generated/rules.ts';
import { noMemory } from '../../../scripts/checks/memory.ts';
import type { Site } from '../../../scripts/checks/rule.ts';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';
import { readFrontMatter } from '../../../scripts/pages/front-matter.ts';
import type { Page } from '../../../scripts/pages/page.ts';
import { makeProject } from '../checks/project.ts';
import { generatedChanges } from './help-changes.ts';

const help = readFileSync(path.resolve(import.meta.dirname, '../../../docs/documentation/rules/generated.md'), 'utf8');
const { headings, fences } = parseMarkdown(help);
const sections = headings.filter(({ level }) => level === 2);

const examples = sections.flatMap(({ id = '', at }, index) =>
  fences
    .filter((fence) => fence.at.start.line > at.start.line && fence.at.start.line < (sections[index + 1]?.at.start.line ?? Infinity))
    .map(({ meta, value }) => ({ rule: `generated/${id}`, kind: meta === 'title="wrong"' ? 'wrong' : 'right', value })),
);

/** The one page of people's that an example may change, as far as the family's rules read it. */
function pageOf(root: string): Page {
  const file = 'docs/testing/run-one-test.md';
  const source = readFileSync(`${root}/${file}`, 'utf8');
  return { file, docId: 'testing/run-one-test', url: '/testing/run-one-test/', frontMatter: { title: '', description: '', type: 'task', ...readFrontMatter(source).data }, frontMatterLines: {}, ...parseMarkdown(source) };
}

describe('the help page', () => {
  it('has a section for each rule', () => {
    expect(sections.map(({ id }) => `generated/${id ?? ''}`).sort()).toEqual(generatedRules.map(({ id }) => id).sort());
  });

  it.each(examples)('$rule says of its $kind example what it should', async ({ rule, kind, value }) => {
    const root = makeProject(generatedChanges(rule, value));
    const site: Site = { root, memory: noMemory, pages: [pageOf(root)], byFile: new Map(), byUrl: new Map(), base: undefined, drift: false, isJudged: () => true, exists: (file) => existsSync(`${root}/${file}`) };
    const found = [];
    for (const one of generatedRules) found.push(...(await one.check(site)));
    if (kind === 'right') expect(found).toEqual([]);
    else expect(found.map((finding) => finding.rule)).toContain(rule);
  });
});
