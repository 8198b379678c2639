import * as z from 'zod';
import { readRenovate, RENOVATE } from '../parse/renovate.ts';
import { present, type Doc } from '../parse/text.ts';
import { readYaml } from '../parse/yaml.ts';
import { defineSource, type UpstreamTree } from '../source.ts';

const HELPER = '.github/maintainers-little-helper.yaml';
const LABELER = '.github/labeler.yml';
const TEMPLATE = /^\.github\/ISSUE_TEMPLATE\/(?!config\.yml$)[^/]+\.(?:md|ya?ml)$/u;
const WORKFLOW = /^\.github\/workflows\/[^/]+\.ya?ml$/u;
const SCRIPT = /^contrib\/backporting\/[^/]+$/u;

/** What a label's name has in place of a version that a program fills in. */
export const VERSION_PLACEHOLDER = 'X.Y';

const schema = z.array(
  z.strictObject({
    /** The label; `X.Y` stands for a version, and of a `pattern` it is a regular expression. */
    name: z.string(),
    pattern: z.boolean(),
    /** The files that set it, remove it or look for it. */
    files: z.array(z.string()),
  }),
);

/** Labels that programs know. GitHub's settings have more; what the documentation says of labels is not among these. */
export type Labels = z.infer<typeof schema>;

interface Found {
  readonly name: string;
  readonly pattern?: boolean;
}

const names = z.array(z.string());
const helperSchema = z.looseObject({
  'auto-label': names.optional(),
  'require-msgs-in-commit': z.array(z.looseObject({ 'set-labels': names.optional() })).optional(),
  'block-pr-with': z.record(z.string(), z.array(z.looseObject({ 'regex-label': z.string(), 'set-labels': names.optional() }))).optional(),
});
const templateSchema = z.looseObject({ labels: z.union([names, z.string().transform((text) => text.split(','))]).optional() });
const workflowSchema = z.looseObject({ jobs: z.record(z.string(), z.looseObject({ if: z.string().optional(), steps: z.array(z.looseObject({})).optional() })) });
const stepSchema = z.looseObject({ if: z.string().optional(), run: z.string().optional(), with: z.record(z.string(), z.string()).optional() });

export const source = defineSource({
  name: 'labels',
  scope: 'branch',
  schema,
  files: (tree) => [HELPER, LABELER, RENOVATE, ...matching(tree, TEMPLATE), ...matching(tree, WORKFLOW), ...matching(tree, SCRIPT)],
  parse: (input) => {
    const readers: readonly (readonly [readonly string[], (doc: Doc) => Found[]])[] = [
      [[HELPER], fromHelper],
      [[LABELER], (doc) => Object.keys(readYaml(doc, z.record(z.string(), z.unknown()))).map((name) => ({ name }))],
      [[RENOVATE], (doc) => readRenovate(doc).labels.map((name) => ({ name }))],
      [matching(input.tree, TEMPLATE), fromTemplate],
      [matching(input.tree, WORKFLOW), fromWorkflow],
      [matching(input.tree, SCRIPT), fromScript],
    ];
    const labels = new Map<string, Labels[number]>();
    for (const [files, reader] of readers) {
      for (const doc of present(input, files)) {
        for (const { name, pattern = false } of reader(doc)) {
          const label = labels.get(name) ?? { name, pattern, files: [] };
          if (!label.files.includes(doc.path)) label.files.push(doc.path);
          labels.set(name, label);
        }
      }
    }
    return [...labels.values()].map((label) => ({ ...label, files: label.files.sort() })).sort((a, b) => (a.name < b.name ? -1 : 1));
  },
  count: (labels) => labels.length,
});

function matching(tree: UpstreamTree, pattern: RegExp): string[] {
  return [...tree.files.keys()].filter((file) => pattern.test(file));
}

function fromHelper(doc: Doc): Found[] {
  const helper = readYaml(doc, helperSchema);
  const blocks = Object.values(helper['block-pr-with'] ?? {}).flat();
  const literal = [...(helper['auto-label'] ?? []), ...[...(helper['require-msgs-in-commit'] ?? []), ...blocks].flatMap((rule) => rule['set-labels'] ?? [])];
  return [...literal.map((name) => ({ name })), ...blocks.map((rule) => ({ name: rule['regex-label'], pattern: true }))];
}

/** An issue form, or a Markdown template with front matter, where the labels may be one string with commas. */
function fromTemplate(doc: Doc): Found[] {
  const front = doc.path.endsWith('.md') ? /^---\r?\n([\s\S]*?)\r?\n---/u.exec(doc.text)?.[1] : doc.text;
  const { labels = [] } = front === undefined ? {} : readYaml({ path: doc.path, text: front }, templateSchema);
  return labels.map((name) => ({ name: name.trim() })).filter(({ name }) => name !== '');
}

/** Conditions on a pull request's labels, inputs of actions that are called after labels, and commands of gh. */
function fromWorkflow(doc: Doc): Found[] {
  if (!doc.text.includes('label')) return [];
  const { jobs } = readYaml(doc, workflowSchema);
  return Object.values(jobs).flatMap((job) => {
    const steps = (job.steps ?? []).map((step) => stepSchema.safeParse(step).data ?? {});
    return [fromCondition(job.if), ...steps.flatMap((step) => [fromCondition(step.if), fromInputs(step.with ?? {}), fromCommands(step.run ?? '')])].flat();
  });
}

function fromCondition(condition = ''): Found[] {
  return [...condition.matchAll(/labels\.\*\.name[^']*?(?:, '[,\s]*'\))?,\s*'([^']+)'\)/gu)].map(([, name = '']) => (name.endsWith('/') ? { name: `${name}.*`, pattern: true } : { name }));
}

function fromInputs(inputs: Readonly<Record<string, string>>): Found[] {
  const listed = Object.entries(inputs).filter(([key]) => /(?:^|-)labels?$/u.test(key));
  const plain = listed.flatMap(([, value]) => value.split(/[,\n]/u)).map((name) => name.trim()).filter((name) => /^[a-z][\w./ -]*$/iu.test(name));
  const script = inputs['script']?.match(/labels:\s*\[[^\]]*\]/gu) ?? [];
  return [...plain, ...script.flatMap((call) => [...call.matchAll(/["']([^"']+)["']/gu)].map(([, name = '']) => name))].map((name) => ({ name }));
}

function fromCommands(script: string): Found[] {
  const text = script.replace(/\$\{\{.*?\}\}/gu, VERSION_PLACEHOLDER);
  return [...text.matchAll(/\s--(?:add-label|remove-label|exclude-labels|label)[ =]["']?([\w./${}-]+)/gu)].map(([, name = '']) => ({ name: withPlaceholder(name) }));
}

/** The backporting scripts name their labels in strings, searches and concatenations. */
function fromScript(doc: Doc): Found[] {
  const families = /(?<![\w./-])((?:needs-backport|backport-pending|backport-done|backport|kind|release-note)\/(?:\$\{?\w+\}?|[\w.-]+)?)(["']?)/gu;
  return [...doc.text.matchAll(families)].flatMap(([, name = '', quote = '']) => (name.endsWith('/') && quote === '' ? [] : [{ name: withPlaceholder(name) }]));
}

function withPlaceholder(name: string): string {
  return name.replace(/\$\{?\w+\}?|\/$|(?<=\/)X\.Y$/u, (found) => (found === '/' ? `/${VERSION_PLACEHOLDER}` : VERSION_PLACEHOLDER));
}
