import { createHash } from 'node:crypto';

/** A short hash of any data, for the options of a plugin that reads more than the page's own text. */
export function hashOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex').slice(0, 16);
}
