import { createHash } from 'node:crypto';
import path from 'node:path';
import { readIfPresent, writeFileAtomic } from './files.ts';
import { cacheFolder } from './root.ts';
import { toolVersions } from './tool-versions.ts';

/** The SHA-256 of some texts, each told from the next. */
export function digest(...texts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex');
}

/**
 * Reads what was remembered under a name and a key; undefined where there is nothing, another key wrote it, or it is damaged. The first
 * line of the file is a digest of the rest, so that the caller may take it for what this program wrote, which needs no schema.
 */
export function recall(root: string, name: string, key: string): unknown {
  try {
    const text = readIfPresent(cacheFile(root, name));
    if (text === undefined) return undefined;
    const newline = text.indexOf('\n');
    const content = text.slice(newline + 1);
    return text.slice(0, newline) === digest(name, key, content) ? JSON.parse(content) : undefined;
  } catch {
    // A cache that cannot be read is as good as none.
    return undefined;
  }
}

/** Remembers a value for later runs; not where nobody may write, since a check of a read-only copy is right all the same. */
export function remember(root: string, name: string, key: string, value: unknown): void {
  const content = JSON.stringify(value);
  try {
    writeFileAtomic(cacheFile(root, name), `${digest(name, key, content)}\n${content}`);
  } catch {
    // The next run takes longer.
  }
}

/** What `compute` makes of a text, remembered under a name as long as the text and the tool stay as they are. It must be plain data. */
export function madeOf<T>(root: string, name: string, text: string, compute: () => T): T {
  const key = digest(toolVersions(), text);
  const known = recall(root, name, key);
  if (known !== undefined) return known as T;
  const made = compute();
  remember(root, name, key, made);
  return made;
}

/** Where what was remembered under a name is. */
export function cacheFile(root: string, name: string): string {
  return path.join(cacheFolder(root), `${name}.json`);
}
