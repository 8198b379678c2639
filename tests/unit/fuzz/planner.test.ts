import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packText, unpackText } from '../../../scripts/plan/engine/address.ts';
import { planMarkdown } from '../../../scripts/plan/engine/markdown.ts';
import { createPlanner } from '../../../scripts/plan/engine/plan.ts';
import { unquote } from '../../../scripts/plan/engine/quoted.ts';
import { harbour } from '../plan/harbour.ts';
import { holds, nasty, spoilt } from './fuzz.ts';

const patch = 'diff --git a/boats/hull.go b/boats/hull.go\nindex 1..2 100644\n--- a/boats/hull.go\n+++ b/boats/hull.go\n@@ -1,2 +1,3 @@\n a\n-b\n+c\n+d\ndiff --git "a/charts/a map.svg" "b/charts/\\303\\244.svg"\nsimilarity index 90%\nrename from "charts/a map.svg"\nrename to "charts/\\303\\244.svg"\n';
const listing = ' boats/{hull.go => keel.go} | 4 +-\n .../sail/mast.go | Bin 0 -> 4 bytes\n 2 files changed\nR100\tboats/hull.go\tboats/keel.go\n?? "charts/\\"x\\".md"\n1\t-\tdocks/mooring.c\n';
const planner = createPlanner(harbour);

test('whatever is pasted gives a plan of the paths in it, and what is passed over', async () => {
  await holds(fc.oneof(nasty, spoilt(patch), spoilt(listing), spoilt(patch + listing)), 200, (text) => {
    const { changes, passedOver } = planner.read(text);
    for (const { line, text: shown } of passedOver) expect([line >= 1, shown.length <= 120]).toEqual([true, true]);
    const plan = planner.plan(changes);
    expect(plan.changes).toHaveLength(changes.length);
    expect(typeof planMarkdown(plan, { site: 'https://example.org/', self: undefined })).toBe('string');
  });
});

test('an address that is no plan gives none, and one that is gives it back', async () => {
  await holds(nasty, 100, async (text) => {
    expect(await unpackText(text).then((one) => one === undefined || typeof one === 'string')).toBe(true);
    // Half a pair of surrogates is no character.
    const whole = Buffer.from(text).toString();
    const packed = await packText(whole);
    if (packed !== undefined) expect((await unpackText(packed))?.replace(/^\uFEFF/, '')).toBe(whole.replace(/^\uFEFF/, ''));
  });
});

test('lines, paths and patches without end are read to their end', () => {
  const long = 'a/'.repeat(5_000_000);
  expect(planner.read(long)).toEqual({ changes: [], passedOver: [{ line: 1, text: long.slice(0, 120), reason: 'no path' }] });
  expect(planner.read(`"${long}"`).passedOver).toHaveLength(1);
  expect(planner.read(`diff --git a/${long} b/${long}\n--- a/${long}\n+++ b/${long}\n@@ -1,99999999 +1,99999999 @@\n a\n`).changes).toEqual([]);
  expect(planner.read(`diff --git "a/${long}" "b/${long}"\n`).changes).toEqual([]);
  expect(planner.read(`--- a/boats/hull.go\n+++ b/boats/hull.go\n@@ -1 +1 @@\n-a\n+${long}\n`).changes).toEqual([expect.objectContaining({ path: 'boats/hull.go', lines: 2 })]);
  expect(unquote(`"${'ä'.repeat(3_000_000)}"`)).toHaveLength(3_000_000);
});
