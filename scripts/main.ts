import { Command, CommanderError } from 'commander';
import { register } from './commands/register.ts';
import { PortalError } from './errors.ts';
import { setToolVersions } from './tool-versions.ts';

/**
 * Runs the command line with the given arguments (without node and the script) and gives the exit code:
 * 0 well, 1 the project has errors, 2 it could not run. Prints errors as messages, never as stacks. `sources` is a hash of the program.
 */
export async function main(args: readonly string[], sources?: string): Promise<number> {
  if (sources !== undefined) setToolVersions(sources);
  let exitCode = 0;
  // What cannot be printed does not change the result. A reader such as `head` that closes the pipe early is no fault at all.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.stderr.write(`portal: the output could not be written: ${error.message}\n`);
    process.exit(exitCode);
  });
  // Nobody is left to be told.
  process.stderr.on('error', () => { process.exit(exitCode); });
  const program = new Command('portal')
    .description('Generates, checks, builds and serves the Cilium contributor portal.')
    .helpCommand(false)
    .showHelpAfterError()
    .exitOverride()
    .configureHelp({ showGlobalOptions: true });
  register(program, (code) => { exitCode = code; });
  try {
    if (args.length === 0) {
      program.outputHelp({ error: true });
      return 2;
    }
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof PortalError) {
      process.stderr.write(`portal: ${error.message}\n`);
      return 2;
    }
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`portal: ${message}\nThis is a fault of the command line. Please open an issue with the command that you ran.\n`);
    if (process.env['PORTAL_DEBUG'] !== undefined && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
    return 2;
  }
}
