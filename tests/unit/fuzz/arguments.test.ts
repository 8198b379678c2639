import fc from 'fast-check';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { main } from '../../../scripts/main.ts';
import { resolveLinks } from '../../../scripts/links/resolve-link.ts';
import { queryLinks } from '../../../scripts/search/links.ts';
import { makeProject } from '../checks/project.ts';
import { stateOf } from '../cli/portal.ts';
import { holds, nasty } from './fuzz.ts';

const start = process.cwd();
let [root, outside] = ['', ''];

beforeAll(() => {
  root = makeProject({ 'static/permalinks.json': '{"$schema":"./permalinks.schema.json","entries":[]}\n' });
  outside = makeProject({ 'notes.md': 'Not ours.\n' });
  symlinkSync(outside, path.join(root, 'away'));
  symlinkSync('circle', path.join(root, 'circle'));
  mkdirSync(path.join(root, 'a folder'));
  writeFileSync(path.join(root, 'a folder/b & c.md'), '');
  process.chdir(root);
});

afterAll(() => { process.chdir(start); });

/** Runs the command line and gives what it said, and its exit code. */
async function run(args: readonly string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation((text) => { said += text.toString(); return true; }));
  try {
    return { code: await main(args), said };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const commands = ['check', 'generate', 'link', 'move', 'remove', 'redirects', 'words', 'plan', 'upstream'];
const options = ['--only', '--format', '--format=json', '--changed', '--changed=HEAD', '--base', '--fix', '--dry-run', '--to', '--resolve', '--limit', '--check', '--', '-', '--repo', '--ref', '--name', '--help', '-x', '--__proto__', '--no-fix', 'add', 'sort', 'prune', 'sync', 'drift', 'structure', 'links/dead'];
const places = ['docs', 'docs/testing/setup.md', 'testing/setup', '..', '../../etc/passwd', '/etc/passwd', 'away', 'away/notes.md', 'circle', 'circle/a', 'a folder', 'a folder/b & c.md', '', ' ', '~', 'docs/testing/../../..', '\\\\host\\share', 'docs/\nx.md', '/testing/setup/#prerequisites'];

test('any arguments are done, or refused with a message', async () => {
  const word = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...options) }, { weight: 3, arbitrary: fc.constantFrom(...places) }, nasty, fc.constant('x'.repeat(200_000)));
  const before = stateOf(outside);
  // Not from standard input, which would wait.
  const line = fc.tuple(fc.constantFrom(...commands), fc.array(word, { minLength: 1, maxLength: 5 })).filter(([command, args]) => !args.includes('-') && (command !== 'plan' || args.some((one) => !one.startsWith('-'))));
  await holds(line, 40, async ([command, args]) => {
    const { code, said } = await run([command, ...args]);
    expect([0, 1, 2]).toContain(code);
    expect(said).not.toMatch(/This is a fault of the command line|^ {4}at .+:\d+:\d+/m);
    expect(stateOf(outside)).toEqual(before);
  });
});

test('any words and links have an answer', async () => {
  await holds(fc.array(fc.oneof(nasty, fc.constantFrom('https://docs.cilium.io/en/latest/contributing/testing/e2e/#x', '/testing/setup/#prerequisites', 'http://', '//', 'file:///etc/passwd', 'a'.repeat(20_000))), { maxLength: 4 }), 15, async (texts) => {
    expect(await resolveLinks(root, texts)).toHaveLength(texts.length);
    expect(await queryLinks(root, texts, 3)).toHaveLength(texts.length);
  });
});
