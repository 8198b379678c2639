import * as z from 'zod';
import { readData, yamlOf } from '../data-file.ts';
import { PortalError } from '../errors.ts';

/** Where the list of branches is, relative to the project's root. */
export const BRANCHES_FILE = 'src/data/branches.yaml';

const branchSchema = z.strictObject({
  name: z.string().regex(/^(main|v\d+\.\d+)$/, 'must be `main` or like `v1.18`'),
  ref: z.string().min(1),
  version: z.string().regex(/^\d+\.\d+$/, 'must be like "1.18", in quotes'),
  status: z.enum(['development', 'maintained', 'ended']),
});

const branchesSchema = z.strictObject({
  since: z.string().regex(/^[0-9a-f]{12,40}$/, 'must be a commit id of at least 12 digits, in quotes').optional(),
  branches: z.array(branchSchema).min(1),
});

/** One branch that the portal knows: its pin's name, the ref that the scheduled sync reads, its version and status. */
export type Branch = z.infer<typeof branchSchema>;

/** The branches, newest first, and the commit since which renames and removals are recorded. */
export type Branches = z.infer<typeof branchesSchema>;

/** Reads `src/data/branches.yaml`. Throws PortalError naming the place when it is missing, malformed or not newest first. */
export function loadBranches(root: string): Branches {
  const text = readData(root, BRANCHES_FILE);
  if (text === undefined) throw new PortalError(`${BRANCHES_FILE}: no such file. It lists the branches that have a pin.`);
  const parsed = branchesSchema.safeParse(yamlOf(BRANCHES_FILE, text).value);
  if (!parsed.success) throw new PortalError(`${BRANCHES_FILE}: ${z.prettifyError(parsed.error)}`);
  const { branches } = parsed.data;
  const names = branches.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new PortalError(`${BRANCHES_FILE}: ${twice} is listed twice.`);
  if (branches[0]?.name !== 'main' || branches[0].status !== 'development') {
    throw new PortalError(`${BRANCHES_FILE}: the first branch must be main, with the status development.`);
  }
  const wrong = branches.find((branch, index) => index > 0 && minor(branch) >= minor(branches[index - 1] ?? branch));
  if (wrong !== undefined) throw new PortalError(`${BRANCHES_FILE}: ${wrong.name} is out of order. List the newest version first.`);
  return parsed.data;
}

/** The branches that still get changes, newest first, main among them. */
export function maintainedBranches({ branches }: Branches): Branch[] {
  return branches.filter(({ status }) => status !== 'ended');
}

function minor({ version }: Branch): number {
  const [major = 0, second = 0] = version.split('.').map(Number);
  return major * 1000 + second;
}
