import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeProject, pageOf } from '../checks/project.ts';
import { portal } from './portal.ts';

const bin = path.resolve(import.meta.dirname, '../../../scripts/bin/portal.mjs');

/** Far more than fits into a pipe. */
const wrong = pageOf(Array.from({ length: 900 }, (_, index) => `## Part ${index}\n`).join('\n'));

/** Starts a check whose reader goes away after the first piece, as \`head\` does. */
function headOf(root: string, stream: 'stdout' | 'stderr'): Promise<{ code: number | null; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, 'check', '--only', 'style/heading-id,structure/duplicate-id'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => { err += chunk.toString(); });
    if (stream === 'stderr') child.stderr.destroy();
    child.stdout.once('data', () => { child.stdout.destroy(); });
    child.on('close', (code) => { resolve({ code, err }); });
  });
}

test('a reader that closes the pipe changes neither the exit code nor what is said', async () => {
  const root = makeProject({ 'docs/testing/setup.md': wrong });
  expect(await headOf(root, 'stdout')).toEqual({ code: 1, err: '' });
  expect((await headOf(root, 'stderr')).code).toBe(1);
});

test('a cache that cannot be written changes nothing but the time', () => {
  const root = makeProject({ 'docs/testing/setup.md': pageOf('## Part\n\nText.\n') });
  const cache = path.join(root, 'node_modules/.cache/portal');
  const writable = portal(root, 'check', '--format', 'json', '--only', 'style');
  rmSync(cache, { recursive: true });
  mkdirSync(path.dirname(cache), { recursive: true });
  writeFileSync(cache, 'A file in its place.');
  const without = portal(root, 'check', '--format', 'json', '--only', 'style');
  const bare = ({ stdout, ...rest }: typeof without): unknown => ({ ...rest, stdout: stdout.replace(/"durationMs":\s*[\d.]+/, '') });
  expect(bare(without)).toEqual(bare(writable));
  expect(without.code).toBe(1);
});
