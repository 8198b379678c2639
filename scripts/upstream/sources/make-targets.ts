import * as z from 'zod';
import { stem } from '../parse/make-expand.ts';
import type { MakeRule } from '../parse/make-read.ts';
import { makefilesOf, readMakefile } from '../parse/make-tree.ts';
import { folderOf } from '../parse/text.ts';
import { defineSource } from '../source.ts';
import type { SourceInput } from '../source.ts';

const target = z.object({
  /** The folder in which make runs, `.` for the root. */
  dir: z.string(),
  /** With `%` where it is a pattern (`matchesTarget`). */
  name: z.string(),
  /** The makefile and line that define it: of a template's target the line that calls the template. */
  file: z.string(),
  line: z.number().int().positive(),
  /** Whether a help text stands on its line, after `##`. */
  help: z.literal(true).optional(),
  phony: z.literal(true).optional(),
  /** Whether it exists only under a condition that is not met by default. */
  conditional: z.literal(true).optional(),
  /** The makefile to name with `-f`, where it is not the folder's own. */
  makefile: z.string().optional(),
});

export type MakeTarget = z.infer<typeof target>;

const OWN = /^(?:GNUm|M|m)akefile$/u;
const VARIABLE = /\$[({]([A-Za-z_]\w*)(?=[)}:])|^[ \t]*(?:export[ \t]+|override[ \t]+)*([A-Za-z_]\w*)[ \t]*(?:\?|\+|:{0,3})=/gmu;
/** Targets that a parser or a compiler needs, and nobody calls. */
const INNER = new Set(['force', 'FORCE']);

export const source = defineSource({
  name: 'make-targets',
  scope: 'branch',
  schema: z.object({
    targets: z.array(target),
    /** Names of the variables that makefiles set or use, sorted, with blanks between them. */
    variables: z.string(),
  }),
  files: makefilesOf,
  parse: (input) => {
    const paths = makefilesOf(input.tree);
    const seen = new Set<string>();
    const targets: MakeTarget[] = [];
    for (const path of paths) if (OWN.test(nameOf(path))) targets.push(...targetsOf(path, undefined, input, seen));
    // What no folder's makefile includes is called with `make -f`.
    for (const path of paths) if (!seen.has(path)) targets.push(...targetsOf(path, nameOf(path), input, seen));
    return { targets: targets.sort(byFolderAndName), variables: variablesOf(paths, input) };
  },
  count: ({ targets }) => targets.length,
});

/** Whether make would take a name for the target: the same, or one that its pattern fits. */
export function matchesTarget(target: Pick<MakeTarget, 'name'>, name: string): boolean {
  return stem(target.name, name) !== undefined;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function byFolderAndName(a: MakeTarget, b: MakeTarget): number {
  const [left, right] = [`${a.dir} ${a.makefile ?? ''} ${a.name}`, `${b.dir} ${b.makefile ?? ''} ${b.name}`];
  return left < right ? -1 : left > right ? 1 : 0;
}

function targetsOf(entry: string, makefile: string | undefined, input: SourceInput, seen: Set<string>): MakeTarget[] {
  const { rules, phony } = readMakefile(entry, input, seen);
  const byName = new Map<string, MakeRule[]>();
  for (const rule of rules) if (!INNER.has(rule.target)) byName.set(rule.target, [...(byName.get(rule.target) ?? []), rule]);
  const targets: MakeTarget[] = [];
  for (const [name, places] of byName) {
    if (!places.some((place) => place.isRule)) continue;
    const place = mainPlace(places, entry);
    targets.push({
      dir: folderOf(entry),
      name: name.replace(/^\/upstream\//u, '$(ROOT_DIR)/'),
      file: place.file,
      line: place.line,
      ...(places.some((each) => each.help) ? { help: true } : {}),
      ...(phony.has(name) ? { phony: true } : {}),
      ...(places.every((each) => each.conditional) ? { conditional: true } : {}),
      ...(makefile === undefined ? {} : { makefile }),
    });
  }
  return targets;
}

/** Of the places where a target is mentioned the one to show: with help text, else with a recipe, else in the folder's own makefile, else the first. */
function mainPlace(places: readonly MakeRule[], entry: string): MakeRule {
  const inForce = places.filter((place) => !place.conditional);
  const candidates = inForce.length === 0 ? places : inForce;
  const found =
    candidates.find((place) => place.help) ??
    candidates.find((place) => place.recipe.length > 0) ??
    candidates.find((place) => place.isRule && place.file === entry) ??
    candidates.find((place) => place.isRule) ??
    candidates[0];
  if (found === undefined) throw new TypeError('a target without a place');
  return found;
}

function variablesOf(paths: readonly string[], input: SourceInput): string {
  const names = new Set<string>();
  for (const path of paths) {
    for (const [, used, set] of (input.read(path) ?? '').matchAll(VARIABLE)) names.add(used ?? set ?? '');
  }
  return [...names].sort().join(' ');
}
