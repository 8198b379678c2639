import type { Command } from 'commander';
import { PortalError } from '../errors.ts';
import { writeProjectFile } from '../files.ts';
import { findRoot } from '../root.ts';

/** `portal words`: the project's word list. */
export function wordsCommand(program: Command): void {
  const words = program
    .command('words')
    .summary('keep the word list')
    .description('Adds words to src/data/words.txt, sorts it, and removes words that no page uses.')
    .helpCommand(false);

  words
    .command('add')
    .summary('add words of the field')
    .description('Adds words to the list and keeps it sorted. Refuses what is not one word, and what a lower-case word covers.')
    .argument('<words...>', 'words as they are written in a sentence; a lower-case word covers its capitalised forms')
    .action(async (added: string[]) => {
      const { addWords, readWords } = await list();
      const root = findRoot(process.cwd());
      const before = readWords(root);
      const { words: after, refused } = addWords(before, added);
      for (const { word, reason } of refused) process.stderr.write(`${word}: ${reason}\n`);
      save(root, after);
      process.stdout.write(`${after.length - before.length} words added, ${refused.length} refused.\n`);
      if (refused.length > 0) throw new PortalError('some words were refused; see the lines before.');
    });

  words
    .command('sort')
    .summary('sort the list and remove duplicates')
    .description('Sorts the list and removes duplicates and words that a lower-case one covers.')
    .action(async () => {
      const { addWords, readWords } = await list();
      const root = findRoot(process.cwd());
      const before = readWords(root);
      const { words: after, refused } = addWords([], before);
      for (const { word, reason } of refused) process.stderr.write(`${word}: removed: ${reason}\n`);
      save(root, after);
      process.stdout.write(`${after.length} words, ${before.length - after.length} removed.\n`);
    });

  words
    .command('prune')
    .summary('remove words that no page uses')
    .description('Removes words that stand in no page.')
    .option('--dry-run', 'say which, and remove nothing')
    .action(async ({ dryRun = false }: { dryRun?: boolean }) => {
      const [{ unusedWords, readWords }, { checkProject }] = await Promise.all([list(), import('../checks/run.ts')]);
      const root = findRoot(process.cwd());
      const { site } = await checkProject({ root, only: ['spelling/word-list'] });
      const unused = new Set(await unusedWords(site));
      for (const word of unused) process.stdout.write(`${word}\n`);
      if (!dryRun) save(root, readWords(root).filter((word) => !unused.has(word)));
      process.stdout.write(`${unused.size} words ${dryRun ? 'would be ' : ''}removed.\n`);
    });
}

async function list() {
  return import('../checks/spelling/words.ts');
}

function save(root: string, words: readonly string[]): void {
  writeProjectFile(root, 'src/data/words.txt', words.map((word) => `${word}\n`).join(''));
}
