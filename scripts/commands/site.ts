import path from 'node:path';
import type { Command } from 'commander';
import { PortalError } from '../errors.ts';
import { refuseOutside } from '../files.ts';
import { findRoot } from '../root.ts';
import { Progress } from '../terminal/progress.ts';
import type { Exit } from './register.ts';

/** `portal build`: the site, if its pages are right. */
export function buildCommand(program: Command, exit: Exit): void {
  program
    .command('build')
    .summary('generate, check and build the site')
    .description('Generates, checks and builds the site into build/. Stops with exit code 1 where the check has an error.')
    .option('--out-dir <folder>', 'folder of the output', 'build')
    .action(async ({ outDir }: { outDir: string }) => {
      const root = findRoot(process.cwd());
      refuseOutDir(root, outDir);
      const { prepare } = await import('../site/prepare.ts');
      const progress = new Progress(3);
      const { errors } = await prepare(root, progress);
      if (errors > 0) {
        exit(1);
        return;
      }
      const { buildWithProgress } = await import('../site/prepare.ts');
      await buildWithProgress({ root, outDir }, progress);
    });
}

/** `portal serve`: the site as it was built last. */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .summary('serve the built site')
    .description('Serves the site as it was built last, on http://localhost:3000 or the port in PORT.')
    .option('--dir <folder>', 'folder with the built site', 'build')
    .option('--port <number>', 'port; taken ports are an error')
    .action(async ({ dir, port }: { dir: string; port?: string }) => {
      const { serveUntilStopped } = await import('../site/serve-until-stopped.ts');
      await serveUntilStopped({ folder: path.resolve(findRoot(process.cwd()), dir), port: port === undefined ? undefined : parsePort(port, '--port'), orNext: port === undefined });
    });
}

/** `portal start`: from a clone to the site in a browser, findings or not. */
export function startCommand(program: Command, exit: Exit): void {
  program
    .command('start')
    .summary('generate, check, build and serve')
    .description('Generates, checks, builds and serves the site on http://localhost:3000, or the port in PORT. Serves it although the check has findings, and prints them.')
    .action(async () => {
      const root = findRoot(process.cwd());
      const port = process.env['PORT'] === undefined ? undefined : parsePort(process.env['PORT'], 'PORT');
      const [{ prepare, buildWithProgress }, { serveUntilStopped }] = await Promise.all([import('../site/prepare.ts'), import('../site/serve-until-stopped.ts')]);
      const progress = new Progress(3);
      const { errors, unbuildable } = await prepare(root, progress);
      await buildWithProgress({ root, outDir: 'build', ...(errors > 0 && { leaveOut: unbuildable }) }, progress);
      if (errors > 0) process.stderr.write(`The check has ${errors} error${errors === 1 ? '' : 's'}, printed before the build; "npm run check" shows them again.\n`);
      await serveUntilStopped({ folder: path.join(root, 'build'), port });
      exit(0);
    });
}

/** `portal dev`: a live preview, with the findings of each saved page. */
export function devCommand(program: Command): void {
  program
    .command('dev')
    .summary('preview pages while you write them')
    .description('Serves a live preview and prints the findings of each page as you save it.')
    .action(async () => {
      const { dev } = await import('../site/dev.ts');
      await dev(findRoot(process.cwd()));
    });
}

/** Folders whose content is no output: a build would replace it. */
const sources = new Set(['', 'docs', 'node_modules', 'scripts', 'src', 'static', 'tests']);

/** Throws PortalError for a folder of the output that is outside the project, or holds what is no output. */
function refuseOutDir(root: string, outDir: string): void {
  refuseOutside(root, path.join(outDir, 'index.html'));
  const inside = path.relative(root, path.resolve(root, outDir)).split(path.sep).join('/');
  const [first = ''] = inside.split('/');
  if (inside.startsWith('node_modules/.cache/')) return;
  if (sources.has(first) || first.startsWith('.')) throw new PortalError(`--out-dir ${outDir}: a build replaces what is there. Expected a folder of its own, such as build.`);
}

/** A port number from text; 0 lets the system choose. Throws PortalError naming where the text came from. */
function parsePort(text: string, from: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) throw new PortalError(`${from}=${text} is not a port. Expected a number from 0 to 65535.`);
  return port;
}
