import { bytewise } from './tree.ts';

/** Up to this length a value below the tables' level stands on one line. */
const LINE = 160;

/**
 * Writes a pin as JSON that makes small diffs: keys sorted, objects and lists of the first `spread` levels one entry
 * a line, what is deeper on one line where it fits. Without indentation, which would be a twentieth of its size.
 * Entries that are undefined are left out.
 */
export function pinText(value: Readonly<Record<string, unknown>>, spread: number): string {
  return `${write(value, 0, spread)}\n`;
}

function write(value: unknown, depth: number, spread: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth >= spread) {
    const compact = JSON.stringify(sorted(value));
    if (compact.length <= LINE) return compact;
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.length === 0 ? '[]' : `[\n${items.map((item) => write(item, depth + 1, spread)).join(',\n')}\n]`;
  }
  const entries = entriesOf(value);
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, item]) => `${JSON.stringify(key)}:${write(item, depth + 1, spread)}`).join(',\n')}\n}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(entriesOf(value).map(([key, item]) => [key, sorted(item)]));
}

function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => bytewise(a, b));
}
