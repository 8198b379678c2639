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

/** What a run of a program took: CPU seconds of user and system together, wall seconds, and the most memory that it or a child of it held. */
export interface Measured {
  readonly cpu: number;
  readonly wall: number;
  readonly peakMb: number;
  readonly exitCode: number;
}

/** Runs `portal ARGS` in a folder and measures it. Throws PortalError where it could not run, with what it printed. */
export function measurePortal(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Measured {
  const { printed, ...measured } = measureProgram([bin, ...args], cwd, env);
  if (measured.exitCode !== 0 && measured.exitCode !== 1) throw new PortalError(`portal ${args.join(' ')} could not run: ${printed}`);
  return measured;
}

/** Runs a Node.js program in a folder and measures it. */
export function measureProgram(command: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Measured & { readonly printed: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portal-bench-'));
  try {
    const file = path.join(folder, 'usage.jsonl');
    const started = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      cwd,
      encoding: 'utf8',
      // No name of the portal's own: what begins with PORTAL_ belongs to the inputs of a check, and this differs in each run.
      env: { ...process.env, ...env, BENCH_USAGE: file, NODE_OPTIONS: `--import ${pathToFileURL(path.join(here, 'usage.mjs')).href}` },
      maxBuffer: 256 * 1024 * 1024,
    });
    const wall = (performance.now() - started) / 1000;
    const lines = readFileSync(file, 'utf8').trim().split('\n').map((line) => usage.parse(JSON.parse(line)));
    return { cpu: Math.max(...lines.map(({ cpu }) => cpu)), peakMb: Math.max(...lines.map(({ peakMb }) => peakMb)), wall, exitCode: status ?? 2, printed: stderr || stdout };
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
