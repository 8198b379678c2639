import JSON5 from 'json5';
import * as z from 'zod';
import { messageOf } from '../../errors.ts';
import { surprise, type Doc } from './text.ts';

/** Where Renovate's configuration is. */
export const RENOVATE = '.github/renovate.json5';

const list = z.array(z.string()).optional();
/** Cilium's file has had a truth value in quotes, which Renovate takes for the value. */
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]).optional();
const rule = z.looseObject({
  groupName: z.string().optional(),
  automerge: flag,
  enabled: flag,
  labels: list,
  addLabels: list,
  matchFileNames: list,
  matchBaseBranches: list,
  matchPackageNames: list,
});

/** Keys had other names before: Renovate's migrations rename them. */
const configSchema = z
  .looseObject({
    baseBranchPatterns: list,
    baseBranches: list,
    includePaths: list,
    labels: list,
    addLabels: list,
    rebaseLabel: z.string().optional(),
    keepUpdatedLabel: z.string().optional(),
    stopUpdatingLabel: z.string().optional(),
    schedule: list,
    allowedCommands: list,
    allowedPostUpgradeCommands: list,
    packageRules: z.array(rule),
  })
  .refine((config) => (config.baseBranchPatterns ?? config.baseBranches) !== undefined, { path: ['baseBranchPatterns'], error: 'it is missing' });

/** What of Renovate's configuration the portal uses. */
export interface RenovateConfig {
  readonly branches: readonly string[];
  readonly includePaths: readonly string[];
  readonly labels: readonly string[];
  readonly schedule: readonly string[];
  readonly commands: readonly string[];
  readonly rules: readonly z.infer<typeof rule>[];
}

/** Reads `.github/renovate.json5`, which is JSON5 in full: comments, trailing commas, bare keys. Throws PortalError where its form is another. */
export function readRenovate({ path, text }: Doc): RenovateConfig {
  let value: unknown;
  try {
    value = JSON5.parse(text);
  } catch (error) {
    throw surprise(path, undefined, 'JSON5', messageOf(error));
  }
  const parsed = configSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw surprise(path, undefined, `${issue?.path.map(String).join('.') || 'a configuration'} of the form that Renovate documents`, issue?.message ?? '');
  }
  const config = parsed.data;
  const { rebaseLabel = [], keepUpdatedLabel = [], stopUpdatingLabel = [], labels = [], addLabels = [], packageRules } = config;
  return {
    branches: config.baseBranchPatterns ?? config.baseBranches ?? [],
    includePaths: config.includePaths ?? [],
    labels: [...new Set([labels, addLabels, rebaseLabel, keepUpdatedLabel, stopUpdatingLabel, ...packageRules.flatMap((one) => [one.labels ?? [], one.addLabels ?? []])].flat())],
    schedule: config.schedule ?? [],
    commands: config.allowedCommands ?? config.allowedPostUpgradeCommands ?? [],
    rules: packageRules,
  };
}
