import * as z from 'zod';
import { readData, yamlOf } from '../data-file.ts';
import { PortalError } from '../errors.ts';

/** Where the excuses are, relative to the project's root. */
export const auditExcusesFile = 'src/data/audit-excuses.yaml';

const excusesSchema = z.array(z.strictObject({
  advisory: z.string().regex(/^GHSA(?:-[0-9a-z]{4}){3}$/, 'must be like GHSA-xxxx-xxxx-xxxx'),
  until: z.iso.date('must be a day such as 2027-03-01'),
  reason: z.string().min(20, 'must say why the advisory does not matter here'),
}));

/** Why an advisory does not matter here, and until when that is believed. */
export type AuditExcuse = z.infer<typeof excusesSchema>[number];

/** Reads the excuses. Throws PortalError naming the entry for what is none. */
export function readAuditExcuses(root: string): AuditExcuse[] {
  const parsed = excusesSchema.safeParse(yamlOf(auditExcusesFile, readData(root, auditExcusesFile) ?? '[]').value);
  if (!parsed.success) throw new PortalError(`${auditExcusesFile}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
