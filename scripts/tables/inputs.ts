import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readIfPresent } from '../files.ts';
import { ledgerFile } from '../permalinks/ledger.ts';

/** Folder of the generated pages, from the root. Whatever else stands in it is removed. */
export const REFERENCE_FOLDER = 'docs/reference';

const scripts = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Code that the tables are made by, below scripts/. */
const CODE = ['tables', 'upstream', 'references', 'permalinks/ledger.ts'];

let codeHash: string | undefined;

/** A hash of everything that the tables of a project are made of: pins, texts of ours, the ledger, and the code that makes them. */
export function inputsOf(root: string): string {
  const hash = createHash('sha256').update((codeHash ??= hashOfCode()));
  for (const file of filesBelow(path.join(root, 'src/data'))) hash.update(file).update('\0').update(readFileSync(path.join(root, 'src/data', file)));
  return hash.update(readIfPresent(path.join(root, ledgerFile)) ?? '').digest('hex').slice(0, 16);
}

function hashOfCode(): string {
  const hash = createHash('sha256').update(process.version);
  for (const place of CODE) {
    const names = place.endsWith('.ts') ? [''] : filesBelow(path.join(scripts, place));
    for (const name of names) hash.update(name).update(readFileSync(path.join(scripts, place, name)));
  }
  return hash.digest('hex');
}

/** The data files and programs below a folder, sorted; hidden ones are left out. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:json|yaml|ts)$/.test(file) && !path.basename(file).startsWith('.'))
    .sort();
}
