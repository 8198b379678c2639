import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from '../../../scripts/main.ts';
import { makeProject, pageOf } from '../checks/project.ts';
import { portal } from './portal.ts';

const start = process.cwd();

beforeEach(() => { process.chdir(makeProject()); });

afterEach(() => {
  process.chdir(start);
  vi.restoreAllMocks();
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, which spares the start of another, and catches what it prints. */
async function run(...args: string[]): Promise<Outcome> {
  let [out, err] = ['', ''];
  const outSpy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out += text.toString(); return true; });
  const errSpy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => { err += text.toString(); return true; });
  try {
    return { code: await main(args), out, err };
  } finally {
    outSpy.mockRestore();
    errSpy.mockRestore();
  }
}

/** Names of the commands that a help text lists. */
function commandsIn(help: string): string[] {
  const [, list = ''] = help.split('Commands:\n');
  return [...list.matchAll(/^ {2}([a-z]+)/gm)].flatMap(([, name]) => name ?? []);
}

/** Every command and subcommand, as its words. */
async function allCommands(parents: readonly string[] = []): Promise<string[][]> {
  const found: string[][] = [];
  for (const name of commandsIn((await run(...parents, '--help')).out)) {
    const words = [...parents, name];
    found.push(words, ...(await allCommands(words)));
  }
  return found;
}

describe('help', () => {
  test('the program lists its commands, each with what it does', async () => {
    const { code, out, err } = await run('--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Usage: portal \[options\] \[command\]\n\nGenerates, checks, builds and serves the Cilium contributor portal\.\n/);
    expect(commandsIn(out)).toEqual(expect.arrayContaining(['generate', 'check', 'build', 'serve', 'start', 'dev', 'test']));
    for (const line of out.split('Commands:\n')[1]?.trimEnd().split('\n') ?? []) expect(line).toMatch(/^ {2}\S.* {2}\S|^ {4,}\S/);
  });

  test('every command has a usage, a sentence, and a description of each option', async () => {
    for (const words of await allCommands()) {
      const { code, out, err } = await run(...words, '--help');
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(new RegExp(`^Usage: portal ${words.join(' ')} .*\\n\\n(?!Options:|Arguments:|Commands:)[A-Z][^\\n]+`));
      for (const line of out.split(/^(?:Options|Arguments):\n/m).slice(1).flatMap((part) => part.split('\n\n')[0]?.trimEnd().split('\n') ?? [])) {
        expect(line).toMatch(/^ {2}\S.*? {2,}\S|^ {10,}\S/);
      }
    }
  });

  test('the check tells how to run single rules, and how to ask other servers', async () => {
    const { out } = await run('check', '--help');
    expect(out).toMatch(/--only <\S+> +run these families or rules only, for example\s+links,style\/heading-id/);
    expect(out).toMatch(/--online +ask other servers about links to them too \(the rule\s+links\/external\)/);
  });

  test('--only links/external --online asks, and fails for a link that is dead', async () => {
    writeFileSync('docs/testing/run-one-test.md', pageOf('See [a](http://a.web/200) and [b](http://a.web/404).\n'));
    const asked: string[] = [];
    vi.stubGlobal('fetch', (url: string, { method }: { method: string }) => {
      asked.push(`${method} ${url}`);
      return Promise.resolve(new Response(null, { status: Number(url.slice(-3)) }));
    });
    const { code, out } = await run('check', '--only', 'links/external', '--online', '--format', 'json');
    vi.unstubAllGlobals();
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ findings: [{ rule: 'links/external', severity: 'error', line: 7, message: 'http://a.web/404 is dead: the answer was 404. Link to where its subject is now, or remove the link.' }], summary: { errors: 1, warnings: 0 } });
    expect(asked.sort()).toEqual(['GET http://a.web/404', 'HEAD http://a.web/200', 'HEAD http://a.web/404']);
  });

  test.each(['--help', '-h'])('%s after a command that would do something only helps', async (flag) => {
    expect((await run('generate', flag)).out).toContain('Usage: portal generate');
    expect((await run('generate', '--check')).code).toBe(1);
  });
});

describe('a wrong command line is answered with the usage and exit code 2', () => {
  test.each<[string, string[], string]>([
    ['nothing', [], ''],
    ['an unknown command', ['frobnicate'], "error: unknown command 'frobnicate'\n"],
    ['a misspelled command', ['chekc'], "error: unknown command 'chekc'\n(Did you mean check?)\n"],
    ['an unknown option', ['--verbose'], "error: unknown option '--verbose'\n"],
    ['an unknown option of a command', ['check', '--frobnicate'], "error: unknown option '--frobnicate'\n"],
    ['a misspelled option', ['generate', '--chekc'], "error: unknown option '--chekc'\n(Did you mean --check?)\n"],
    ['an option without its value', ['check', '--only'], "error: option '--only <family,...>' argument missing\n"],
    ['one argument too many', ['generate', 'everything'], "error: too many arguments for 'generate'. Expected 0 arguments but got 1.\n"],
  ])('%s', async (_name, args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.startsWith(`${message}${message === '' ? '' : '\n'}Usage: portal `)).toBe(true);
    expect(err).toContain('--help');
  });

  test.each<[string, string[], string]>([
    ['a rule that asks other servers, without leave', ['--only', 'links/external'], 'links/external asks other servers, and does so with --online alone. Add --online.'],
    ['leave that no rule uses', ['--only', 'style,links/dead', '--online'], '--online runs links/external, which --only leaves out. Add it to --only, or drop --online.'],
    ['leave for what a change brought', ['--online', '--changed'], '--online and --changed cannot go together: what other servers answer changes without a change of a page.'],
  ])('%s', async (_name, args, message) => {
    const { code, out, err } = await run('check', ...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.startsWith(`error: ${message}\n\nUsage: portal check `)).toBe(true);
  });

  test.each(['pull_request', 'pull_request_target'])('other servers are never asked for a %s', async (event) => {
    vi.stubEnv('GITHUB_EVENT_NAME', event);
    const { code, err } = await run('check', '--online');
    vi.unstubAllEnvs();
    expect(code).toBe(2);
    expect(err).toContain(`error: --online is not for pull requests (GITHUB_EVENT_NAME is "${event}"): a change must not fail for what another server answers. Run it on a schedule.\n\nUsage: portal check `);
  });

  test('a format that does not exist', async () => {
    const { code, err } = await run('check', '--format', 'xml');
    expect(code).toBe(2);
    expect(err).toMatch(/^error: option '--format <format>' argument 'xml' is invalid\. Allowed choices are pretty, json/);
    expect(err).toContain('Usage: portal check');
  });
});

describe('what cannot run says so and exits with 2', () => {
  test.each<[string, string[], string]>([
    ['an unknown family', ['check', '--only', 'link'], '--only link: no such family or rule. Did you mean "links"? '],
    ['an unknown rule', ['check', '--only', 'style,links/daed'], '--only links/daed: no such family or rule. Did you mean "links/dead"? '],
    ['a path that does not exist', ['check', 'docs/nowhere.md'], 'docs/nowhere.md: no such file or folder. Give paths from the current folder, for example docs/testing.\n'],
    ['a path outside', ['check', '..'], '..: outside the portal at '],
  ])('%s', async (_name, args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.startsWith(`portal: ${message}`)).toBe(true);
    expect(err).not.toContain('This is a fault of the command line');
  });

  test('a folder that is no portal', async () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'portal-none-'));
    process.chdir(empty);
    try {
      for (const command of ['check', 'generate', 'build', 'serve']) {
        expect(await run(command)).toEqual({
          code: 2,
          out: '',
          err: `portal: ${process.cwd()}: no portal here or in a folder over it. Expected a folder with docusaurus.config.ts and docs/; change to your clone of the portal and run the command again.\n`,
        });
      }
    } finally {
      process.chdir(start);
      rmSync(empty, { recursive: true });
    }
  });
});

describe('check', () => {
  const only = ['--only', 'structure,style,links'];

  test('exits with 0 where nothing is found', async () => {
    const { code, out, err } = await run('check', ...only);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^No findings in 3 pages \(\d+\.\d s\)\n$/);
  });

  test('works from a folder of the project, with paths from there', async () => {
    process.chdir(makeProject({ 'docs/testing/setup.md': undefined }));
    process.chdir('docs/testing');
    const messages = async (...args: string[]): Promise<string[]> => [...(await run('check', '--only', 'links', ...args)).out.matchAll(/There is no file \S+/g)].map(([message]) => message);
    expect(await messages()).toEqual(['There is no file docs/testing/setup.md.']);
    expect(await messages('index.md')).toEqual(['There is no file docs/testing/setup.md.']);
    expect(await messages('run-one-test.md')).toEqual([]);
    expect(await messages('..')).toHaveLength(1);
    expect(await messages('../..')).toHaveLength(1);
  });

  test('with the format json, prints one object and nothing else', async () => {
    process.chdir(makeProject({ 'docs/testing/setup.md': undefined }));
    const { code, out, err } = await run('check', '--format', 'json', '--only', 'links');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({ findings: [{ rule: 'links/dead', severity: 'error', file: 'docs/testing/index.md', line: 7, column: 45 }], summary: { files: 2, errors: 1, warnings: 0 } });
  });
});

test('the real program passes exit codes on and keeps its outputs apart', () => {
  const wrong = portal(process.cwd(), 'check', '--only', 'nonsense');
  expect([wrong.code, wrong.stdout]).toEqual([2, '']);
  expect(wrong.stderr).toMatch(/^portal: --only nonsense: no such family or rule\./);
});
