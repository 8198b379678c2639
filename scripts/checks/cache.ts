import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readIfPresent, writeFileAtomic } from '../files.ts';
import type { Page } from '../pages/page.ts';
import { cacheFolder } from '../root.ts';
import type { Draft } from './finding.ts';
import { listsText } from './style/lists.ts';

/** What is remembered of a page: what its bytes were, what it holds, and what the rules that judge it alone found. */
export interface CachedPage {
  readonly hash: string;
  /** Undefined where the page cannot be read; then `drafts` says why. */
  readonly page: Page | undefined;
  readonly drafts: readonly Draft[];
}

const scriptsFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
let versions: string | undefined;

/** A hash of everything but the project that a verdict depends on: Node's version, the locked packages, the code of the check. */
export function toolVersions(): string {
  if (versions === undefined) {
    const hash = createHash('sha256').update(process.version);
    hash.update(readIfPresent(path.join(scriptsFolder, '..', 'package-lock.json')) ?? '');
    for (const folder of ['checks', 'pages', 'tables', 'text']) {
      for (const entry of readdirSync(path.join(scriptsFolder, folder), { recursive: true, withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (entry.isFile()) hash.update(entry.name).update(readFileSync(path.join(entry.parentPath, entry.name)));
      }
    }
    versions = hash.digest('hex');
  }
  return versions;
}

/** What the verdicts on a page depend on beside its bytes: the tool and its lists of words. */
function pagesKey(): string {
  return digest(`${toolVersions()}\0${listsText()}`);
}

interface Stored {
  readonly key: string;
  readonly pages: Record<string, CachedPage>;
}

/** Reads the remembered pages; none where there is no cache, another version wrote it, or it is damaged. */
export function readPageCache(root: string): Map<string, CachedPage> {
  try {
    const text = readIfPresent(cacheFile(root));
    if (text === undefined) return new Map();
    const newline = text.indexOf('\n');
    // The first line is a digest of the rest, so that what this program wrote needs no schema and what it did not is refused.
    if (text.slice(0, newline) !== digest(text.slice(newline + 1))) return new Map();
    const stored = JSON.parse(text.slice(newline + 1)) as Stored;
    return stored.key === pagesKey() ? new Map(Object.entries(stored.pages)) : new Map<string, CachedPage>();
  } catch {
    return new Map();
  }
}

/** Remembers the pages for the next run. */
export function writePageCache(root: string, pages: ReadonlyMap<string, CachedPage>): void {
  const stored: Stored = { key: pagesKey(), pages: Object.fromEntries(pages) };
  const text = JSON.stringify(stored);
  writeFileAtomic(cacheFile(root), `${digest(text)}\n${text}`);
}

function cacheFile(root: string): string {
  return path.join(cacheFolder(root), 'pages.json');
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
