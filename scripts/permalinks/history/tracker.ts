/** One file's change in a commit; `to` only for a rename. */
export interface Change {
  readonly kind: 'added' | 'deleted' | 'renamed';
  readonly path: string;
  readonly to: string | undefined;
  /** What stood at `path`: after the commit for an added file, before it for any other. */
  readonly blob: string;
}

/** Where a page is that once stood at `from`; `at` is undefined where it is gone, and then `blob` is its last text. */
export interface Fate {
  readonly from: string;
  readonly at: string | undefined;
  readonly blob: string;
}

/** Follows pages through commits. */
export class Tracker {
  readonly #fates = new Map<string, { at: string | undefined; blob: string }>();
  readonly #origins = new Map<string, Set<string>>();
  readonly #everyPage: boolean;

  /** Starts with the pages of a base, given with their blob ids; with `everyPage` each that comes later is followed as well. */
  constructor(base: ReadonlyMap<string, string>, everyPage: boolean) {
    this.#everyPage = everyPage;
    for (const [path, blob] of base) this.#publish(path, blob);
  }

  /** Applies the changes of one commit, which all happen at once. */
  apply(changes: readonly Change[]): void {
    const leaving = changes.filter(({ kind }) => kind !== 'added').map((change) => ({ ...change, origins: this.#origins.get(change.path) ?? new Set<string>() }));
    for (const { path } of leaving) this.#origins.delete(path);
    for (const { origins, to, blob } of leaving) {
      for (const origin of origins) this.#fates.set(origin, { at: to, blob });
      if (to !== undefined) this.#origins.set(to, new Set([...(this.#origins.get(to) ?? []), ...origins]));
    }
    if (!this.#everyPage) return;
    for (const { kind, path, to, blob } of changes) if (kind !== 'deleted') this.#publish(to ?? path, blob);
  }

  /** What became of every page that was followed. */
  fates(): Fate[] {
    return [...this.#fates].map(([from, fate]) => ({ from, ...fate }));
  }

  /** From now on what stands at `path` answers for its address, whatever stood there before. */
  #publish(path: string, blob: string): void {
    const before = this.#fates.get(path)?.at;
    if (before !== undefined) this.#origins.get(before)?.delete(path);
    this.#fates.set(path, { at: path, blob });
    this.#origins.set(path, new Set([...(this.#origins.get(path) ?? []), path]));
  }
}

/** Takes git's raw log or difference apart (`--raw -z --no-abbrev`): what was added, deleted and renamed, commit by commit. */
export function* changesIn(raw: string): Generator<Change[]> {
  const tokens = raw.split('\0').map((token) => token.replace(/^\n/, ''));
  let changes: Change[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const [mode = '', , oldBlob = '', newBlob = '', status = ''] = (tokens[index] ?? '').split(' ');
    if (!mode.startsWith(':')) {
      if (changes.length > 0) yield changes;
      changes = [];
      continue;
    }
    const path = tokens[(index += 1)] ?? '';
    if (status.startsWith('R')) changes.push({ kind: 'renamed', path, to: tokens[(index += 1)] ?? '', blob: oldBlob });
    else if (status === 'A') changes.push({ kind: 'added', path, to: undefined, blob: newBlob });
    else if (status === 'D') changes.push({ kind: 'deleted', path, to: undefined, blob: oldBlob });
  }
}
