import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadContext } from '../../../scripts/tables/context.ts';
import { dataFile } from '../../../scripts/tables/descriptions.ts';
import { describedTables } from '../../../scripts/tables/rows.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const files = describedTables(loadContext(root)).flatMap(({ table }) => (table.described === undefined ? [] : [dataFile(table.described)]));

/** A row is linked, sorted and filtered alone, so a text that leans on the row above it means nothing there. */
const leaning = /: "?(?:The same\b|That (?:it|they)\b|Such a\b)|\bof (?:that|this) (?:image|one)\b/;

describe('the texts of described tables', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files)('stand by themselves in %s', (file) => {
    expect(readFileSync(path.join(root, file), 'utf8').split('\n').filter((line) => leaning.test(line))).toEqual([]);
  });
});
