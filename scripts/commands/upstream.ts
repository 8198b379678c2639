import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { PortalError } from '../errors.ts';
import { writeProjectFile } from '../files.ts';
import { findRoot } from '../root.ts';

/** `portal upstream`: the pin of Cilium's tree, and what was read of it. */
export function upstreamCommand(program: Command): void {
  const upstream = program
    .command('upstream')
    .summary('move the pin of Cilium\'s tree')
    .description('Reads facts about Cilium out of a clone, and records which of its files a page was last compared with.')
    .helpCommand(false);

  upstream
    .command('sync')
    .summary('write the pin of a branch')
    .description('Reads one commit of a Cilium clone with git and writes src/data/upstream/NAME.json. The old pin stays as it was when anything is wrong.')
    .requiredOption('--repo <dir>', 'a full clone, or a bare repository, of cilium/cilium')
    .option('--ref <ref>', 'the commit, branch or tag to read')
    .option('--name <name>', 'the pin\'s name, as src/data/branches.yaml lists it; without it every branch of that list is read from its own ref')
    .option('--accept <table...>', 'tables that may be empty or lose more than half of their rows this once')
    .action(async ({ repo, ref, name, accept }: { repo: string; ref?: string; name?: string; accept?: string[] }) => {
      const [{ syncPin }, { loadBranches }] = await Promise.all([import('../upstream/sync.ts'), import('../upstream/branches.ts')]);
      const root = findRoot(process.cwd());
      if ((ref === undefined) !== (name === undefined)) throw new PortalError('--ref and --name go together: give both, or neither to read every branch of src/data/branches.yaml.');
      const branches = ref === undefined || name === undefined ? loadBranches(root).branches.filter(({ status }) => status !== 'ended') : [{ ref, name }];
      let isNew = false;
      for (const branch of branches) {
        const log = (line: string): void => { process.stderr.write(`${line}\n`); };
        const { file, bytes, warnings, changed } = await syncPin({ root, repo, ref: branch.ref, name: branch.name, ...(accept && { accept }), log });
        for (const warning of warnings) log(`warning: ${warning}`);
        process.stdout.write(`${changed ? 'wrote' : 'nothing new in'} ${file} (${Math.round(bytes / 1024)} KiB)\n`);
        isNew ||= changed;
      }
      if (!isNew) return;
      const { undescribedRows } = await import('../tables/rows.ts');
      for (const { table, row, file } of undescribedRows(root)) process.stderr.write(`warning: the table ${table} has a new row "${row}" without a description. Add it to ${file}.\n`);
      process.stdout.write('Next: npx portal generate, then npx portal check --drift\n');
    });

  upstream
    .command('anchors')
    .summary('record the sections that docs.cilium.io had')
    .description('Reads every section that Documentation/contributing/ published since 2020 out of the history of the given refs, and adds what is new to src/data/incumbent/anchors.yaml.')
    .requiredOption('--repo <dir>', 'a full clone, or a bare repository, of cilium/cilium')
    .option('--ref <ref...>', 'branches whose history is read', ['main'])
    .action(async ({ repo, ref }: { repo: string; ref: string[] }) => {
      const { updateAnchors } = await import('../incumbent/update.ts');
      await updateAnchors({ root: findRoot(process.cwd()), repo, refs: ref });
      process.stdout.write('Next: npx portal check --only redirects\n');
    });

  upstream
    .command('reviewed')
    .summary('record that a page was compared with its sources')
    .description('Records for each page that its sources, as the pin of main has them, were read and the page says what they say.')
    .argument('<pages...>', 'files below docs/')
    .action(async (pages: string[]) => {
      const [drift, { loadPin }, { readPageSources }] = await Promise.all([import('../upstream/drift.ts'), import('../upstream/pin.ts'), import('../upstream/page-sources.ts')]);
      const root = findRoot(process.cwd());
      const sources = readPageSources(root);
      const pin = loadPin(root, 'main');
      let reviewed = drift.loadReviewed(root);
      for (const one of pages) {
        const page = path.relative(root, path.resolve(one)).split(path.sep).join('/');
        if (!existsSync(path.join(root, page)) || !page.startsWith('docs/')) throw new PortalError(`${one}: no such page. Expected a file below docs/, for example docs/testing/bpf.md.`);
        const list = sources.get(page);
        if (list === undefined) throw new PortalError(`${page}: its front matter names no sources. Add "sources:" with the upstream files that it rests on.`);
        reviewed = drift.recordReviewed(reviewed, page, list, pin);
      }
      writeProjectFile(root, drift.REVIEWED_FILE, drift.formatReviewed(reviewed));
      process.stdout.write(`recorded ${pages.length} page${pages.length === 1 ? '' : 's'} as read against main at ${pin.commit.slice(0, 10)}.\n`);
    });
}
