import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as z from 'zod';
import { PortalError } from '../errors.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const bin = path.join(here, '..', 'bin', 'portal.mjs');
const usage = z.object({ cpu: z.number(), peakMb: z.number() });

/** What a run of the command line took: CPU seconds of user and system together, wall seconds, and the most memory it held. */
export interface Measured {
  readonly cpu: number;
  readonly wall: number;
  readonly peakMb: number;
  readonly exitCode: number;
}

/** Runs `portal ARGS` in a folder and measures it. Throws PortalError where it could not run, with what it printed. */
export function measurePortal(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Measured {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'));
  try {
    const file = path.join(folder, 'usage.jsonl');
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', pathToFileURL(path.join(here, 'usage.mjs')).href, bin, ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, ...env, PORTAL_BENCH_USAGE: file },
      maxBuffer: 256 * 1024 * 1024,
    });
    const wall = (performance.now() - started) / 1000;
    if (status !== 0 && status !== 1) throw new PortalError(`portal ${args.join(' ')} could not run: ${stderr || stdout}`);
    return { ...usage.parse(JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '')), wall, exitCode: status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The run with the median CPU time: the middle one of an odd number of runs. */
export function middle(runs: readonly Measured[]): Measured {
  const [run] = runs.toSorted((a, b) => a.cpu - b.cpu).slice(Math.floor(runs.length / 2));
  if (run === undefined) throw new PortalError('Nothing was measured.');
  return run;
}
