import { existsSync } from 'node:fs';
import path from 'node:path';
import { readIfPresent } from '../../files.ts';
import { createLookup } from '../../references/lookup.ts';
import { contextOf } from '../../tables/context.ts';
import { includeTable } from '../../tables/include.ts';
import { judgeTable, rules, type Located } from '../../tables/judge.ts';
import { generateReference } from '../../tables/reference.ts';
import { describedTables } from '../../tables/rows.ts';
import type { Site, SiteRule } from '../rule.ts';
import { remember, recall } from './cache.ts';

/** Describes no row, or a row twice, or not as its table wants it. */
const malformed: SiteRule = { id: rules.malformed, severity: 'error', check: judgeDescriptions };
/** A row that nothing describes. Found together with malformed descriptions. */
const missing: SiteRule = { id: rules.missing, severity: 'error', check: () => [] };
/** A description whose row is gone. Found together with malformed descriptions. */
const gone: SiteRule = { id: rules.gone, severity: 'error', check: () => [] };
/** A name in a description that main does not have. Found together with malformed descriptions. */
const unknownName: SiteRule = { id: rules.name, severity: 'error', check: () => [] };

/** A page of docs/reference/ that is not what the data make. Found together with malformed descriptions, where these let pages be made. */
const outOfDate: SiteRule = { id: 'generated/out-of-date', severity: 'error', check: () => [] };

/** A `::table` in a page that names no table, row or column. */
const include: SiteRule = {
  id: 'generated/table',
  severity: 'error',
  breaksBuild: true,
  check(site) {
    return site.pages.flatMap(({ file, directives }) =>
      directives.flatMap(({ form, name, label, attributes, at }): Located[] => {
        if (form !== 'leaf' || name !== 'table') return [];
        const result = label === undefined ? includeTable(attributes, contextOf(site.root)) : '"::table" takes no text in brackets. Remove it.';
        return typeof result === 'string' ? [{ rule: include.id, file, ...at.start, message: result }] : [];
      }),
    );
  },
};

/** The family's rules. All but the last are found in one go. */
export const generatedRules: readonly SiteRule[] = [malformed, missing, gone, unknownName, outOfDate, include];

/** Judges descriptions and generated pages, or recalls what the same inputs gave before. */
function judgeDescriptions({ root }: Site): readonly Located[] {
  const known = recall(root);
  if (known !== undefined) return known;
  const context = contextOf(root);
  const lookup = createLookup(root);
  const findings = describedTables(context).flatMap((full) => judgeTable(full, context, lookup));
  for (const { file, content } of generateReference(context)) {
    const absolute = path.join(root, file);
    if (readIfPresent(absolute) === content) continue;
    const how = content === undefined ? 'No table makes this page any more' : existsSync(absolute) ? 'The page is not what the data make: they changed, or somebody edited it' : 'The page is missing';
    findings.push({ rule: outOfDate.id, file, line: 1, column: 1, message: `${how}. Run: npx portal generate` });
  }
  remember(root, findings);
  return findings;
}
