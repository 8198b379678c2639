import * as z from 'zod';
import type { MakeDatabase } from '../parse/make-read.ts';
import { makefilesOf, readMakefile } from '../parse/make-tree.ts';
import { joinPath, required, surprise } from '../parse/text.ts';
import { readYaml } from '../parse/yaml.ts';
import { defineSource } from '../source.ts';
import type { SourceInput } from '../source.ts';

const check = z.object({
  /** The script, or the folder of the Go program, that checks. */
  path: z.string(),
  /** The folder and target that run it; absent where no target does. */
  dir: z.string().optional(),
  target: z.string().optional(),
  /** The first makefile line of that target. */
  file: z.string().optional(),
  line: z.number().int().positive().optional(),
});

const schema = z.object({
  /** Linters that golangci-lint runs, and its formatters. */
  linters: z.array(z.string()),
  formatters: z.array(z.string()),
  config: z.string(),
  checks: z.array(check),
});

export type LocalCheck = z.infer<typeof check>;

const CONFIG = '.golangci.yaml';
const config = z.object({
  linters: z.object({ enable: z.array(z.string()).min(1) }),
  formatters: z.object({ enable: z.array(z.string()) }).optional(),
});
/** Formatters that the first version of golangci-lint's format lists among the linters. */
const FORMATTERS = new Set(['gci', 'gofmt', 'gofumpt', 'goimports', 'golines', 'swaggo']);

/** Targets whose recipes, or those of what they need, run checks, by folder. */
const TARGETS: readonly (readonly [dir: string, makefile: string, target: RegExp])[] = [
  ['.', 'Makefile', /^(?:precheck|custom-lint|golangci-lint|check-.*)$/u],
  ['Documentation', 'Documentation/Makefile', /^(?:check|html)$/u],
];
const COMMAND = /(?:^|[\s/])((?:contrib\/scripts|tools|\.)\/[\w./-]+)/gu;
const DOCUMENTATION_SCRIPT = /^Documentation\/check-[^/]+\.sh$/u;

export const source = defineSource({
  name: 'linters',
  scope: 'branch',
  schema,
  files: (tree) => [CONFIG, ...makefilesOf(tree)],
  parse: (input) => {
    const { linters, formatters } = readYaml(required(input, CONFIG), config);
    const isFormatter = (name: string): boolean => FORMATTERS.has(name);
    return {
      linters: linters.enable.filter((name) => !isFormatter(name)).sort(),
      formatters: [...(formatters?.enable ?? []), ...linters.enable.filter(isFormatter)].sort(),
      config: CONFIG,
      checks: readChecks(input),
    };
  },
  count: ({ linters, checks }) => ({ linters: linters.length, checks: checks.length }),
});

function readChecks(input: SourceInput): LocalCheck[] {
  const found = new Map<string, LocalCheck>();
  for (const [dir, makefile, wanted] of TARGETS) {
    required(input, makefile);
    for (const entry of commandsOf(dir, readMakefile(makefile, input), wanted, input)) if (!found.has(entry.path)) found.set(entry.path, entry);
  }
  if (found.size === 0) throw surprise('Makefile', undefined, 'a target "precheck" that runs scripts', 'none');
  for (const path of input.tree.files.keys()) if (DOCUMENTATION_SCRIPT.test(path) && !found.has(path)) found.set(path, { path });
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The scripts and programs of the tree that the recipes of some targets name. */
function commandsOf(dir: string, { rules }: MakeDatabase, wanted: RegExp, { tree }: SourceInput): LocalCheck[] {
  const needed = new Set(rules.filter((rule) => wanted.test(rule.target)).flatMap((rule) => rule.needs));
  return rules.filter(({ target, isRule }) => isRule && (wanted.test(target) || needed.has(target))).flatMap(({ target, file, line, recipe }) =>
    recipe.flatMap((command) =>
      [...command.matchAll(COMMAND)].flatMap(([, written = '']): LocalCheck[] => {
        const path = joinPath(dir, written);
        const known = path !== undefined && path !== '.' && (path.endsWith('.sh') || path.startsWith('tools/')) && tree.has(path);
        return known ? [{ path, dir, target, file, line }] : [];
      }),
    ),
  );
}
