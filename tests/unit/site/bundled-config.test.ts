import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundledConfig } from '../../../scripts/site/bundled-config.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'portal-config-'));
  for (const folder of ['src', 'scripts']) mkdirSync(path.join(root, folder));
  write('package-lock.json', '{}');
  write('sidebars.ts', '');
  write('docusaurus.config.ts', "import { title } from './src/title.ts';\nexport default { title, place: import.meta.url };\n");
  write('src/title.ts', "export const title: string = 'first';\n");
  write('scripts/other.ts', '');
});

afterEach(() => { rmSync(root, { recursive: true, force: true }); });

function write(file: string, text: string): void {
  writeFileSync(path.join(root, file), text);
}

const load = (file: string): unknown => createRequire(file)(file);

test('the configuration is one file that stands for its source', async () => {
  const file = await bundledConfig(root);
  expect(load(file)).toEqual({ title: 'first', place: `file://${path.join(root, 'docusaurus.config.ts')}` });
});

test('it is made once for the sources as they are, and anew where they change', async () => {
  const file = await bundledConfig(root);
  const before = readFileSync(file, 'utf8');
  const [bundle = ''] = readdirSync(path.dirname(file)).filter((name) => name.startsWith('config-'));
  // Were it made again, the text that now stands in it would be gone.
  writeFileSync(path.join(path.dirname(file), bundle), 'kept');
  await bundledConfig(root);
  expect(readFileSync(path.join(path.dirname(file), bundle), 'utf8')).toBe('kept');

  write('src/title.ts', "export const title: string = 'second';\n");
  expect(await bundledConfig(root)).toBe(file);
  expect(readFileSync(file, 'utf8')).not.toBe(before);
  expect(readdirSync(path.dirname(file))).not.toContain(bundle);
});

test('it has the same text where what changed is no part of it, so that the bundler keeps what it remembers', async () => {
  const before = readFileSync(await bundledConfig(root), 'utf8');
  write('scripts/other.ts', 'export const more = 1;\n');
  expect(readFileSync(await bundledConfig(root), 'utf8')).toBe(before);
});

test('a fault in it is said with its place', async () => {
  write('src/title.ts', 'export const title = ;\n');
  await expect(bundledConfig(root)).rejects.toMatchObject({ errors: [{ text: 'Unexpected ";"', location: { line: 1, column: 21 } }] });
});
