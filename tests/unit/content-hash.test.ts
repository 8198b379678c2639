import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { contentHash, hashOf, madeOfFile } from '../../scripts/content-hash.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-hash-'));
afterAll(() => { rmSync(folder, { recursive: true }); });

it('makes a value of a file once, and anew after each change, be it of one letter at once', async () => {
  const file = path.join(folder, 'page.md');
  let times = 0;
  const read = (): number => madeOfFile('count', file, () => (times += 1));
  writeFileSync(file, 'one');
  await setTimeout(150);
  expect([read(), read()]).toEqual([1, 1]);
  expect(contentHash(file)).toBe(hashOf(Buffer.from('one')));
  writeFileSync(file, 'two');
  expect([read(), contentHash(file)]).toEqual([2, hashOf(Buffer.from('two'))]);
  writeFileSync(file, 'too');
  expect([read(), contentHash(file)]).toEqual([3, hashOf(Buffer.from('too'))]);
  await setTimeout(150);
  expect([read(), read()]).toEqual([4, 4]);
});

it('tells of a file that is not there', () => {
  expect(() => contentHash(path.join(folder, 'none.md'))).toThrow('ENOENT');
});
