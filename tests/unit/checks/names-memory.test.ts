import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { checkProject } from '../../../scripts/checks/run.ts';
import { createLookup } from '../../../scripts/references/lookup.ts';
import { tinyPins } from '../tables/tiny.ts';
import { makeProject, pageOf, type Changes } from './project.ts';

vi.mock('../../../scripts/references/lookup.ts', { spy: true });

const page = 'docs/testing/run-one-test.md';
const github = 'https://github.com/cilium/cilium';
const right = `Read :path[pkg/hive/cell.go], \`pkg/hive\` and [the version](${github}/blob/main/VERSION).\n`;

/** Pins of main and v1.18, of which each has a file that the other lacks. */
const pins = (...files: string[]): Changes => tinyPins({ main: { files: ['pkg/hive/cell.go', ...files] }, 'v1.18': { files: ['pkg/old.go'] } });

describe('what is remembered of names', () => {
  const write = (root: string, body: string): void => { writeFileSync(path.join(root, page), pageOf(body)); };
  const check = async (root: string): Promise<string[]> =>
    (await checkProject({ root, only: ['references', 'links/upstream'] })).findings.map(({ line, message }) => `${line} ${message}`);

  beforeEach(() => { vi.mocked(createLookup).mockClear(); });

  test('a changed page whose names were found before is judged without the pins', async () => {
    const root = makeProject({ ...pins(), [page]: pageOf(right) });
    expect(await check(root)).toEqual([]);
    expect(createLookup).toHaveBeenCalled();
    vi.mocked(createLookup).mockClear();
    write(root, `More words.\n\n${right}`);
    expect(await check(root)).toEqual([]);
    expect(createLookup).not.toHaveBeenCalled();
  });

  test('so is one with a name that an exception excuses, which stays needed', async () => {
    const excuse = "- page: docs/testing/run-one-test.md\n  name: pkg/hives\n  reason: The reader makes this folder in the step before.\n";
    const root = makeProject({ ...pins(), [page]: pageOf('A `pkg/hives`.\n'), 'src/data/exceptions.yaml': excuse });
    expect(await check(root)).toEqual([]);
    vi.mocked(createLookup).mockClear();
    write(root, 'Words, and a `pkg/hives`.\n');
    expect(await check(root)).toEqual([]);
    expect(createLookup).not.toHaveBeenCalled();
    write(root, 'Words.\n');
    expect(await check(root)).toEqual(['1 Nothing in docs/testing/run-one-test.md needs the exception for "pkg/hives" any more. Remove it.']);
    write(root, 'A `pkg/hives`.\n');
    writeFileSync(path.join(root, 'src/data/exceptions.yaml'), '[]\n');
    expect(await check(root)).toEqual([expect.stringContaining('main has no file or folder "pkg/hives".')]);
  });

  test('a wrong name is told at each place, and again where it moves', async () => {
    const root = makeProject({ ...pins(), [page]: pageOf('A `pkg/hives`.\n\nA `pkg/hives`.\n') });
    const told = (line: number): string => `${line} main has no file or folder "pkg/hives". Did you mean "pkg/hive"?`;
    expect(await check(root)).toEqual([told(7), told(9)]);
    write(root, 'Words.\n\nA `pkg/hives`.\n');
    expect(await check(root)).toEqual([told(9)]);
    expect(await check(root)).toEqual([told(9)]);
  });

  test.each([
    ['a path', '`pkg/old.go`'],
    ['a command', '```shell-session\n$ cat pkg/old.go\n```'],
  ])('%s that is right in a tab about a branch is judged apart outside', async (_what, text) => {
    const root = makeProject({ ...pins(), [page]: pageOf(`::::tabs\n\n:::tab[v1.18]\n\n${text}\n\n:::\n\n::::\n`) });
    expect(await check(root)).toEqual([]);
    write(root, `${text}\n`);
    expect(await check(root)).toEqual([expect.stringContaining('main has no file or folder "pkg/old.go".')]);
  });

  test('a command that is right in one folder is judged apart in another', async () => {
    const command = (folder: string): string => `\`\`\`shell-session\n$ cd ${folder}\n$ ./cell.sh\n\`\`\`\n`;
    const root = makeProject({ ...pins('pkg/hive/cell.sh', 'pkg/other/a.go'), [page]: pageOf(command('pkg/hive')) });
    expect(await check(root)).toEqual([]);
    write(root, command('pkg/other'));
    expect(await check(root)).toEqual([expect.stringContaining('main has no file or folder "pkg/other/cell.sh".')]);
  });

  test('a fence is judged apart where the shell stands elsewhere', async () => {
    const fences = (folder: string): string => `\`\`\`shell-session\n$ cd ${folder}\n\`\`\`\n\nThen:\n\n\`\`\`shell-session\n$ cat pkg/new.go\n\`\`\`\n`;
    const root = makeProject({ ...pins('test/pkg/new.go'), [page]: pageOf(fences('test')) });
    expect(await check(root)).toEqual([]);
    write(root, fences('.'));
    expect(await check(root)).toEqual([expect.stringContaining('main has no file or folder "pkg/new.go".')]);
  });

  test('a pin that lost a name makes it wrong', async () => {
    const root = makeProject({ ...pins('pkg/new.go'), [page]: pageOf('A `pkg/new.go`.\n') });
    expect(await check(root)).toEqual([]);
    for (const [file, content] of Object.entries(pins())) if (content !== undefined) writeFileSync(path.join(root, file), content);
    expect(await check(root)).toEqual([expect.stringContaining('main has no file or folder "pkg/new.go".')]);
  });

  test.each(['', '{', 'null', '{}', '\0'])('a damaged cache (%j) is made anew', async (content) => {
    const root = makeProject({ ...pins(), [page]: pageOf(right) });
    await check(root);
    writeFileSync(path.join(root, 'node_modules/.cache/portal/said.json'), content);
    write(root, `${right}\nWords.\n`);
    expect(await check(root)).toEqual([]);
    vi.mocked(createLookup).mockClear();
    write(root, `${right}\nMore words.\n`);
    expect(await check(root)).toEqual([]);
    expect(createLookup).not.toHaveBeenCalled();
  });
});
