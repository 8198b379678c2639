import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FIXTURES = path.resolve(import.meta.dirname, '../../../fixtures/upstream');

/** The files below a folder of tests/fixtures/upstream/, by their path within it. */
export function fixtureFiles(folder: string): Record<string, string> {
  const root = path.join(FIXTURES, folder);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(root, file), readFileSync(file, 'utf8')] as const;
    }),
  );
}

/** The same files with CRLF line ends. */
export function withCrlf(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]));
}
