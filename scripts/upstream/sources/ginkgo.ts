import * as z from 'zod';
import { enclosing } from '../parse/cobra.ts';
import { packedFlag, packFlag } from '../parse/flags.ts';
import { callsIn, fieldsOf, readGo, stringConstants, stringOf } from '../parse/go.ts';
import type { Constants, GoCall, GoFile } from '../parse/go.ts';
import { declaredFlag } from '../parse/pflag.ts';
import { present, required, surprise } from '../parse/text.ts';
import { splitList, stringValue } from '../parse/tokens.ts';
import { defineSource } from '../source.ts';

const variable = z.object({
  name: z.string(),
  file: z.string(),
  line: z.number().int().positive(),
  /** What the suite sets it to where it is not set. */
  default: z.string().optional(),
});

export type GinkgoVariable = z.infer<typeof variable>;

const FLAGS_FILE = 'test/config/config.go';
/** The variable of the suite that holds defaults for the environment. */
const DEFAULTS = 'DefaultSettings';
/** The end-to-end suite; below test/ there are other programs too. */
const SUITE = /^test\/(?:(?:config|ginkgo-ext|helpers|k8s|logger|runtime)\/.+|[^/]+)\.go$/u;

export const source = defineSource({
  name: 'ginkgo',
  scope: 'branch',
  schema: z.object({ file: z.string(), flags: z.array(packedFlag), variables: z.array(variable) }),
  files: (tree) => [...tree.files.keys()].filter(isSuite),
  parse: (input) => {
    const config = readGo(required(input, FLAGS_FILE));
    const flags = callsIn(config, 0, config.tokens.length).flatMap(({ callee, args }) =>
      callee.startsWith('flagset.') ? (declaredFlag(config, callee.slice('flagset.'.length), args, new Map()) ?? []) : [],
    );
    if (flags.length === 0) throw surprise(FLAGS_FILE, undefined, 'calls such as flagset.StringVar', 'none');
    const files = present(input, [...input.tree.files.keys()].filter(isSuite)).filter(({ text }) => /os\.(?:Getenv|LookupEnv)\(|DefaultSettings/u.test(text)).map(readGo);
    return { file: FLAGS_FILE, flags: flags.map(packFlag).sort(), variables: readVariables(files) };
  },
  count: ({ flags, variables }) => ({ flags: flags.length, variables: variables.length }),
});

function isSuite(path: string): boolean {
  return SUITE.test(path);
}

function readVariables(files: readonly GoFile[]): GinkgoVariable[] {
  const constants: Constants = new Map(files.flatMap((file) => [...stringConstants(file)]));
  const found = new Map<string, GinkgoVariable>();
  const add = (entry: GinkgoVariable): void => {
    const known = found.get(entry.name);
    if (known === undefined || (known.default === undefined && entry.default !== undefined)) found.set(entry.name, entry);
  };
  for (const file of files) {
    for (const [at, token] of file.tokens.entries()) {
      const brace = token.text === DEFAULTS && file.tokens[at + 1]?.text === '=' ? file.tokens.findIndex((each, index) => index > at && each.text === '{') : -1;
      if (brace < 0) continue;
      for (const [name, value] of fieldsOf(file, brace)) {
        const text = stringOf(file, value, constants);
        add({ name, file: file.path, line: file.tokens[value[0]]?.line ?? token.line, ...(text === undefined ? {} : { default: text }) });
      }
    }
    for (const call of callsIn(file, 0, file.tokens.length)) {
      if (call.callee !== 'os.Getenv' && call.callee !== 'os.LookupEnv') continue;
      for (const name of namesOf(file, call, constants)) add({ name, file: file.path, line: call.line });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The names that a call asks for: a string, a constant, or what a loop over a literal runs through. Others come from callers, whose literals are read there. */
function namesOf(file: GoFile, { args: [argument] }: GoCall, constants: Constants): string[] {
  if (argument === undefined) return [];
  const name = stringOf(file, argument, constants);
  if (name !== undefined) return [name];
  const variableName = file.tokens[argument[0]]?.text;
  const scope = enclosing(file, argument[0]);
  if (scope === undefined) return [];
  for (let at = argument[0]; at > scope.body; at -= 1) {
    if (file.tokens[at]?.text !== 'range') continue;
    const header = file.tokens.slice(Math.max(scope.body, at - 4), at).map((token) => token.text);
    if (!header.includes(variableName ?? '')) continue;
    const open = file.tokens.findIndex((token, index) => index > at && token.text === '{');
    const literal = file.tokens[at + 1]?.kind === 'name' && file.tokens[at + 2]?.text === '{' ? literalOf(file, scope.body, file.tokens[at + 1]?.text ?? '') : open;
    return literal === undefined ? [] : splitList(file, literal).flatMap(([from]) => stringValue(file.tokens[from]) ?? []);
  }
  return [];
}

/** Index of the brace of the literal that a function assigns to a variable. */
function literalOf(file: GoFile, from: number, name: string): number | undefined {
  const start = file.tokens.findIndex((token, at) => at > from && token.text === name && file.tokens[at + 1]?.text === ':=');
  const open = start < 0 ? -1 : file.tokens.findIndex((token, at) => at > start && token.text === '{');
  return open < 0 ? undefined : open;
}
