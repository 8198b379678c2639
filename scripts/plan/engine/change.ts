/** What became of a file. A copy counts as added. */
export type ChangeKind = 'changed' | 'added' | 'deleted' | 'moved';

/** One file, or folder, that a change touches. */
export interface Change {
  /** From the root of cilium/cilium; a folder has a slash at its end. */
  readonly path: string;
  readonly kind: ChangeKind;
  /** Where a moved file was. */
  readonly from?: string | undefined;
  /** Lines added and removed together, where the input tells. */
  readonly lines?: number | undefined;
}

/** Puts what two parts of an input say of one path together: the count of lines and a kind that says more are kept. */
export function mergeChange(one: Change, other: Change): Change {
  const telling = one.kind === 'changed' ? other : one;
  return { path: one.path, kind: telling.kind, from: telling.from, lines: one.lines ?? other.lines };
}
