import * as z from 'zod';
import { fieldsOf, readGo, type GoFile } from '../parse/go.ts';
import { linesOf, present, required, surprise, type Doc } from '../parse/text.ts';
import { stringValue } from '../parse/tokens.ts';
import { defineSource, type UpstreamTree } from '../source.ts';

const GO_MOD = 'go.mod';
const DOCTOR = 'tools/dev-doctor/rootcmd.go';
const REQUIREMENTS = 'Documentation/requirements-min/requirements.txt';
/** Files in which Renovate keeps versions of tools that contributors and CI run. */
const PINNED = /^(?:Makefile\.defs|\.custom-gcl\.ya?ml|images\/(?:builder|runtime)\/[^/]+|\.github\/actions\/set-env-variables\/action\.yml|\.github\/workflows\/(?:lint-[\w-]+|documentation|renovate-config-validator)\.ya?ml)$/u;

const schema = z.strictObject({
  /** The version that go.mod asks for. */
  go: z.string(),
  /** Programs that `dev-doctor` looks for; `level`: what it makes of one that is missing. */
  checks: z.array(z.strictObject({ name: z.string(), command: z.string(), level: z.string(), min: z.string().optional(), below: z.string().optional(), backporting: z.boolean() })),
  /** Versions that Renovate keeps, by what it calls the dependency. */
  pins: z.array(z.strictObject({ name: z.string(), version: z.string(), file: z.string() })),
  /** Python packages for the documentation. */
  python: z.array(z.strictObject({ name: z.string(), version: z.string() })),
});

/** Tools that work on Cilium needs, with their versions. */
export type Tools = z.infer<typeof schema>;

export const source = defineSource({
  name: 'tools',
  scope: 'branch',
  schema,
  files: (tree) => [GO_MOD, DOCTOR, REQUIREMENTS, ...pinnedFiles(tree)],
  parse: (input) => {
    const mod = required(input, GO_MOD);
    const go = /^go (\d[\w.]*)\s*$/mu.exec(mod.text)?.[1];
    if (go === undefined) throw surprise(GO_MOD, undefined, 'a line such as "go 1.25.0"', mod.text.slice(0, 80));
    return {
      go,
      checks: readChecks(readGo(required(input, DOCTOR)), go),
      pins: readPins(present(input, pinnedFiles(input.tree))),
      python: readPython(required(input, REQUIREMENTS)),
    };
  },
  count: ({ checks, pins, python }) => ({ checks: checks.length, pins: pins.length, python: python.length }),
});

function pinnedFiles(tree: UpstreamTree): string[] {
  return [...tree.files.keys()].filter((file) => PINNED.test(file));
}

/** The literals `&binaryCheck{…}` and `&commandCheck{…}`; those in the block under the backporting flag are marked. */
function readChecks(file: GoFile, go: string): Tools['checks'] {
  const checks: Tools['checks'] = [];
  const flag = file.tokens.findIndex((token, at) => token.text === 'if' && file.tokens[at + 2]?.text === 'backportingChecks');
  const blockStart = flag < 0 ? -1 : file.tokens.findIndex((token, at) => at > flag && token.text === '{');
  const blockEnd = blockStart < 0 ? -1 : (file.partner.get(blockStart) ?? -1);
  file.tokens.forEach((token, at) => {
    if (!['binaryCheck', 'commandCheck'].includes(token.text) || file.tokens[at + 1]?.text !== '{') return;
    const fields = fieldsOf(file, at + 1);
    const text = (name: string): string | undefined => stringValue(file.tokens[fields.get(name)?.[0] ?? -1]);
    const name = text('name');
    const level = file.tokens[(fields.get('ifNotFound') ?? fields.get('ifFailure'))?.[0] ?? -1]?.text;
    if (name === undefined || level === undefined) throw surprise(DOCTOR, token.line, 'a check with a name and what to make of its absence', token.text);
    const min = versionOf(file, fields.get('minVersion'), go);
    const below = versionOf(file, fields.get('maxVersion'), go);
    checks.push({
      name, command: text('command') ?? name, level: level.replace(/^check/u, '').toLowerCase(),
      ...(min === undefined ? {} : { min }), ...(below === undefined ? {} : { below }),
      backporting: at > blockStart && at < blockEnd,
    });
  });
  return checks;
}

/** `semver.Version{Major: 1, Minor: 2, Patch: 3}` as `1.2.3`; a variable is the one that holds go.mod's version. */
function versionOf(file: GoFile, range: readonly [number, number] | undefined, go: string): string | undefined {
  if (range === undefined) return undefined;
  const brace = file.tokens.findIndex((token, at) => at >= range[0] && at < range[1] && token.text === '{');
  if (brace < 0) return go;
  const fields = fieldsOf(file, brace);
  return ['Major', 'Minor', 'Patch'].map((part) => file.tokens[fields.get(part)?.[0] ?? -1]?.text ?? '0').join('.');
}

/** A comment `# renovate: … depName=NAME` stands above the line with the version. */
function readPins(docs: readonly Doc[]): Tools['pins'] {
  const pins = new Map<string, Tools['pins'][number]>();
  for (const { path, text } of docs) {
    const lines = linesOf(text);
    lines.forEach((line, at) => {
      const name = /#\s*renovate:.*\bdepName=(\S+)/u.exec(line)?.[1];
      if (name === undefined) return;
      const next = lines.slice(at + 1).find((following) => !/^\s*#/u.test(following)) ?? '';
      const version = /(?<![\w.])v?\d+(?:\.\d+)+(?:[-+][\w.]+)?/u.exec(next.replace(/@sha256:[0-9a-f]+/gu, ''))?.[0];
      if (version !== undefined) pins.set(`${name} ${path} ${version}`, { name, version, file: path });
    });
  }
  return [...pins.values()].sort((a, b) => (`${a.name} ${a.file}` < `${b.name} ${b.file}` ? -1 : 1));
}

function readPython({ path, text }: Doc): Tools['python'] {
  return linesOf(text).flatMap((line, at) => {
    const requirement = line.replace(/(?:^|\s)#.*$/u, '').trim();
    // A package from a git repository has a commit, no version.
    if (requirement === '' || requirement.startsWith('-') || requirement.includes('@')) return [];
    const [, name, version] = /^([\w.-]+)(?:\[[^\]]*\])?==([\w.!+*-]+)(?:\s*;.*)?$/u.exec(requirement) ?? [];
    if (name === undefined || version === undefined) throw surprise(path, at + 1, 'a requirement such as Sphinx==7.1.2', line);
    return [{ name, version }];
  });
}
