import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { messageOf, PortalError } from '../errors.ts';
import { findRoot } from '../root.ts';
import type { Exit } from './register.ts';

/** `portal audit`: whether npm knows of a vulnerability that is not excused. */
export function auditCommand(program: Command, exit: Exit): void {
  program
    .command('audit')
    .summary('judge a report of npm audit')
    .description('Reads what "npm audit --json" printed, and fails for each advisory that src/data/audit-excuses.yaml does not excuse. Exits 0 without one, 1 with one, 2 when it could not run.')
    .argument('<report>', 'file with the report')
    .action(async (report: string) => {
      const [{ readAuditExcuses }, { judgeAudit }] = await Promise.all([import('../audit/excuses.ts'), import('../audit/judge.ts')]);
      let text: string;
      try {
        text = readFileSync(report, 'utf8');
      } catch (error) {
        throw new PortalError(`${report}: the report cannot be read: ${messageOf(error)}`);
      }
      const { problems, advisories, excused } = judgeAudit(text, readAuditExcuses(findRoot(process.cwd())), new Date().toISOString().slice(0, 10));
      for (const problem of problems) process.stdout.write(`${problem}\n`);
      process.stdout.write(`${advisories} advisories, ${excused} of them excused\n`);
      exit(problems.length > 0 ? 1 : 0);
    });
}
