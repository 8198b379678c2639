import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf, PortalError } from '../../errors.ts';
import { readIfPresent, refuseOutside, writeFileAtomic } from '../../files.ts';

/** A file as it is to be: path from the root, its text now and then; undefined where there is none. */
export interface FileChange {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * Makes all changes or none. Everything is written beside its place first, so that a full disk changes nothing; if a later step fails, what
 * was done is undone. Throws PortalError where a file is no longer as it was read, or cannot be written.
 */
export function writeAll(root: string, changes: readonly FileChange[]): void {
  const stale = changes.find(({ file, before }) => readIfPresent(path.join(root, file)) !== before);
  if (stale) throw new PortalError(`${stale.file} changed in the meantime. Nothing was written; run the command again.`);
  for (const { file } of changes) refuseOutside(root, file);
  const staged = changes.map((change, index) => ({ ...change, at: path.join(root, change.file), beside: path.join(root, path.dirname(change.file), `.portal-${process.pid}-${index}.tmp`) }));
  const done: typeof staged = [];
  // An interrupt in the middle would leave half of the change: it waits until all is written.
  const wait = (): void => undefined;
  process.on('SIGINT', wait).on('SIGTERM', wait);
  try {
    for (const { at, beside, after } of staged) {
      if (after === undefined) continue;
      mkdirSync(path.dirname(at), { recursive: true });
      writeFileSync(beside, after);
    }
    for (const one of staged) {
      if (one.after === undefined) rmSync(one.at);
      else renameSync(one.beside, one.at);
      done.push(one);
    }
  } catch (error) {
    for (const { at, before } of done.reverse()) {
      if (before === undefined) rmSync(at, { force: true });
      else writeFileAtomic(at, before);
    }
    throw new PortalError(`Nothing was changed: ${messageOf(error)}`);
  } finally {
    for (const { beside } of staged) rmSync(beside, { force: true });
    process.off('SIGINT', wait).off('SIGTERM', wait);
  }
}
