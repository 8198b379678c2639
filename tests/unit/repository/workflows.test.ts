import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as LanguageService from '@actions/languageservice';
import { buildSync } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import * as z from 'zod';

const root = path.resolve(import.meta.dirname, '../../..');
const folder = path.join(root, '.github/workflows');

// GitHub's package imports JSON in a way that a bundler takes and Node does not.
const bundled = mkdtempSync(path.join(tmpdir(), 'portal-workflows-'));
const outfile = path.join(bundled, 'service.cjs');
buildSync({ stdin: { contents: "export { validate } from '@actions/languageservice'", resolveDir: root }, bundle: true, platform: 'node', format: 'cjs', outfile, logLevel: 'error' });
const { validate } = createRequire(import.meta.url)(outfile) as typeof LanguageService;

afterAll(() => { rmSync(bundled, { recursive: true }); });

const step = z.looseObject({ uses: z.string().optional(), run: z.string().optional(), with: z.record(z.string(), z.unknown()).optional(), if: z.string().optional() });
const workflow = z.object({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ group: z.string() }).loose(),
  jobs: z.record(z.string(), z.looseObject({ 'runs-on': z.string(), 'timeout-minutes': z.number(), permissions: z.record(z.string(), z.string()).optional(), steps: z.array(step) })),
});

/** What a job may do beyond reading, and why no less will do. */
const granted: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // GitHub Pages wants both for a deployment.
  'deploy.yaml deploy': { pages: 'write', 'id-token': 'write' },
  // It opens a pull request with the pins, pushes its branch, and starts CI for it.
  'pin.yaml move': { contents: 'write', 'pull-requests': 'write', actions: 'write' },
  // It keeps one issue up to date.
  'links.yaml ask': { contents: 'read', issues: 'write' },
};

/** What is wrong with a workflow: what GitHub's own language service finds, and what this repository allows no workflow. */
async function problemsOf(file: string, text: string): Promise<string[]> {
  const diagnostics = await validate(TextDocument.create(`file:///.github/workflows/${file}`, 'github-actions-workflow', 1, text));
  const found = diagnostics.map(({ message, range }) => `${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`);
  const parsed = workflow.safeParse(parse(text));
  if (!parsed.success) return [...found, z.prettifyError(parsed.error)];
  const { on, permissions, jobs } = parsed.data;
  if (JSON.stringify(permissions) !== '{"contents":"read"}') found.push('by default a job may read contents and nothing else');
  if ('pull_request_target' in on || 'workflow_run' in on) found.push('runs with the rights of the repository for a change from a fork');
  if ('pull_request' in on && /secrets\s*\./.test(text)) found.push('needs a secret on a pull request');
  for (const [name, job] of Object.entries(jobs)) {
    const say = (problem: string): void => { found.push(`${name}: ${problem}`); };
    if (!/^ubuntu-\d\d\.\d\d$/.test(job['runs-on'])) say('names no version of the system that it runs on');
    if (job.permissions !== undefined && JSON.stringify(job.permissions) !== JSON.stringify(granted[`${file} ${name}`])) say(`has permissions without a reason: ${JSON.stringify(job.permissions)}`);
    for (const { uses, run, with: inputs } of job.steps) {
      if (uses !== undefined && !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) say(`${uses} is not pinned to a commit`);
      if (uses !== undefined && !new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+`).test(text)) say(`${uses} has no version beside it`);
      if (uses?.startsWith('actions/checkout@') === true && inputs?.['persist-credentials'] !== false) say('keeps its credentials in the checkout');
      if (run !== undefined && /\$\{\{/.test(run)) say('puts an expression into a script; pass it as an environment variable');
      if (run !== undefined && /\bnpm (?:ci|install)\b(?!.*--ignore-scripts)/.test(run)) say('lets packages run their install scripts');
    }
  }
  return found;
}

describe('every workflow', () => {
  test.each(readdirSync(folder))('%s is right, and may do no more than it must', async (file) => {
    expect(await problemsOf(file, readFileSync(path.join(folder, file), 'utf8'))).toEqual([]);
  });

  test('would not pass with a fault', async () => {
    const faulty = `name: Faulty
on:
  pull_request_target:
permissions: {contents: write}
concurrency: {group: x}
jobs:
  one:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {issues: write}
    steps:
      - uses: actions/checkout@v4
      - run: npm ci
      - run: echo "\${{ github.event.pull_request.title }}" \${{ nothing.here }}
        shel: bash
`;
    expect(await problemsOf('faulty.yaml', faulty)).toMatchInlineSnapshot(`
      [
        "14: Unrecognized named-value: 'nothing'",
        "15: Unexpected value 'shel'",
        "by default a job may read contents and nothing else",
        "runs with the rights of the repository for a change from a fork",
        "one: names no version of the system that it runs on",
        "one: has permissions without a reason: {"issues":"write"}",
        "one: actions/checkout@v4 is not pinned to a commit",
        "one: actions/checkout@v4 has no version beside it",
        "one: keeps its credentials in the checkout",
        "one: lets packages run their install scripts",
        "one: puts an expression into a script; pass it as an environment variable",
      ]
    `);
  });
});

describe('what runs where has one version', () => {
  const node = readFileSync(path.join(root, '.node-version'), 'utf8').trim();
  const container = z.object({ image: z.string(), features: z.record(z.string(), z.object({ version: z.string().optional() }).loose()), postCreateCommand: z.string() })
    .parse(parse(readFileSync(path.join(root, '.devcontainer/devcontainer.json'), 'utf8').replace(/^\s*\/\/.*$/gm, '')));

  test('the container has the Node and the system of CI', () => {
    const ci = readFileSync(path.join(folder, 'ci.yaml'), 'utf8');
    expect(container.features['ghcr.io/devcontainers/features/node:1']?.version).toBe(node);
    expect(ci).toMatch(new RegExp(`node: \\[.*'${node}'.*\\]`));
    expect(new Set([...ci.matchAll(/runs-on: (ubuntu-[\d.]+)/g)].map(([, system = '']) => system))).toEqual(new Set([container.image.split(':')[1]]));
  });

  test('the container installs the browser that CI installs', () => {
    const install = 'playwright install --with-deps chromium';
    expect(container.postCreateCommand).toContain(install);
    expect(readFileSync(path.join(folder, 'ci.yaml'), 'utf8')).toContain(install);
  });
});

test('packages that would run a script when they are installed are named, with why they need none', () => {
  const lock = z.object({ packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional(), optional: z.boolean().optional() })) })
    .parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
  const withScript = Object.entries(lock.packages).filter(([, { hasInstallScript, optional }]) => hasInstallScript === true && optional !== true).map(([name]) => name.replace(/^node_modules\//, ''));
  const named = /## Install scripts\n[^]*?\n## /.exec(readFileSync(path.join(root, 'README.md'), 'utf8'))?.[0] ?? '';
  expect(withScript).not.toEqual([]);
  expect([...named.matchAll(/^\| `([^`]+)` \| \S/gm)].map(([, name = '']) => name)).toEqual(withScript.sort());
});
