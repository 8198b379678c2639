import path from 'node:path';
import * as z from 'zod';
import { readIfPresent, writeFileAtomic } from '../../files.ts';
import { cacheFolder } from '../../root.ts';

/** How long a success is believed, in days. */
export const believedFor = 30;

const day = 24 * 60 * 60 * 1000;

const memorySchema = z.object({
  format: z.literal(1),
  /** Links that led somewhere, with the day, and where they have moved to for good. */
  links: z.record(z.string(), z.object({ on: z.iso.date(), moved: z.string().optional() })),
});

/** A success that is remembered. */
export type Remembered = z.infer<typeof memorySchema>['links'][string];

/** Where the successes are kept, relative to the project's root: a scheduled run takes the file from the last one. */
export function memoryFile(root: string): string {
  return path.join(cacheFolder(root), 'external-links.json');
}

/** Reads the successes that are still believed. A file that is missing or damaged remembers nothing. */
export function readMemory(root: string, now: Date): Map<string, Remembered> {
  try {
    const parsed = memorySchema.safeParse(JSON.parse(readIfPresent(memoryFile(root)) ?? 'null'));
    if (!parsed.success) return new Map();
    return new Map(Object.entries(parsed.data.links).filter(([, { on }]) => {
      const age = now.getTime() - Date.parse(on);
      // A day in the future was not written by this program.
      return age >= -day && age < believedFor * day;
    }));
  } catch {
    return new Map();
  }
}

/** Keeps the successes for the next run. */
export function writeMemory(root: string, memory: ReadonlyMap<string, Remembered>): void {
  const links = Object.fromEntries([...memory].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileAtomic(memoryFile(root), `${JSON.stringify({ format: 1, links }, undefined, 1)}\n`);
}

/** A day as the memory writes it. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
