import type * as z from 'zod';

/** The file tree of one commit, as `git ls-tree -r` lists it (vendor/ only as far as the pin keeps it). */
export interface UpstreamTree {
  /** The commit's full id. */
  readonly commit: string;
  /** Every file's path, sorted bytewise, with the full id of its blob. Symbolic links are not among them. */
  readonly files: ReadonlyMap<string, string>;
  /** Every symbolic link's path with the path inside the tree that it leads to. */
  readonly links: ReadonlyMap<string, string>;
  /** Whether a file or folder of that path exists, symbolic links followed; folders have no trailing slash. */
  readonly has: (path: string) => boolean;
}

/** What a source sees of one commit. */
export interface SourceInput {
  readonly tree: UpstreamTree;
  /** The pin's name, for example `main` or `v1.17`. */
  readonly name: string;
  /** The text of a file that `files()` asked for; undefined where the commit has no such file. */
  readonly read: (path: string) => string | undefined;
}

/**
 * One kind of fact that a pin holds, for example make targets.
 * `project`: read for the pin `main` alone, since stable branches do not carry it. `branch`: read for each branch.
 */
export interface Source<Facts> {
  readonly name: string;
  readonly scope: 'project' | 'branch';
  readonly schema: z.ZodType<Facts>;
  /**
   * Where an empty result is right, with the reason: a branch's name, or `branch:table` for one table of several.
   */
  readonly mayBeEmpty?: Readonly<Record<string, string>>;
  /** Paths whose text `parse` reads; they are fetched in one batch before it runs. Paths that do not exist are left out. */
  files(tree: UpstreamTree): readonly string[];
  /** Reads the facts. Throws PortalError naming the file and line when its format is not as expected. */
  parse(input: SourceInput): Facts;
  /** Number of rows, for the guards against empty and shrunken tables; where a source has several tables, of each by its name. */
  count(facts: Facts): number | Readonly<Record<string, number>>;
}

/** Gives a source its type from its schema; the object itself is returned unchanged. */
export function defineSource<Facts>(source: Source<Facts>): Source<Facts> {
  return source;
}
