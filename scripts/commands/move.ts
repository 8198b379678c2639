import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { PortalError } from '../errors.ts';
import { git } from '../git.ts';
import type { Plan } from '../permalinks/move/relocate.ts';
import { findRoot } from '../root.ts';

const help = 'All files change or none. Nothing is committed.';

/** `portal move`: a page to another place, with every link to it and from it. */
export function moveCommand(program: Command): void {
  program
    .command('move')
    .summary('move a page and everything that names it')
    .description(`Moves a page: rewrites the links to it and from it, the order of the pages, the ledger and the redirects. ${help}`)
    .argument('<from>', 'the page: its file, id or address, for example docs/testing/bpf.md or testing/bpf')
    .argument('<to>', 'its new file or id, or a folder with "/" at its end to keep the name')
    .option('--dry-run', 'say what would change and write nothing')
    .action(async (from: string, to: string, { dryRun = false }: { dryRun?: boolean }) => {
      const [{ readProject }, { pageNamed, placeNamed, refuseFixed }, { planMove }] = await Promise.all([
        import('../permalinks/project.ts'),
        import('../permalinks/move/page-names.ts'),
        import('../permalinks/move/move-page.ts'),
      ]);
      const root = findRoot(process.cwd());
      const project = await readProject(root);
      const page = pageNamed(from, project.pages, root, process.cwd());
      refuseFixed(page);
      const place = placeNamed(to, page, root, process.cwd());
      const plan = planMove(project, page, place);
      if (existsSync(path.join(root, place.file))) throw new PortalError(`${place.file} exists and is no page that can be read. Remove it, or choose another name.`);
      refuseDirty(root, place.file);
      await carryOut(root, plan, page.docId, `${page.file} → ${place.file}`, dryRun);
    });
}

/** `portal remove`: a page whose readers are sent to another. */
export function removeCommand(program: Command): void {
  program
    .command('remove')
    .summary('remove a page and send its readers to another')
    .description(`Removes a page: links to it lead to the target, and so do its published addresses, section by section. ${help}`)
    .argument('<page>', 'the page: its file, id or address, for example docs/testing/bpf.md or testing/bpf')
    .requiredOption('--to <target>', 'the page that takes its place, or a section of it: testing/connectivity#cloud')
    .option('--dry-run', 'say what would change and write nothing')
    .action(async (name: string, { to, dryRun = false }: { to: string; dryRun?: boolean }) => {
      const [{ readProject }, { pageNamed, refuseFixed }, { planRemoval }] = await Promise.all([
        import('../permalinks/project.ts'),
        import('../permalinks/move/page-names.ts'),
        import('../permalinks/move/remove-page.ts'),
      ]);
      const root = findRoot(process.cwd());
      const project = await readProject(root);
      const page = pageNamed(name, project.pages, root, process.cwd());
      refuseFixed(page);
      const [targetName = '', anchor] = to.split('#');
      const target = pageNamed(targetName, project.pages, root, process.cwd());
      const plan = planRemoval(project, page, target, anchor === '' ? undefined : anchor);
      refuseDirty(root, target.file);
      await carryOut(root, plan, page.docId, `${page.file} → removed, its readers go to ${target.url}${anchor === undefined ? '' : `#${anchor}`}`, dryRun);
      if (plan.links.has(target.file)) process.stdout.write(`${target.file} linked to the page and links to itself there now: reword that.\n`);
    });
}

/** Throws PortalError where the file has changes that are not committed: they would be mixed with ours. */
function refuseDirty(root: string, file: string): void {
  const status = git(root, ['status', '--porcelain', '--', file])?.trim() ?? '';
  if (status !== '') throw new PortalError(`${file} has changes that are not committed. Commit or stash them, then run the command again.`);
}

async function carryOut(root: string, { changes, links, redirects }: Plan, docId: string, title: string, dryRun: boolean): Promise<void> {
  const [{ writeAll }, { otherMentions }] = await Promise.all([import('../permalinks/move/write-plan.ts'), import('../permalinks/move/other-mentions.ts')]);
  if (!dryRun) writeAll(root, changes);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print(title);
  for (const { file } of changes) {
    const count = links.get(file);
    print(`  ${file}${count === undefined ? '' : `: ${count} link${count === 1 ? '' : 's'}`}`);
  }
  const sections = redirects.filter(({ from }) => from.includes('#')).length;
  for (const { from, to } of redirects) if (!from.includes('#')) print(`  ${from} → ${to}`);
  if (sections > 0) print(`  and the addresses of ${sections} sections`);
  const mentions = otherMentions(root, docId, new Set(changes.map(({ file }) => file)));
  if (mentions.length > 0) print(`Named elsewhere too, look for yourself: ${mentions.join(', ')}`);
  print(dryRun ? 'Dry run: nothing was written.' : `${changes.length} files changed. Run "npx portal generate" and "npx portal check" before you commit.`);
}
