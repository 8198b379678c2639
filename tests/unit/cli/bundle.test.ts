import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const own = path.resolve(import.meta.dirname, '../../..');
let root = '';

/** A command line of two files that is started as ours is. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'portal-cli-'));
  mkdirSync(path.join(root, 'node_modules/.cache/portal'), { recursive: true });
  for (const name of ['esbuild', 'tsx']) symlinkSync(path.join(own, 'node_modules', name), path.join(root, 'node_modules', name));
  cpSync(path.join(own, 'scripts/bin'), path.join(root, 'scripts/bin'), { recursive: true });
  mkdirSync(path.join(root, 'src'));
  write('package.json', '{"type":"module"}');
  write('package-lock.json', '{}');
  for (const name of ['docusaurus.config.ts', 'sidebars.ts']) write(name, '');
  write('scripts/part.ts', "export const word: string = 'first';\n");
  write('scripts/main.ts', "import { word } from './part.ts';\nexport async function main(args: string[]): Promise<number> {\n  console.log(word, args.join(), new Error().stack?.includes('/.cache/portal/cli/') ? 'bundled' : 'from source');\n  return 3;\n}\n");
});

afterEach(() => { rmSync(root, { recursive: true, force: true }); });

function write(file: string, text: string): void {
  writeFileSync(path.join(root, file), text);
}

function run(env: NodeJS.ProcessEnv = {}): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'scripts/bin/portal.mjs'), 'a', 'b'], { cwd: root, encoding: 'utf8', env: { ...process.env, PORTAL_DEBUG: undefined, ...env } });
  return { code: status, out: stdout, err: stderr };
}

const bundles = (): string[] => readdirSync(path.join(root, 'node_modules/.cache/portal/cli'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

test('a bundle is made once for the sources as they are, and used', () => {
  expect(run()).toEqual({ code: 3, out: 'first a,b bundled\n', err: '' });
  const [first] = bundles();
  // Were it made again, the text that now stands in it would be gone.
  writeFileSync(path.join(root, 'node_modules/.cache/portal/cli', first ?? '', 'main.cjs'), "exports.main = () => { console.log('kept'); return 4; };\n");
  expect(run()).toEqual({ code: 4, out: 'kept\n', err: '' });
  write('scripts/part.ts', "export const word: string = 'second';\n");
  expect(run().out).toBe('second a,b bundled\n');
  expect(bundles()).toHaveLength(2);
});

test('who looks for a fault runs the sources', () => {
  expect(run({ PORTAL_DEBUG: '1' })).toEqual({ code: 3, out: 'first a,b from source\n', err: '' });
});

test('where the bundle cannot be written, one line says so and the sources run', () => {
  rmSync(path.join(root, 'node_modules/.cache'), { recursive: true });
  write('node_modules/.cache', 'A file in its place.');
  const { code, out, err } = run();
  expect({ code, out }).toEqual({ code: 3, out: 'first a,b from source\n' });
  expect(err).toMatch(/^portal: starts slowly, since its bundle cannot be written: \w+: .+\. Make node_modules\/\.cache\/portal\/cli writable\.\n$/);
});

test('a fault of the sources is told with its place, without a stack', () => {
  write('scripts/part.ts', 'export const word: string = ;\n');
  expect(run()).toEqual({ code: 2, out: '', err: 'portal: the command line\'s own source is broken:\nscripts/part.ts:1:29: Unexpected ";"\n' });
});

test('a package that is missing is named, with what to do', () => {
  write('scripts/main.ts', "import { a } from 'no-such-package';\nexport const main = (): number => a;\n");
  const { code, out, err } = run();
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^portal: Cannot find module 'no-such-package'\. A package is missing: run "npm ci --ignore-scripts --include=dev"\. PORTAL_DEBUG=1 shows more\.\n$/);
});
