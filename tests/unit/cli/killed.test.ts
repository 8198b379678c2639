import type * as fs from 'node:fs';
import { existsSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { applyFixes } from '../../../scripts/checks/fix.ts';
import { writeFileAtomic, writeFolderAtomic } from '../../../scripts/files.ts';
import { writeAll } from '../../../scripts/permalinks/move/write-plan.ts';
import { generate } from '../../../scripts/tables/generate.ts';
import { toolVersions } from '../../../scripts/tool-versions.ts';
import { isFixable } from '../../../scripts/checks/registry.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { makeProject, pageOf } from '../checks/project.ts';
import { tinyPins } from '../tables/tiny.ts';

/** After so many steps that change files the process is dead: nothing that it would do, not even tidying up, is done any more. */
const life = vi.hoisted(() => ({ left: Infinity, dead: false }));

class Killed extends Error {}

vi.mock('node:fs', async (load) => {
  const real = await load<typeof fs>();
  const mortal = <Args extends unknown[], Result>(act: (...args: Args) => Result, half?: (...args: Args) => void) => (...args: Args): Result => {
    if (life.dead) throw new Killed();
    life.left -= 1;
    if (life.left > 0) return act(...args);
    half?.(...args);
    life.dead = true;
    throw new Killed();
  };
  // A file that was being written has half of its text.
  const writeFileSync = mortal(real.writeFileSync, (file, data) => { real.writeFileSync(file, (typeof data === 'string' ? Buffer.from(data) : Buffer.from(data as Uint8Array)).subarray(0, 7)); });
  const mocked = { ...real, writeFileSync, renameSync: mortal(real.renameSync), rmSync: mortal(real.rmSync), mkdirSync: mortal(real.mkdirSync) };
  return { ...mocked, default: mocked };
});

// What the tool remembers of itself is written once, by whoever asks first.
beforeAll(() => { toolVersions(); });

afterEach(() => { Object.assign(life, { left: Infinity, dead: false }); });

/** The files of a project by their path, without the cache and without what was written beside a file. */
function filesOf(root: string): Map<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !path.join(entry.parentPath, entry.name).split(path.sep).some((name) => name.endsWith('.tmp')));
  return new Map(entries.map((entry) => path.join(entry.parentPath, entry.name)).filter((file) => !file.includes('node_modules')).map((file) => [path.relative(root, file), readFileSync(file, 'utf8')]));
}

interface Scene {
  readonly make: () => string;
  readonly act: (root: string) => unknown;
}

const page = 'docs/testing/setup.md';
const scenes: Readonly<Record<string, Scene>> = {
  'portal generate': { make: () => makeProject(tinyPins({ main: { files: ['pkg/a.go'] } })), act: (root) => generate(root) },
  'portal check --fix': {
    make: () => makeProject({ [page]: pageOf('## Start {#start}\nText *here*.\n* one\n') }),
    act: async (root) => applyFixes(root, (await checkProject({ root, only: ['style'] })).findings, isFixable),
  },
  'portal move': {
    make: () => makeProject(),
    act: (root) => {
      const before = readFileSync(path.join(root, page), 'utf8');
      writeAll(root, [{ file: page, before, after: undefined }, { file: 'docs/testing/moved.md', before: undefined, after: before }, { file: 'docs/redirects.yaml', before: undefined, after: '- from: /a/\n  to: /b/\n' }]);
    },
  },
  'a file that is written': { make: () => makeProject(), act: (root) => { writeFileAtomic(path.join(root, page), pageOf('Another text.\n')); } },
  'a folder that is written': { make: () => makeProject(), act: (root) => { writeFolderAtomic(path.join(root, 'docs/0123abcd'), new Map([['a.txt', 'A long text.'], ['b/c.txt', 'Another long text.']])); } },
};

test.each(Object.entries(scenes))('%s, killed at any step, leaves whole files', async (_name, { make, act }) => {
  const before = make();
  const done = make();
  // What a process remembers of its first run would make the others shorter.
  await act(make());
  Object.assign(life, { left: 100_000 });
  await act(done);
  const steps = 100_000 - life.left;
  expect(steps).toBeGreaterThan(1);
  const [old, after] = [filesOf(before), filesOf(done)];
  // Of many steps some at the beginning, in the middle and at the end.
  const points = Array.from({ length: Math.min(steps, 10) }, (_, index) => Math.ceil(((index + 1) * steps) / Math.min(steps, 10)));
  for (const point of points) {
    Object.assign(life, { left: Infinity, dead: false });
    const root = make();
    Object.assign(life, { left: point });
    // Whatever catches the error, nothing is written any more.
    await Promise.resolve().then(() => act(root)).catch(() => undefined);
    expect(life.dead).toBe(true);
    for (const [file, text] of filesOf(root)) expect([old.get(file), after.get(file)], file).toContain(text);
    for (const file of old.keys()) if (after.has(file)) expect(filesOf(root).has(file), file).toBe(true);
  }
});

test('the death is real: a file that is written in place is torn', () => {
  const root = makeProject();
  Object.assign(life, { left: 1 });
  expect(() => { writeFileSync(path.join(root, page), 'A text of some length.\n'); }).toThrow(Killed);
  expect(readFileSync(path.join(root, page), 'utf8')).toBe('A text ');
  expect(() => { writeFileSync(path.join(root, page), 'b'); }).toThrow(Killed);
});

test('what others left beside their files is removed an hour later, and nothing else', () => {
  const root = makeProject();
  const old = ['.setup.md.123.0123abcd.tmp', '.portal-123-4.tmp', '.mine.tmp', 'notes.tmp'].map((name) => path.join(root, 'docs/testing', name));
  const young = path.join(root, 'docs/testing/.index.md.124.0123abcd.tmp');
  for (const file of [...old, young]) writeFileSync(file, 'half');
  for (const file of old) utimesSync(file, new Date(0), new Date(0));
  writeFileAtomic(path.join(root, page), 'whole');
  expect([...old, young].map((file) => existsSync(file))).toEqual([false, false, true, true, true]);
});
