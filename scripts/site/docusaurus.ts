import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { siteAddress } from '../../src/plugins/site-address.ts';
import { PortalError } from '../errors.ts';
import { linkFolder } from '../files.ts';
import { servedFolder } from '../search/folders.ts';
import { updateIndex } from '../search/project.ts';
import { bundledConfig } from './bundled-config.ts';
import { sealSite } from './seal/seal-site.ts';
import { visitCounter } from './seal/visits.ts';

export interface BuildOptions {
  readonly root: string;
  /** Folder of the output, from the root. */
  readonly outDir: string;
  /** Base path of the site where it differs from the setting. */
  readonly baseUrl?: string;
  /** Pages (paths from the root) that cannot be rendered and are left out; broken links then only warn. */
  readonly leaveOut?: readonly string[];
  /** Called with each line that Docusaurus prints. */
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** Builds the site with Docusaurus, the index of its search and the policy of each page. Throws PortalError with what it printed when it fails. */
export async function buildSite({ root, outDir, baseUrl, leaveOut, onLine, signal }: BuildOptions): Promise<void> {
  const site = siteAddress({ ...process.env, ...(baseUrl !== undefined && { PORTAL_BASE_URL: baseUrl }) });
  const counter = visitCounter(process.env, site.url);
  await updateIndex(root, { leaveOut });
  const { code, output } = await runDocusaurus(root, ['build', '--config', await bundledConfig(root), '--out-dir', outDir], {
    env: {
      ...(baseUrl !== undefined && { PORTAL_BASE_URL: baseUrl }),
      ...(leaveOut && { PORTAL_LENIENT: JSON.stringify(leaveOut) }),
    },
    onLine,
    signal,
  });
  if (signal?.aborted === true) return;
  if (code !== 0) throw new PortalError(`Docusaurus could not build the site:\n${relevant(output)}`);
  const folder = path.resolve(root, outDir);
  linkFolder(servedFolder(root), folder);
  sealSite({ folder, baseUrl: site.baseUrl, counter });
}

/** Megabytes from the start for what lives shortly, twice what Node gives at most, and for the rest: a tenth of the CPU time less, which it took to collect garbage. */
const heap = ['--min-semi-space-size=32', '--max-semi-space-size=32', '--initial-old-space-size=512'];

/** V8 optimizes what has run twice as long as it would by itself, where it counts bytes: compiling again takes a twentieth of the CPU time less. Newer versions count calls. */
const patience = Number(process.versions.v8.split('.')[0]) < 12 ? ['--interrupt-budget=270336'] : [];

/** Starts Docusaurus with its own arguments. Gives its exit code and all that it printed. */
export async function runDocusaurus(
  root: string,
  args: readonly string[],
  options: { env?: Record<string, string>; onLine?: ((line: string) => void) | undefined; signal?: AbortSignal | undefined } = {},
): Promise<{ code: number | null; output: string }> {
  const bin = createRequire(path.join(root, 'package.json')).resolve('@docusaurus/core/bin/docusaurus.mjs');
  const child = spawn(process.execPath, [...heap, ...patience, bin, ...args], {
    cwd: root,
    env: { ...process.env, DOCUSAURUS_DISABLE_UPDATE_CHECK: '1', NO_UPDATE_NOTIFIER: '1', FORCE_COLOR: '0', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => { child.kill('SIGTERM'); };
  options.signal?.addEventListener('abort', stop);
  let output = '';
  let rest = '';
  const take = (chunk: Buffer): void => {
    const text = chunk.toString('utf8');
    output += text;
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) options.onLine?.(line);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    return { code, output };
  } finally {
    options.signal?.removeEventListener('abort', stop);
  }
}

/** What a person needs of a failed build: messages, without stack frames. */
function relevant(output: string): string {
  return output
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
    .slice(-40)
    .join('\n');
}
