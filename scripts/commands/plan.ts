import { text } from 'node:stream/consumers';
import { Option, type Command } from 'commander';
import { PortalError } from '../errors.ts';
import type { Plan } from '../plan/engine/plan.ts';
import { findRoot } from '../root.ts';

const usage = 'Name paths, or send what git says: git -C ~/cilium diff --stat upstream/main...HEAD | npx portal plan';

/** `portal plan`: what to do about a change in Cilium, as a checklist. */
export function planCommand(program: Command): void {
  program
    .command('plan')
    .summary('plan a change in Cilium: reviewers, tests, generated files, CI')
    .description('Says who will review a change in Cilium, and what to run, to regenerate, to ask for and to answer, as a checklist for the pull request. The same as the page /plan/. Reads paths, any listing of git diff and git status, or a patch.')
    .argument('[paths...]', 'files and folders of cilium/cilium; without any, or for "-", standard input is read')
    .addOption(new Option('--format <format>', 'how to print the plan').choices(['markdown', 'json']).default('markdown'))
    .action(async (paths: string[], { format }: { format: 'markdown' | 'json' }) => {
      const piped = paths.length === 0 || (paths.length === 1 && paths[0] === '-');
      if (paths.length === 0 && process.stdin.isTTY) throw new PortalError(`Nothing to plan. ${usage}`);
      const typed = piped ? await text(process.stdin) : paths.join('\n');
      const [{ buildPlanData }, { createPlanner }, { nothingFound, passedOverText }] = await Promise.all([import('../plan/build-data.ts'), import('../plan/engine/plan.ts'), import('../plan/engine/sentences.ts')]);
      const planner = createPlanner(buildPlanData(findRoot(process.cwd())));
      const { changes, passedOver } = planner.read(typed);
      if (changes.length === 0) throw new PortalError(typed.trim() === '' ? `The input is empty. ${usage}` : nothingFound);
      const plan = planner.plan(changes);
      process.stdout.write(format === 'json' ? `${JSON.stringify({ ...plan, passedOver }, null, 2)}\n` : await asMarkdown(plan));
      const remark = passedOverText(passedOver);
      if (remark !== undefined) process.stderr.write(`portal: ${remark}\n`);
    });
}

async function asMarkdown(plan: Plan): Promise<string> {
  const [{ planMarkdown }, { planAddress }, { baseUrl, siteUrl }] = await Promise.all([import('../plan/engine/markdown.ts'), import('../plan/engine/address.ts'), import('../site/settings.ts')]);
  const site = `${siteUrl}${baseUrl}`;
  return planMarkdown(plan, { site, self: await planAddress(site, plan.changes) });
}
