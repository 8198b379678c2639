import type { OwnerRule } from '../../upstream/codeowners.ts';

/** What a piece of advice is about: the part of the plan that it stands in. */
export const adviceKinds = ['test', 'regenerate', 'trigger', 'label', 'ask', 'read'] as const;

export type AdviceKind = (typeof adviceKinds)[number];

/** A section of the portal that explains something. */
export interface PageLink {
  readonly title: string;
  /** Below the site's base, without the slash that it begins with: `testing/bpf/#run-one-test`. */
  readonly address: string;
}

/** A rule of src/data/plan-rules.yaml, its link and labels resolved. */
export interface PlanRule {
  readonly id: string;
  readonly kind: AdviceKind;
  /** Patterns as in CODEOWNERS; one that begins with `!` takes paths out. */
  readonly paths: readonly string[];
  /** Whether the rule speaks only where each changed path fits. */
  readonly all?: true | undefined;
  /** Patterns of which no changed path may fit. */
  readonly unless?: readonly string[] | undefined;
  /** Kinds of changes that it is about; all where it is absent. */
  readonly changes?: readonly string[] | undefined;
  readonly say: string;
  readonly commands?: readonly string[] | undefined;
  /** Takes the place of the commands where they would be repeated for many files. */
  readonly many?: readonly string[] | undefined;
  readonly triggers?: readonly string[] | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly link: PageLink;
}

/** A comment that starts workflows. */
export interface TriggerFacts {
  readonly phrase: string;
  readonly workflows: readonly string[];
}

/** A workflow's filter in Ariane's configuration. */
export interface FilterFacts {
  readonly workflow: string;
  readonly only?: string | undefined;
  readonly ignore?: string | undefined;
}

/** A workflow that starts by itself on pull requests to main. */
export interface CheckFacts {
  readonly file: string;
  readonly name: string;
  readonly paths?: readonly string[] | undefined;
  readonly pathsIgnore?: readonly string[] | undefined;
}

/** A command that writes files which are committed. */
export interface GeneratorFacts {
  readonly command: string;
  /** Patterns of these files: `*` within a folder, `**` across folders. */
  readonly outputs: readonly string[];
}

/** Everything that a plan is made from. The page fetches it as one file. */
export interface PlanData {
  readonly format: typeof PLAN_FORMAT;
  readonly commit: string;
  readonly date: string;
  /** The files of main, packed by `packTree`. */
  readonly tree: string;
  /** Modules in vendor/ whose files the tree leaves out. */
  readonly modules: readonly string[];
  readonly owners: readonly OwnerRule[];
  readonly triggers: readonly TriggerFacts[];
  readonly filters: readonly FilterFacts[];
  readonly checks: readonly CheckFacts[];
  readonly generators: readonly GeneratorFacts[];
  readonly split: { readonly lines: number; readonly commits: number; readonly link: PageLink };
  readonly links: Readonly<Record<SectionName, PageLink>>;
  readonly rules: readonly PlanRule[];
  /** Rows of the reference tables that are about a team (`@cilium/…`), a trigger or a label, by its name: their addresses as in PageLink. */
  readonly rows: Readonly<Record<string, string>>;
}

/** What the parts of a plan that no rule makes are explained by. */
export const sectionNames = ['reviewers', 'owner', 'generated', 'slash-test', 'automatic', 'trigger'] as const;

export type SectionName = (typeof sectionNames)[number];

/** Raised when the form of the data changes, so that a page never reads that of another version. */
export const PLAN_FORMAT = 1;

/** Whether a value is a plan's data. Light on purpose: the site's own build wrote it, checked against its schema. */
export function isPlanData(value: unknown): value is PlanData {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === PLAN_FORMAT && 'tree' in value && 'rules' in value;
}
