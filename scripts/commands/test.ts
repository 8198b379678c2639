import type { Command } from 'commander';
import { findRoot } from '../root.ts';
import type { Exit } from './register.ts';

/** `portal test`: every test there is. */
export function testCommand(program: Command, exit: Exit): void {
  program
    .command('test')
    .summary('run every test')
    .description('Type-checks, lints, runs the unit tests, checks the pages, builds the site and runs the browser tests on it. Goes on after a step that fails and exits 1 if one did. With PORTAL_LIGHT=0 the browser tests run on plain Docusaurus.')
    .option('--browser', 'only build the site and run the browser tests')
    .action(async ({ browser = false }: { browser?: boolean }) => {
      const { runTests } = await import('../site/test-run.ts');
      exit(await runTests(findRoot(process.cwd()), { browserOnly: browser }));
    });
}
