import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readPage } from '../../../scripts/checks/read-page.ts';
import { mend } from '../../../scripts/checks/fix.ts';
import { decodePage } from '../../../scripts/pages/decode.ts';
import { overLimits } from '../../../scripts/pages/limits.ts';
import { rewriteLinks } from '../../../scripts/permalinks/move/rewrite-links.ts';
import { readGenerated } from '../../../scripts/tables/read-generated.ts';
import { pageOf } from '../checks/project.ts';
import { bytesOf, holds, nasty, spoilt } from './fuzz.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const real = readFileSync(path.join(root, 'docs/documentation/framework.md'), 'utf8').slice(0, 3000);
const page = fc.oneof(nasty, nasty.map((body) => pageOf(`${body}\n`)), spoilt(pageOf('# a\n\n:::note[b]\n\n- c\n  1. `d`\n\n:::\n\n| a | b |\n| - | - |\n| *c* | [d](e.md) |\n')), spoilt(real));

test('a page is read, or refused with findings that have a place in it', async () => {
  await holds(bytesOf(page), 30, async (bytes) => {
    const { page: read, drafts } = await readPage('docs/testing/a.md', bytes);
    expect(read !== undefined || drafts.length > 0).toBe(true);
    const lines = (decodePage(bytes).text ?? new TextDecoder().decode(bytes)).split(/\r\n?|\n/);
    for (const { line, column, message, fix } of drafts) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeGreaterThanOrEqual(1);
      expect(message.trim()).not.toBe('');
      if (fix) expect([fix.range.start.line <= fix.range.end.line, fix.range.start.line >= 1]).toEqual([true, true]);
    }
    const { text } = decodePage(bytes);
    if (text === undefined) return;
    const fixes = drafts.flatMap(({ fix }) => fix ?? []);
    expect(typeof mend(text, fixes)).toBe('string');
    expect(rewriteLinks(text, () => undefined)).toEqual({ text, changed: 0 });
  });
});

test('what a generated page holds is read without a fault', async () => {
  await holds(fc.oneof(nasty, spoilt(real)), 60, (source) => {
    expect(readGenerated('docs/reference/a.md', source).file).toBe('docs/reference/a.md');
    expect(Array.isArray(overLimits(source))).toBe(true);
  });
});
