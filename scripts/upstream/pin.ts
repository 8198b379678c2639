import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { madeOfFile } from '../content-hash.ts';
import { maxMadeBytes, readData } from '../data-file.ts';
import { PortalError } from '../errors.ts';
import { loadBranches } from './branches.ts';
import { PACKED_TOUCH, unpackTouch, type Touch } from './history.ts';
import { lineCount } from './lines.ts';
import { ungroupMoves, type Move } from './moves.ts';
import { packedParts, packParts, unpackParts } from './pin-pack.ts';
import { pinText } from './pin-text.ts';
import { renameSchema, type Rename } from './renames.ts';
import type { Source, UpstreamTree } from './source.ts';
import { bytewise, followLinks, withParents } from './tree.ts';

/** Where the pins are, relative to the project's root. */
export const PINS_FOLDER = 'src/data/upstream';

/** The number that a pin's file begins with; another one means that it must be synced again. */
export const PIN_FORMAT = 2;

const shortIdSchema = z.string().regex(/^[0-9a-f]{12}$/);
const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const countsSchema = z.record(z.string(), z.union([z.int(), z.record(z.string(), z.int())]));

/** What loading checks: the head, and the kind of each part. The rest is checked when a sync writes it. */
const headSchema = z.object({
  format: z.literal(PIN_FORMAT),
  name: z.string(),
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  date: daySchema,
  version: z.string(),
  counts: countsSchema,
});

/** A pin's file in full. The facts' own schemas are their sources'. */
export const pinSchema = headSchema.extend({
  facts: z.record(z.string(), z.unknown()),
  /** Folder (empty for the root) to file name to blob id. */
  files: z.record(z.string(), z.record(z.string(), shortIdSchema)),
  /** Folder to the numbers of lines of its files, in the order of their names. */
  lines: z.record(z.string(), z.string().regex(/^\d+(?: \d+)*$/)).optional(),
  /** Symbolic link to what it leads to. */
  links: z.record(z.string(), z.string()),
  /** Module in vendor/ to its version. */
  modules: z.record(z.string(), z.string()),
  moved: z.array(z.strictObject({ commit: shortIdSchema, date: daySchema, paths: z.record(z.string(), z.string().nullable()) })),
  /** Names in makefiles that a commit replaced by another, newest first; absent where there are none. */
  renamed: z.array(renameSchema).optional(),
  /** Path to its last commits, newest first, each as `packTouch` writes it; of the pin main alone. */
  history: z.record(z.string(), z.array(z.string().regex(PACKED_TOUCH))),
});

/** A pin's file as JSON. */
export type PinFile = z.infer<typeof pinSchema>;

/** How many rows each source's table, or each of its tables, has. */
export type Counts = z.infer<typeof countsSchema>;

/** The facts about one commit of cilium/cilium. Blob ids are the first 12 hex digits. */
export interface Pin {
  readonly name: string;
  readonly commit: string;
  readonly date: string;
  /** Changes with any byte of the pin's file: two pins of one commit may differ. */
  readonly hash: string;
  /** What VERSION says, for example `1.20.0-dev`. */
  readonly version: string;
  readonly counts: Counts;
  /** The file tree; of vendor/ only the files of github.com/cilium. */
  readonly tree: UpstreamTree;
  readonly modules: Readonly<Record<string, string>>;
  /** How many lines a file has; undefined where it is no text, or where an older version of the portal wrote the pin. */
  lines(path: string): number | undefined;
  readonly moved: readonly Move[];
  /** Names in makefiles that a commit replaced by another, newest first. */
  readonly renamed: readonly Rename[];
  readonly history: Readonly<Record<string, readonly Touch[]>>;
  /** The facts of one source, checked against its schema at each call. Throws PortalError when the pin has none or others. */
  facts<Facts>(source: Pick<Source<Facts>, 'name' | 'schema'>): Facts;
  /** Whether the pin has facts of that source; stable branches have none of the project's. */
  hasFacts(source: Pick<Source<unknown>, 'name'>): boolean;
}

/** A pin's file, relative to the project's root. */
export function pinPath(name: string): string {
  return `${PINS_FOLDER}/${name}.json`;
}

/** A pin as the text of its file. The same pin gives the same bytes. */
export function formatPin({ files, lines, moved, ...pin }: PinFile): string {
  const { format, name, commit, date, version, ...others } = pin;
  const rest = { ...others, ...packParts({ files, lines, moved }) };
  const head = Object.entries({ format, name, commit, date, version }).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)},\n`);
  return `{\n${head.join('')}${pinText(rest, 3).slice(2)}`;
}

/** Reads one pin. Throws PortalError when there is none, or when it is damaged or of another format. */
export function loadPin(root: string, name: string): Pin {
  const file = path.join(root, pinPath(name));
  const again = `Run \`portal upstream sync --repo DIR --ref REF --name ${name}\`.`;
  const read = (): Pin => {
    const text = readData(root, pinPath(name), maxMadeBytes);
    if (text === undefined) throw new PortalError(`${pinPath(name)}: no such pin. ${again}`);
    return readPin(text, name, again);
  };
  return existsSync(file) ? madeOfFile('pin', file, read) : read();
}

function readPin(text: string, name: string, again: string): Pin {
  const pin = parsePinFile(text);
  if (pin === undefined) throw new PortalError(`${pinPath(name)}: not a pin of format ${PIN_FORMAT}, or damaged. ${again}`);
  return pinOf(pin, createHash('sha256').update(text).digest('hex'));
}

/** Reads the pins of all branches of `src/data/branches.yaml`, newest first. Throws PortalError when one is missing or damaged. */
export function loadPins(root: string): Pin[] {
  return loadBranches(root).branches.map(({ name }) => loadPin(root, name));
}

/** A pin's file out of its text, with its head and the kind of each part checked; undefined where it is none. */
export function parsePinFile(text: string): PinFile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parts = partsSchema.safeParse(value).data;
  if (parts === undefined) return undefined;
  const { tree, moved, ...rest } = parts;
  return { ...rest, ...unpackParts({ tree, moved }) };
}

/** Of the facts, links, modules and history a light look is enough: every check loads all pins, and a sync has written each through the full schema. */
const part = z.custom<Record<string, never>>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const partsSchema = headSchema.extend({ facts: part, links: part, modules: part, history: part, renamed: z.array(renameSchema).optional(), ...packedParts });

/** A pin ready for use, out of its file. */
export function pinOf(file: PinFile, hash: string = file.commit): Pin {
  const { name, commit, date, version, counts, modules } = file;
  let tree: UpstreamTree | undefined;
  let moved: Move[] | undefined;
  let history: Record<string, Touch[]> | undefined;
  return {
    name, commit, date, hash, version, counts, modules, renamed: file.renamed ?? [],
    lines: (at) => lineCount(file.lines ?? {}, file.files, followLinks(at, new Map(Object.entries(file.links)))),
    get tree() {
      return (tree ??= treeOfPin(file));
    },
    get moved() {
      return (moved ??= ungroupMoves(file.moved));
    },
    get history() {
      return (history ??= Object.fromEntries(Object.entries(file.history).map(([path, touches]) => [path, touches.map(unpackTouch)])));
    },
    hasFacts: ({ name: source }) => Object.hasOwn(file.facts, source),
    facts: (source) => {
      const parsed = source.schema.safeParse(file.facts[source.name]);
      if (!parsed.success) {
        throw new PortalError(
          `${pinPath(name)}: its facts "${source.name}" are missing or not as this version of the portal writes them. ` +
            `Run \`portal upstream sync --repo DIR --ref ${commit.slice(0, 12)} --name ${name}\`.\n${z.prettifyError(parsed.error)}`,
        );
      }
      return parsed.data;
    },
  };
}

/** Answers out of the nested form: most runs ask about a few paths, so the flat list of all files is made only when it is wanted. */
function treeOfPin({ commit, files, links, modules }: PinFile): UpstreamTree {
  const linkMap = new Map(Object.entries(links));
  let folders: ReadonlySet<string> | undefined;
  let flat: ReadonlyMap<string, string> | undefined;
  const listed = (path: string): boolean => {
    const slash = path.lastIndexOf('/');
    const folder = files[slash < 0 ? '' : path.slice(0, slash)];
    if (folder !== undefined && Object.hasOwn(folder, path.slice(slash + 1))) return true;
    folders ??= withParents([...Object.keys(files), ...Object.keys(modules).map((module) => `vendor/${module}`), ...linkMap.keys()]);
    return folders.has(path);
  };
  return {
    commit,
    links: linkMap,
    has: (path) => path !== '' && (listed(path) || listed(followLinks(path, linkMap))),
    get files() {
      return (flat ??= new Map(
        Object.entries(files)
          .flatMap(([folder, names]) => Object.entries(names).map(([name, blob]): [string, string] => [folder === '' ? name : `${folder}/${name}`, blob]))
          .sort(([a], [b]) => bytewise(a, b)),
      ));
    },
  };
}
