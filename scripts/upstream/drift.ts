import * as z from 'zod';
import { readData } from '../data-file.ts';
import { PortalError } from '../errors.ts';
import { shortId, type Touch } from './history.ts';
import { fateOf, type Fate } from './moves.ts';
import type { Pin } from './pin.ts';
import { followLinks } from './tree.ts';

/** Where the blobs that were last read are recorded, relative to the project's root. */
export const REVIEWED_FILE = 'src/data/reviewed.json';

const reviewedSchema = z.record(z.string(), z.record(z.string(), z.string().regex(/^[0-9a-f]{12}$/)));

/** Page (its file, relative to the root) to source (a path in cilium/cilium) to the blob that was last read for it. */
export type Reviewed = z.infer<typeof reviewedSchema>;

/** How a page's source stands against what was last read of it. */
export type SourceState =
  | { readonly source: string; readonly state: 'unchanged' }
  /** `complete` is false where more commits may have changed it than the pin keeps. */
  | { readonly source: string; readonly state: 'changed'; readonly reviewed: string; readonly now: string; readonly commits: readonly Touch[]; readonly complete: boolean }
  | { readonly source: string; readonly state: 'unreviewed'; readonly now: string }
  /** No such file; `folder` where it is a folder, whose contents nobody compares. */
  | { readonly source: string; readonly state: 'missing'; readonly folder: boolean; readonly fate: Fate | undefined };

type ReadPin = Pick<Pin, 'tree' | 'history' | 'moved'>;

/** Reads `src/data/reviewed.json`; nothing was reviewed where there is no such file. Throws PortalError when it is malformed. */
export function loadReviewed(root: string): Reviewed {
  const text = readData(root, REVIEWED_FILE);
  return text === undefined ? {} : parseReviewed(text);
}

/** Parses the text of `src/data/reviewed.json`. Throws PortalError when it is malformed. */
export function parseReviewed(text: string): Reviewed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new PortalError(`${REVIEWED_FILE}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = reviewedSchema.safeParse(value);
  if (!parsed.success) throw new PortalError(`${REVIEWED_FILE}: expected page, source and the first 12 digits of a blob. ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** The text of `src/data/reviewed.json`: sorted, one source a line, so that two branches rarely conflict. */
export function formatReviewed(reviewed: Reviewed): string {
  const byName = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
  const pages = Object.entries(byName(reviewed)).map(([page, sources]): [string, Record<string, string>] => [page, byName(sources)]);
  return `${JSON.stringify(Object.fromEntries(pages), null, 2)}\n`;
}

/**
 * Records that a page's sources were read as the pin has them; entries of sources that the page no longer names go.
 * Gives a new object. Throws PortalError when a source is no file of the pin.
 */
export function recordReviewed(reviewed: Reviewed, page: string, sources: readonly string[], pin: ReadPin): Reviewed {
  const others = Object.fromEntries(Object.entries(reviewed).filter(([other]) => other !== page));
  if (sources.length === 0) return others;
  const read = sources.map((source): [string, string] => {
    const blob = blobOf(source, pin);
    if (blob === undefined) throw new PortalError(`${page}: its source ${source} is no file of the pin. Correct \`sources:\` in its front matter.`);
    return [source, blob];
  });
  return { ...others, [page]: Object.fromEntries(read) };
}

/** Compares a page's sources with what was last read of each, in the order in which the page names them. */
export function driftOf(page: string, sources: readonly string[], reviewed: Reviewed, pin: ReadPin): SourceState[] {
  const known = reviewed[page] ?? {};
  return sources.map((source) => stateOf(source, known[source] ?? readBefore(source, known, pin), pin));
}

/** What was read of a source under the name that it had before it moved. */
function readBefore(source: string, known: Readonly<Record<string, string>>, pin: ReadPin): string | undefined {
  const exists = (name: string): boolean => pin.tree.has(name);
  return Object.entries(known).find(([name]) => {
    const fate = exists(name) ? undefined : fateOf(name, pin.moved, exists);
    return fate?.kind === 'moved' && fate.sure && fate.to === source;
  })?.[1];
}

/** How many commits of a source are kept that no page was read against yet: enough for a record that is made afterwards. */
const UNREVIEWED_TOUCHES = 10;

/**
 * Of a source's last commits, newest first, those that a drift report can need: what came after the oldest blob that a
 * page was last read at, and all of them where that blob is not among them.
 */
export function neededTouches(source: string, touches: readonly Touch[], now: string, reviewed: Reviewed): readonly Touch[] {
  const read = Object.values(reviewed).flatMap((sources) => sources[source] ?? []);
  if (read.length === 0) return touches.slice(0, UNREVIEWED_TOUCHES);
  const places = read.map((blob) => (blob === now ? 0 : touches.findIndex((touch) => touch.blob === blob)));
  return places.includes(-1) ? touches : touches.slice(0, Math.max(...places));
}

function stateOf(source: string, reviewed: string | undefined, pin: ReadPin): SourceState {
  const now = blobOf(source, pin);
  if (now === undefined) {
    const exists = (name: string): boolean => pin.tree.has(name);
    return { source, state: 'missing', folder: exists(source), fate: exists(source) ? undefined : fateOf(source, pin.moved, exists) };
  }
  if (reviewed === undefined) return { source, state: 'unreviewed', now };
  if (reviewed === now) return { source, state: 'unchanged' };
  const touches = pin.history[realPath(source, pin)] ?? [];
  const at = touches.findIndex(({ blob }) => blob === reviewed);
  return { source, state: 'changed', reviewed, now, commits: at < 0 ? touches : touches.slice(0, at), complete: at >= 0 };
}

function blobOf(source: string, pin: ReadPin): string | undefined {
  const id = pin.tree.files.get(realPath(source, pin));
  return id === undefined ? undefined : shortId(id);
}

/** Commits and blobs are those of the file itself, also where a page names it through a symbolic link. */
function realPath(source: string, { tree }: ReadPin): string {
  return tree.files.has(source) ? source : followLinks(source, tree.links);
}
