import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';

/** A file that changed less than this many milliseconds ago may change again and have the same times. */
const settled = 100;

/** What was made of files, by path, with the state of the file then; for a process that looks at the same files again and again. */
const made = new Map<string, { readonly state: string; readonly value: unknown }>();

/**
 * What `make` makes of a file, made again when the file has changed since, of which the system's times, the size and the number of the file
 * tell. `name` tells values of one file apart. Throws the system's error where there is no such file.
 */
export function madeOfFile<T>(name: string, file: string, make: () => T): T {
  const { ino, size, mtimeMs, ctimeMs } = statSync(file);
  const state = `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
  const key = `${name}\0${file}`;
  const known = made.get(key);
  if (known?.state === state) return known.value as T;
  const value = make();
  if (ctimeMs < Date.now() - settled) made.set(key, { state, value });
  else made.delete(key);
  return value;
}

/** The SHA-256 of a file's bytes. */
export function contentHash(file: string): string {
  return madeOfFile('hash', file, () => hashOf(readFileSync(file)));
}

/** The SHA-256 of bytes. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
