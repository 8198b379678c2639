import * as z from 'zod';
import { FlagSets } from '../parse/cobra-flags.ts';
import { readCobra } from '../parse/cobra.ts';
import type { CobraCommand } from '../parse/cobra.ts';
import { packedFlag, packFlag, readHelpFlags, unpackFlag } from '../parse/flags.ts';
import type { Flag } from '../parse/flags.ts';
import { readGo } from '../parse/go.ts';
import type { GoFile } from '../parse/go.ts';
import { linesOf, present, surprise } from '../parse/text.ts';
import type { Doc } from '../parse/text.ts';
import { defineSource } from '../source.ts';
import type { SourceInput } from '../source.ts';

/** One command of a binary. `--help` (`-h`), which every command takes, is not listed. */
const command = z.object({
  /** With the binary's name, for example `cilium-dbg bpf ct list`. */
  name: z.string(),
  /** Where it is declared, if no page of the reference is generated that bears its name (`fileOf`). */
  file: z.string().optional(),
  line: z.number().int().positive().optional(),
  /** Its arguments as its usage line names them; absent where it does nothing but through its subcommands. */
  args: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  hidden: z.literal(true).optional(),
  /** Flags of this command alone, packed (`unpackFlag`). */
  flags: z.array(packedFlag).optional(),
  /** Flags of this command and all of its subcommands, packed. */
  persistent: z.array(packedFlag).optional(),
  /** The command whose flags it takes a part of, so many that they are not repeated here. */
  partOf: z.string().optional(),
});

export type Command = z.infer<typeof command>;

const MODULE = 'github.com/cilium/cilium';
const REFERENCE = /^Documentation\/cmdref\/[^/]+\.md$/u;

/** Binaries whose Go code is read besides: for aliases, which the generated reference leaves out, or for all where there is none. */
const SOURCES: Readonly<Record<string, RegExp>> = {
  cilium: /^cilium-cli\/cli\/[^/]+\.go$/u,
  'cilium-dbg': /^cilium-dbg\/cmd\/[^/]+\.go$/u,
  'cilium-health': /^cilium-health\/cmd\/[^/]+\.go$/u,
  hubble: /^hubble\/(?:cmd\/.+|pkg\/defaults\/[^/]+)\.go$/u,
};
/** From this number on, flags of another command are not repeated. */
const MANY = 20;
/** Of these binaries no reference is generated. */
const UNDOCUMENTED: ReadonlySet<string> = new Set(['hubble']);

export const source = defineSource({
  name: 'commands',
  scope: 'branch',
  schema: z.object({ commands: z.array(command) }),
  files: (tree) => [...tree.files.keys()].filter((path) => REFERENCE.test(path) || Object.keys(SOURCES).some((binary) => isCode(binary, path))),
  parse: (input) => {
    const documented = present(input, [...input.tree.files.keys()].filter((path) => REFERENCE.test(path))).map(readReference);
    const commands = joinPersistent(documented);
    const byName = new Map(commands.map((known) => [known.name, known]));
    for (const binary of Object.keys(SOURCES)) {
      const files = readCode(input, binary);
      for (const root of rootsOf(files, binary)) {
        if (UNDOCUMENTED.has(binary)) commands.push(...fromCode(root, '', new FlagSets(files, MODULE), []));
        else addAliases(root, '', byName);
      }
    }
    return { commands: commands.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  },
  count: ({ commands }) => commands.length,
});

/** The file that documents a command, or declares it where no document is generated. */
export function fileOf({ name, file }: Pick<Command, 'name' | 'file'>): string {
  return file ?? `Documentation/cmdref/${name.replaceAll(' ', '_')}.md`;
}

/**
 * The flags that a command takes besides `--help`: its own, and what the commands above it pass on. One that takes part
 * of another's flags gets all of those, since which part is not recorded.
 */
export function flagsOf(of: Command, byName: ReadonlyMap<string, Command>): Flag[] {
  const above = ancestors(of.name).flatMap((name) => byName.get(name) ?? []);
  const parts = [of, ...above].flatMap(({ partOf }) => (partOf === undefined ? [] : (byName.get(partOf) ?? [])));
  const packed = [of, ...parts].flatMap(({ flags = [], persistent = [] }) => [...flags, ...persistent]);
  return [...new Set([...packed, ...above.flatMap(({ persistent = [] }) => persistent)])].map(unpackFlag);
}

function isCode(binary: string, path: string): boolean {
  return (SOURCES[binary]?.test(path) ?? false) && !path.endsWith('_test.go');
}

interface Reference {
  readonly command: Command;
  readonly own: readonly Flag[];
  readonly inherited: readonly Flag[];
  readonly doc: Doc;
}

/** Reads one page of Documentation/cmdref/, as cobra's Markdown generator writes it. */
function readReference(doc: Doc): Reference {
  const lines = linesOf(doc.text);
  const title = lines.findIndex((line) => line.startsWith('## '));
  const name = lines[title]?.slice(3).trim();
  const expected = (doc.path.split('/').at(-1) ?? '').replace(/\.md$/u, '').replaceAll('_', ' ');
  if (name !== expected) throw surprise(doc.path, title < 0 ? undefined : title + 1, `the heading "## ${expected}"`, name ?? 'none');
  let section = '';
  let usage: string | undefined;
  const flags: Record<string, Flag[]> = {};
  for (let at = title + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith('### ')) section = line.slice(4).trim();
    if (line !== '```') continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw surprise(doc.path, at + 1, 'a fence that is closed', line);
    const block = lines.slice(at + 1, end);
    if (section.startsWith('Options')) flags[section] = readHelpFlags(doc.path, block, at + 2);
    else if (section !== 'Examples' && (block[0] === name || block[0]?.startsWith(`${name} `))) usage = block[0].slice(name.length).trim();
    at = end;
  }
  const own = flags['Options'];
  if (own === undefined) throw surprise(doc.path, undefined, 'a section "### Options"', section);
  const args = usage?.replace(/\s*\[flags\]$/u, '');
  return {
    command: { name, ...(args === undefined ? {} : { args }) },
    own: own.filter((flag) => flag.name !== 'help'),
    inherited: flags['Options inherited from parent commands'] ?? [],
    doc,
  };
}

/**
 * Gives each flag to the one command that declares it: the reference repeats it at every subcommand that inherits it.
 * Throws PortalError where an inherited flag differs from its ancestor's.
 */
function joinPersistent(pages: readonly Reference[]): Command[] {
  const byName = new Map(pages.map((page) => [page.command.name, page]));
  const persistent = new Map<string, Set<string>>();
  for (const { command: { name }, inherited, doc } of pages) {
    for (const flag of inherited) {
      const owner = ancestors(name).find((candidate) => byName.get(candidate)?.own.some((own) => own.name === flag.name));
      const declared = owner === undefined ? undefined : byName.get(owner)?.own.find((own) => own.name === flag.name);
      if (owner === undefined || declared === undefined || packFlag(declared) !== packFlag(flag)) {
        throw surprise(doc.path, undefined, `the inherited flag --${flag.name} as a command above "${name}" declares it`, packFlag(flag));
      }
      persistent.set(owner, (persistent.get(owner) ?? new Set()).add(flag.name));
    }
  }
  return pages.map(({ command: facts, own }) => {
    const passed = persistent.get(facts.name) ?? new Set<string>();
    const [parent] = ancestors(facts.name);
    if (parent !== undefined && repeats(own, byName.get(parent)?.own ?? [])) return { ...facts, partOf: parent };
    return withFlags(facts, own.filter((flag) => !passed.has(flag.name)), own.filter((flag) => passed.has(flag.name)));
  });
}

/** Whether flags are many and all of them another command's, as those of each `hive` command are. */
function repeats(flags: readonly Flag[], others: readonly Flag[]): boolean {
  const known = new Set(others.map(packFlag));
  return flags.length >= MANY && flags.every((flag) => known.has(packFlag(flag)));
}

function withFlags(facts: Command, flags: readonly Flag[], persistent: readonly Flag[]): Command {
  return {
    ...facts,
    ...(flags.length === 0 ? {} : { flags: flags.map(packFlag) }),
    ...(persistent.length === 0 ? {} : { persistent: persistent.map(packFlag) }),
  };
}

/** The names of the commands above, nearest first. */
function ancestors(name: string): string[] {
  const words = name.split(' ');
  return words.slice(1).map((_, index) => words.slice(0, words.length - 1 - index).join(' '));
}

function readCode(input: SourceInput, binary: string): GoFile[] {
  return present(input, [...input.tree.files.keys()].filter((path) => isCode(binary, path))).map(readGo);
}

function rootsOf(files: readonly GoFile[], binary: string): CobraCommand[] {
  const found = readCobra(files, MODULE);
  const roots = found.filter((root) => root.name === binary);
  const [first] = files;
  if (first !== undefined && roots.length === 0) throw surprise(first.path, undefined, `a cobra.Command "${binary}" in this folder`, 'none');
  const stray = UNDOCUMENTED.has(binary) ? found.find((root) => root.name !== binary) : undefined;
  if (stray !== undefined) throw surprise(stray.file.path, stray.line, `a call of AddCommand that makes "${stray.name}" a subcommand`, 'none');
  return roots;
}

/** The commands below one that Go code declares; flags that an ancestor passes on are not repeated. */
function fromCode(found: CobraCommand, parent: string, sets: FlagSets, passed: readonly string[]): Command[] {
  const name = `${parent} ${found.name}`.trim();
  const facts: Command = {
    name,
    file: found.file.path,
    line: found.line,
    ...(found.runs ? { args: found.args.replace('[flags]', '').trim() } : {}),
    ...(found.aliases.length === 0 ? {} : { aliases: [...found.aliases] }),
    ...(found.hidden ? { hidden: true } : {}),
  };
  const persistent = sets.of(found, true);
  const below = [...passed, ...persistent.map(packFlag)];
  return [
    withFlags(facts, sets.of(found, false).filter((flag) => !passed.includes(packFlag(flag))), persistent),
    ...found.children.flatMap((child) => fromCode(child, name, sets, below)),
  ];
}

function addAliases(found: CobraCommand, parent: string, known: ReadonlyMap<string, Command>): void {
  const name = `${parent} ${found.name}`.trim();
  const target = known.get(name);
  if (target !== undefined && found.aliases.length > 0) target.aliases = [...found.aliases];
  for (const child of found.children) addAliases(child, name, known);
}
