import { Option, type Command } from 'commander';
import { findRoot } from '../root.ts';
import type { Exit } from './register.ts';

/** `portal generate`: writes what is made from data, or with `--check` says what is out of date. */
export function generateCommand(program: Command, exit: Exit): void {
  program
    .command('generate')
    .summary('write the generated files')
    .description('Writes the files that are made from data: reference tables, the ledger of permalinks and the redirects. Writes only what changed.')
    .addOption(new Option('--check', 'write nothing; exit 1 and name each file that is out of date'))
    .action(async ({ check = false }: { check?: boolean }) => {
      const { generate, outdated } = await import('../tables/generate.ts');
      const root = findRoot(process.cwd());
      if (check) {
        const files = await outdated(root);
        for (const { file, reason } of files) process.stdout.write(`${file}: ${reason}. Run: npx portal generate\n`);
        if (files.length === 0) process.stdout.write('Every generated file is up to date.\n');
        exit(files.length > 0 ? 1 : 0);
        return;
      }
      const { written, unchanged } = await generate(root);
      for (const file of written) process.stdout.write(`wrote ${file}\n`);
      process.stdout.write(`${written.length} files written, ${unchanged} up to date.\n`);
    });
}
