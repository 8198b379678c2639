import { existsSync } from 'node:fs';
import path from 'node:path';
import { readIfPresent } from '../../files.ts';
import { createLookup } from '../../references/lookup.ts';
import { contextOf } from '../../tables/context.ts';
import { judgeTable, rules, sentencesOf } from '../../tables/judge.ts';
import { generateReference } from '../../tables/reference.ts';
import { describedRows, describedTables } from '../../tables/rows.ts';
import type { Known } from './cache.ts';

/** Makes all tables and their pages, and judges them. */
export function makeTables(root: string): Known {
  const context = contextOf(root);
  const lookup = createLookup(root);
  const tables = describedTables(context);
  const findings = tables.flatMap((full) => judgeTable(full, context, lookup));
  // Of texts that cannot be read no pages are made.
  const pages = findings.some(({ rule }) => rule === rules.malformed) ? [] : generateReference(context);
  for (const { file, content } of pages) {
    const absolute = path.join(root, file);
    if (readIfPresent(absolute) === content) continue;
    const how = content === undefined ? 'No table makes this page' : existsSync(absolute) ? 'The page is not what the data make: they changed, or somebody edited it' : 'The page is missing';
    findings.push({ rule: rules.outOfDate, file, line: 1, column: 1, message: `${how}. Run: npx portal generate` });
  }
  // Some files describe the rows of two tables.
  const sentences = [...new Map(tables.flatMap(sentencesOf).map((one) => [`${one.file} ${one.line}`, one])).values()];
  return { findings, rows: describedRows(root), sentences };
}
