import path from 'node:path';
import type { Command } from 'commander';
import { PortalError } from '../errors.ts';
import { readIfPresent, writeProjectFile } from '../files.ts';
import { findRoot } from '../root.ts';
import type { Exit } from './register.ts';

/** `portal redirects`: what git knows of moved pages, as redirects. */
export function redirectsCommand(program: Command, exit: Exit): void {
  program
    .command('redirects')
    .summary('write redirects for pages that moved')
    .description('Finds pages that moved or went since a commit, by git\'s renames, and writes redirects for those that moved to docs/redirects.yaml. Exits 1 where a page went and nothing says where its readers are to go.')
    .option('--base <ref>', 'branch, tag or commit since which pages moved; by default where the branch left main, and on main the first parent')
    .action(async ({ base }: { base?: string }) => {
      const [{ readProject }, { baseCommit }, { planRedirects }, { redirectsFile, redirectLine }] = await Promise.all([
        import('../permalinks/project.ts'),
        import('../permalinks/base.ts'),
        import('../permalinks/plan-redirects.ts'),
        import('../permalinks/redirects.ts'),
      ]);
      const root = findRoot(process.cwd());
      const project = await readProject(root);
      const commit = baseCommit(root, base);
      if (commit === undefined) throw new PortalError('There is no commit to compare with. Commit first, or give one with --base.');
      const { text, added, unmapped } = planRedirects(root, project, commit);
      if (text !== undefined && text !== readIfPresent(path.join(root, redirectsFile))) writeProjectFile(root, redirectsFile, text);
      for (const { from, to } of added) process.stdout.write(`${redirectsFile}: ${from} → ${to}\n`);
      for (const { from, closest } of unmapped) {
        const choices = closest.map((to) => `  ${redirectLine({ from, to })}\n`).join('');
        process.stderr.write(`portal: ${from} is gone and nothing says where its readers are to go. Add one line to ${redirectsFile}; these pages are closest:\n${choices}`);
      }
      process.stdout.write(`${added.length} redirect${added.length === 1 ? '' : 's'} written, ${unmapped.length} page${unmapped.length === 1 ? '' : 's'} gone without one.\n`);
      if (unmapped.length > 0) exit(1);
    });
}
