import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { readIfPresent, writeFileAtomic } from '../../files.ts';
import type { Row } from '../../permalinks/rows.ts';
import { cacheFolder } from '../../root.ts';
import { inputsOf, REFERENCE_FOLDER } from '../../tables/inputs.ts';
import type { Located, Sentence } from '../../tables/judge.ts';

/** What the tables gave. */
export interface Known {
  readonly findings: readonly Located[];
  /** The rows of all described tables. */
  readonly rows: readonly Row[];
  /** The sentences that describe them. */
  readonly sentences: readonly Sentence[];
}

const storedSchema = z.object({
  key: z.string(),
  rows: z.array(z.object({ page: z.string(), id: z.string(), title: z.string(), gone: z.literal(true).optional() })),
  sentences: z.array(z.object({ file: z.string(), line: z.number(), of: z.string(), text: z.string() })),
  findings: z.array(z.object({ rule: z.string(), file: z.string(), line: z.number(), column: z.number(), message: z.string() })),
});

/** What the tables gave the last time, if nothing that it depends on has changed since: pins, texts, code, and the pages as they stand. */
export function recall(root: string): Known | undefined {
  const text = readIfPresent(cacheFile(root));
  if (text === undefined) return undefined;
  try {
    const stored = storedSchema.parse(JSON.parse(text));
    return stored.key === keyOf(root) ? stored : undefined;
  } catch {
    // A cache that cannot be read is as good as none.
    return undefined;
  }
}

/** Keeps what the tables gave for the next run; not where nobody may write, since a check of a read-only copy is right all the same. */
export function remember(root: string, known: Known): void {
  const text = JSON.stringify({ key: keyOf(root), ...known });
  try {
    writeFileAtomic(cacheFile(root), text);
  } catch {
    // The next run takes longer.
  }
}

function keyOf(root: string): string {
  const hash = createHash('sha256').update(inputsOf(root));
  const folder = path.join(root, REFERENCE_FOLDER);
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).sort() : [];
  for (const file of files) hash.update(file).update('\0').update(readFileSync(path.join(folder, file)));
  return hash.digest('hex');
}

function cacheFile(root: string): string {
  return path.join(cacheFolder(root), 'generated.json');
}
