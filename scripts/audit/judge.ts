import * as z from 'zod';
import { PortalError } from '../errors.ts';
import { auditExcusesFile, type AuditExcuse } from './excuses.ts';

const reportSchema = z.object({
  auditReportVersion: z.literal(2),
  vulnerabilities: z.record(z.string(), z.object({
    // A package that is concerned only through another one has that one's name here.
    via: z.array(z.union([z.string(), z.object({ url: z.url(), title: z.string(), severity: z.string(), range: z.string() })])),
  })),
});

/** One advisory about installed packages. */
interface Advisory {
  readonly id: string;
  readonly severity: string;
  readonly title: string;
  readonly packages: string[];
}

/** What `npm audit --json` says, held against the excuses. */
export interface AuditVerdict {
  readonly problems: readonly string[];
  readonly advisories: number;
  readonly excused: number;
}

/** Judges npm's report: every advisory counts, unless an excuse that is still good covers it; an excuse that covers none counts too. */
export function judgeAudit(text: string, excuses: readonly AuditExcuse[], today: string): AuditVerdict {
  const advisories = advisoriesIn(text);
  const problems: string[] = [];
  let excused = 0;
  for (const { id, severity, title, packages } of advisories) {
    const excuse = excuses.find(({ advisory }) => advisory === id);
    const about = `${id} (${severity}): ${title}, in ${packages.join(', ')}.`;
    if (excuse === undefined) problems.push(`${about} Update the package, or say in ${auditExcusesFile} why it does not matter here.`);
    else if (excuse.until < today) problems.push(`${about} Its excuse ended on ${excuse.until}. Update the package, or judge the advisory again.`);
    else excused += 1;
  }
  for (const { advisory } of excuses) {
    if (!advisories.some(({ id }) => id === advisory)) problems.push(`${auditExcusesFile}: nothing that is installed has ${advisory} any more. Remove its excuse.`);
  }
  return { problems, advisories: advisories.length, excused };
}

/** The advisories of a report, each once. Throws PortalError for what is no report, such as the error that npm prints without a network. */
function advisoriesIn(text: string): Advisory[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new PortalError('This is not JSON. Expected what "npm audit --json" prints.');
  }
  const parsed = reportSchema.safeParse(value);
  if (!parsed.success) throw new PortalError(`This is no report of npm audit (version 2), so nothing is known of the packages. It begins with ${text.trim().slice(0, 200)}`);
  const found = new Map<string, Advisory>();
  for (const [name, { via }] of Object.entries(parsed.data.vulnerabilities)) {
    for (const one of via) {
      if (typeof one === 'string') continue;
      const id = one.url.slice(one.url.lastIndexOf('/') + 1);
      const known = found.get(id);
      if (known === undefined) found.set(id, { id, severity: one.severity, title: one.title, packages: [`${name} ${one.range}`] });
      else known.packages.push(`${name} ${one.range}`);
    }
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
