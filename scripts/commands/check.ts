import { existsSync } from 'node:fs';
import path from 'node:path';
import { Option, type Command } from 'commander';
import { PortalError } from '../errors.ts';
import type { Finding } from '../checks/finding.ts';
import type { Report } from '../report/report.ts';
import { findRoot } from '../root.ts';
import type { Exit } from './register.ts';

interface Options {
  readonly only?: string[];
  readonly format: 'pretty' | 'json' | 'github' | 'rdjson';
  readonly changed?: string | true;
  readonly fix?: boolean;
  readonly online?: boolean;
  readonly base?: string;
  readonly drift?: boolean;
}

/** `portal check`: judges the pages and says what is wrong, where, and how to mend it. */
export function checkCommand(program: Command, exit: Exit): void {
  program
    .command('check')
    .summary('check every page')
    .description('Checks every page and reports all that every rule found. Exits 0 without an error, 1 with one, 2 when it could not run.')
    .argument('[paths...]', 'report findings in these files or folders only')
    .option('--only <family,...>', 'run these families or rules only, for example links,style/heading-id', (value: string) => value.split(',').map((one) => one.trim()).filter(Boolean))
    .addOption(new Option('--format <format>', 'how to print the findings').choices(['pretty', 'json', 'github', 'rdjson']).default('pretty'))
    .option('--changed [base]', 'report only what the change since this commit brought; by default since the merge base with main')
    .option('--base <ref>', 'compare published links with this commit; by default the merge base with main, and on main the first parent')
    .option('--drift', 'list the files in Cilium that changed since a page was compared with them')
    .option('--online', 'ask other servers about links to them too (the rule links/external); what answered is not asked again for 30 days')
    .option('--fix', 'mend what can be mended safely, then report the rest')
    .action(async (paths: string[], options: Options, command: Command) => {
      const started = performance.now();
      const contradiction = contradictionIn(options);
      if (contradiction !== undefined) command.error(`error: ${contradiction}`, { exitCode: 2 });
      const [{ checkProject }, { knownRules }, { reporters }, { hasColour, tally }] = await Promise.all([
        import('../checks/run.ts'),
        import('../checks/known-rules.ts'),
        import('../report/formats.ts'),
        import('../report/report.ts'),
      ]);
      const root = findRoot(process.cwd());
      knownRules(options.only);
      const online = options.online === true ? { onProgress: showLinks } : undefined;
      const run = () => checkProject({ root, only: options.only, base: options.base, drift: options.drift, online, paths: relativeTo(root, paths) });
      let { findings, files } = await run();
      if (options.fix === true) {
        const [{ applyFixes, maxRounds }, { isFixable }] = await Promise.all([import('../checks/fix.ts'), import('../checks/registry.ts')]);
        for (let round = 0; round < maxRounds && applyFixes(root, findings, isFixable).length > 0; round += 1) ({ findings, files } = await run());
      }
      if (options.changed !== undefined) findings = await onlyBrought(root, options.changed === true ? undefined : options.changed, findings, options.only);
      const report = { root, findings, files, durationMs: performance.now() - started };
      exit(tally(findings).errors > 0 ? 1 : 0);
      try {
        process.stdout.write(reporters[options.format](report, { colour: hasColour() }));
      } catch (error) {
        const { errors, warnings } = tally(findings);
        process.stderr.write(`The ${options.format} report could not be written: ${error instanceof Error ? error.message : String(error)}. There are ${errors} errors and ${warnings} warnings.\n`);
      }
      if (options.format === 'github') await summarise(report);
    });
}

/** Options that cannot go together, as what is wrong and what to write; undefined where they can. */
function contradictionIn({ online, only, changed }: Options): string | undefined {
  const external = 'links/external';
  const event = process.env['GITHUB_EVENT_NAME'];
  if (online !== true) return only?.includes(external) === true ? `${external} asks other servers, and does so with --online alone. Add --online.` : undefined;
  if (only !== undefined && !only.some((one) => one === 'links' || one === external)) return `--online runs ${external}, which --only leaves out. Add it to --only, or drop --online.`;
  if (changed !== undefined) return '--online and --changed cannot go together: what other servers answer changes without a change of a page.';
  return event?.startsWith('pull_request') === true ? `--online is not for pull requests (GITHUB_EVENT_NAME is "${event}"): a change must not fail for what another server answers. Run it on a schedule.` : undefined;
}

/** Shows on a terminal how many links are known; asking takes minutes. */
function showLinks(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done}/${all} links${done === all ? '\n' : ''}`);
}

/** Leaves out the findings that were there before the change. */
async function onlyBrought(root: string, base: string | undefined, findings: Finding[], only: readonly string[] | undefined): Promise<Finding[]> {
  const [{ broughtBy, readChangedLines }, { checkOutBase }, { checkProject }, { withListsOf }] = await Promise.all([
    import('../checks/changed.ts'),
    import('../checks/base-tree.ts'),
    import('../checks/run.ts'),
    import('../checks/style/lists.ts'),
  ]);
  const changed = readChangedLines(root, base);
  if (findings.length === 0) return findings;
  const folder = checkOutBase(root, changed.base);
  const before = await withListsOf(folder, () => checkProject({ root: folder, only }));
  return broughtBy(changed, findings, before.findings);
}

/** Writes the job summary; a reporter that fails must not change the result. */
async function summarise(report: Report): Promise<void> {
  try {
    (await import('../report/github.ts')).writeJobSummary(report);
  } catch (error) {
    process.stderr.write(`The job summary could not be written: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** Paths as a person typed them, from the current folder, as paths from the root. Throws PortalError for one that does not exist. */
function relativeTo(root: string, paths: readonly string[]): string[] {
  return paths.map((one) => {
    const absolute = path.resolve(one);
    if (!existsSync(absolute)) throw new PortalError(`${one}: no such file or folder. Give paths from the current folder, for example docs/testing.`);
    const relative = path.relative(root, absolute).split(path.sep).join('/');
    if (relative.startsWith('..')) throw new PortalError(`${one}: outside the portal at ${root}. Give a path below it.`);
    return relative === '' ? 'docs' : relative;
  });
}
