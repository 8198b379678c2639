import { existsSync } from 'node:fs';
import path from 'node:path';
import { readIfPresent } from '../../files.ts';
import { createLookup } from '../../references/lookup.ts';
import { contextOf } from '../../tables/context.ts';
import { includeTable } from '../../tables/include.ts';
import { judgeTable, rules, type Located } from '../../tables/judge.ts';
import { isGenerated } from '../../tables/read-generated.ts';
import { generateReference } from '../../tables/reference.ts';
import { describedRows, describedTables } from '../../tables/rows.ts';
import { BRANCHES_FILE } from '../../upstream/branches.ts';
import type { Page } from '../../pages/page.ts';
import type { Site, SiteRule } from '../rule.ts';
import { recall, remember } from './cache.ts';

/** An entry of `src/data/` that is not as its table wants it, or stands there twice. */
export const malformed: SiteRule = { id: rules.malformed, severity: 'error', check: (site) => site.memory.unlessClean('generated', site.memory.textsOf(site.pages.filter(({ file }) => isGenerated(file))), () => judgeDescriptions(site)) };
/** A row that nothing describes. Found together with malformed descriptions. */
export const missing: SiteRule = { id: rules.missing, severity: 'error', check: () => [] };
/** A description whose row is gone. Found together with malformed descriptions. */
export const gone: SiteRule = { id: rules.gone, severity: 'error', check: () => [] };
/** A name in a description that main does not have. Found together with malformed descriptions. */
export const unknownName: SiteRule = { id: rules.name, severity: 'error', check: () => [] };
/** A page of docs/reference/ that is not what the data make. Found together with malformed descriptions. */
export const outOfDate: SiteRule = { id: 'generated/out-of-date', severity: 'error', check: () => [] };

/** A `::table` in a page that names no table, row or column. */
export const include: SiteRule = {
  id: 'generated/table',
  severity: 'error',
  breaksBuild: true,
  async check(site) {
    const findings: Located[] = [];
    for (const page of site.pages) findings.push(...(await site.memory.page('tables', page, () => judgeTables(site, page))));
    return findings;
  },
};

function judgeTables(site: Site, { file, directives }: Page): Located[] {
  return directives
    .filter(({ form, name }) => form === 'leaf' && name === 'table')
    .flatMap(({ label, attributes, at }): Located[] => {
      const message = problemOf(site, label, attributes);
      return message === undefined ? [] : [{ rule: include.id, file, ...at.start, message }];
    });
}

/** The family's rules. All but the last are found in one go. */
export const generatedRules: readonly SiteRule[] = [malformed, missing, gone, unknownName, outOfDate, include];

function problemOf(site: Site, label: string | undefined, attributes: Readonly<Record<string, string>>): string | undefined {
  if (label !== undefined) return '"::table" takes no text in brackets. Remove it.';
  if (!site.exists(BRANCHES_FILE)) return `There are no tables, since there is no ${BRANCHES_FILE}. Run: npx portal upstream sync`;
  const result = includeTable(attributes, contextOf(site.root));
  return typeof result === 'string' ? result : undefined;
}

/** Judges descriptions and generated pages. Without pins there is nothing to judge. */
function judgeDescriptions(site: Site): readonly Located[] {
  if (!site.exists(BRANCHES_FILE)) return [];
  const { root } = site;
  const known = recall(root);
  if (known !== undefined) return known.findings;
  const context = contextOf(root);
  const lookup = createLookup(root);
  const findings = describedTables(context).flatMap((full) => judgeTable(full, context, lookup));
  // Of texts that cannot be read no pages are made.
  const pages = findings.some(({ rule }) => rule === malformed.id) ? [] : generateReference(context);
  for (const { file, content } of pages) {
    const absolute = path.join(root, file);
    if (readIfPresent(absolute) === content) continue;
    const how = content === undefined ? 'No table makes this page' : existsSync(absolute) ? 'The page is not what the data make: they changed, or somebody edited it' : 'The page is missing';
    findings.push({ rule: outOfDate.id, file, line: 1, column: 1, message: `${how}. Run: npx portal generate` });
  }
  remember(root, { findings, rows: describedRows(root) });
  return findings;
}
