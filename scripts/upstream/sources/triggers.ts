import { RegExpParser, type AST } from '@eslint-community/regexpp';
import * as z from 'zod';
import { required, surprise } from '../parse/text.ts';
import { readYaml } from '../parse/yaml.ts';
import { defineSource, type SourceInput } from '../source.ts';

const CONFIG = '.github/ariane-config.yaml';
const NIGHTLY = '.github/ariane-scheduled.yaml';
const NO_NIGHTLY = 'the branch has no list of workflows that Ariane runs at night';

const schema = z.strictObject({
  triggers: z.array(
    z.strictObject({
      /** What one writes, for example `/ci-gke`: the literal start of the pattern. */
      phrase: z.string(),
      /** The key in the file, a regular expression for the whole comment. */
      pattern: z.string(),
      /** What may follow the phrase, for example `nodes=[0-9]+` or `versions=all`. */
      options: z.array(z.string()),
      /** File names below `.github/workflows/`. */
      workflows: z.array(z.string()),
    }),
  ),
  /** Workflows that Ariane runs at night. */
  nightly: z.array(z.string()),
  /** Regular expressions on the changed paths: without a match of `only`, or with none outside `ignore`, a trigger passes the workflow over. */
  filters: z.array(z.strictObject({ workflow: z.string(), only: z.string().optional(), ignore: z.string().optional() })),
});

/** The comments that start workflows on a pull request to this branch. */
export type Triggers = z.infer<typeof schema>;

const names = z.array(z.string());
const configSchema = z.looseObject({
  triggers: z.record(z.string(), z.looseObject({ workflows: names })),
  schedule: z.looseObject({ nightly: z.looseObject({ workflows: names }).optional() }).optional(),
  workflows: z.record(z.string(), z.looseObject({ 'paths-regex': z.string().optional(), 'paths-ignore-regex': z.string().optional() })),
});

export const source = defineSource({
  name: 'triggers',
  scope: 'branch',
  schema,
  mayBeEmpty: { 'v1.17:nightly': NO_NIGHTLY, 'v1.16:nightly': NO_NIGHTLY },
  files: () => [CONFIG, NIGHTLY],
  parse: (input) => {
    const config = readYaml(required(input, CONFIG), configSchema);
    return {
      triggers: Object.entries(config.triggers).map(([pattern, { workflows }]) => ({ ...readPhrase(pattern), pattern, workflows })),
      nightly: config.schedule?.nightly?.workflows ?? readNightly(input),
      filters: Object.entries(config.workflows).map(([workflow, filter]) => ({ workflow, only: filter['paths-regex'], ignore: filter['paths-ignore-regex'] })),
    };
  },
  count: ({ triggers, nightly, filters }) => ({ triggers: triggers.length, nightly: nightly.length, filters: filters.length }),
});

/** The list's older place, a file of its own. */
function readNightly(input: SourceInput): string[] {
  const text = input.read(NIGHTLY);
  return text === undefined ? [] : readYaml({ path: NIGHTLY, text }, z.looseObject({ tests: names })).tests;
}

/** Splits a trigger's pattern into the phrase that starts it and its options. Throws PortalError for what is no regular expression. */
export function readPhrase(pattern: string): { phrase: string; options: string[] } {
  let parsed: AST.Pattern;
  try {
    parsed = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern);
  } catch {
    throw surprise(CONFIG, undefined, 'a regular expression as a trigger', pattern);
  }
  const [only, ...others] = parsed.alternatives;
  const elements = only?.elements ?? [];
  const rest = elements.findIndex((element) => element.type !== 'Character');
  const literal = elements.slice(0, rest < 0 ? elements.length : rest);
  const phrase = literal.map((element) => (element.type === 'Character' ? String.fromCodePoint(element.value) : '')).join('').trimEnd();
  if (others.length > 0 || !phrase.startsWith('/')) throw surprise(CONFIG, undefined, 'a trigger that begins with one phrase such as /test', pattern);
  return { phrase, options: rest < 0 ? [] : optionsOf(elements.slice(rest)) };
}

/** The words that a pattern takes, spaces between them; an alternative of values in one word is kept as `a|b`. */
function optionsOf(elements: readonly AST.Element[]): string[] {
  const options: string[] = [];
  let word = '';
  const flush = (): void => {
    if (word !== '') options.push(word);
    word = '';
  };
  for (const element of elements) {
    const inner = element.type === 'Quantifier' ? element.element : element;
    if (inner.type === 'CharacterSet' && inner.kind === 'space') {
      flush();
    } else if (inner.type === 'Group' || inner.type === 'CapturingGroup') {
      if (word === '') options.push(...inner.alternatives.flatMap((alternative) => optionsOf(alternative.elements)));
      else word += inner.alternatives.map(({ raw }) => raw).join('|');
    } else if (inner.type !== 'Assertion') {
      word += element.type === 'Character' ? String.fromCodePoint(element.value) : element.raw;
    }
  }
  flush();
  return options;
}
