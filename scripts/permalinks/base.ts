import { PortalError } from '../errors.ts';
import { git } from '../git.ts';
import { ledgerFile, parseLedger, type LedgerEntry } from './ledger.ts';

/** A ledger of an earlier commit. */
export interface BaseLedger {
  readonly commit: string;
  readonly entries: readonly LedgerEntry[];
}

/**
 * What the change is compared with. Without a ledger there is `nothing` to compare, for example before the first commit; where the comparison
 * is `impossible` although there may be one, somebody must do something about it.
 */
export type Base =
  | { readonly kind: 'ledgers'; readonly ledgers: readonly BaseLedger[] }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'impossible'; readonly severity: 'warning' | 'error'; readonly reason: string };

const defaultBranches = ['origin/main', 'main'];

/** The commits that the change is compared with, or why there can be none; cheap to know, other than what their ledgers hold. */
export type BaseCommits = { readonly commits: readonly string[] } | Extract<Base, { readonly kind: 'impossible' }>;

/** Finds the commits that the change is compared with. Throws PortalError for a base that does not exist. */
export function baseCommits(root: string, base: string | undefined): BaseCommits {
  const [inside, shallow] = git(root, ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository'])?.split('\n') ?? [];
  if (inside !== 'true') return { kind: 'impossible', severity: 'warning', reason: 'this folder is no git repository, or git refuses to read it. Clone the portal with git; "git status" says what is wrong' };
  if (shallow === 'true') return { kind: 'impossible', severity: 'error', reason: 'the clone is shallow. Run "git fetch --unshallow"; in a workflow, check out with "fetch-depth: 0"' };
  return { commits: base === undefined ? defaultCommits(root) : [commitBefore(root, base)] };
}

/**
 * Reads the ledgers that the change is compared with: that of the commit where the branch left `base`, by default the default branch. On
 * the default branch itself they are those of the last commit, since the working tree may differ from it, and of its first parent.
 * `found` is what `baseCommits` gave.
 */
export function readBase(root: string, found: BaseCommits): Base {
  if ('kind' in found) return found;
  const ledgers: BaseLedger[] = [];
  for (const commit of found.commits) {
    const text = readAt(root, commit, ledgerFile);
    if (text === undefined) continue;
    const ledger = parseLedger(text);
    if (ledger === undefined) return { kind: 'impossible', severity: 'error', reason: `${ledgerFile} at ${commit.slice(0, 10)} is damaged. Choose a commit with --base at which it is whole` };
    ledgers.push({ commit, entries: ledger.entries });
  }
  return ledgers.length === 0 ? { kind: 'nothing' } : { kind: 'ledgers', ledgers };
}

/** The text that a file of the project had at a commit; undefined where there was none. */
export function readAt(root: string, commit: string, file: string): string | undefined {
  // "./" is the folder that git runs in: the project may lie below the repository's root.
  return git(root, ['show', `${commit}:./${file}`]);
}

/**
 * The commit since which pages count as published: where the branch left `base`, by default the default branch; on that branch itself the
 * first parent. Undefined without an earlier commit. Throws PortalError for a base that does not exist.
 */
export function baseCommit(root: string, base: string | undefined): string | undefined {
  return base === undefined ? defaultCommits(root).at(-1) : commitBefore(root, base);
}

function commitBefore(root: string, base: string): string {
  const tip = resolve(root, base);
  if (tip === undefined) throw new PortalError(`--base ${base}: no such commit. Expected a branch, tag or commit, for example origin/main; "git fetch origin main" brings that.`);
  return git(root, ['merge-base', 'HEAD', tip])?.trim() ?? tip;
}

function defaultCommits(root: string): string[] {
  const [head, parent, ...tips] = resolveAll(root, ['HEAD', 'HEAD^', ...defaultBranches]);
  if (head === undefined) return [];
  for (const tip of tips) {
    const left: string | undefined = tip === head ? head : tip && git(root, ['merge-base', head, tip])?.trim();
    if (left && left !== head) return [left];
    if (left) break;
  }
  return parent === undefined ? [head] : [head, parent];
}

function resolve(root: string, ref: string): string | undefined {
  const id = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`])?.trim();
  return id === '' ? undefined : id;
}

/** The commits of some refs of ours, undefined for one that does not exist; to start git for each would take longer than all else that it does. */
function resolveAll(root: string, refs: readonly string[]): (string | undefined)[] {
  const ids = git(root, ['cat-file', '--batch-check=%(objectname)'], { input: refs.map((ref) => `${ref}^{commit}\n`).join('') })?.split('\n') ?? [];
  return ids.slice(0, refs.length).map((id) => (/^[0-9a-f]{40,}$/.test(id) ? id : undefined));
}
