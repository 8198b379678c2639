import { toolVersions } from '../tool-versions.ts';
import type { Page } from '../pages/page.ts';
import { digest, recall, remember } from '../cache-file.ts';
import type { Draft } from './finding.ts';
import { listsText } from './style/lists.ts';

/** What is remembered of a page: what its bytes were, what it holds, and what the rules that judge it alone found. */
export interface CachedPage {
  readonly hash: string;
  /** Undefined where the page cannot be read; then `drafts` says why. */
  readonly page: Page | undefined;
  readonly drafts: readonly Draft[];
}

/** What the verdicts on a page depend on beside its bytes: the tool and its lists of words. */
function pagesKey(): string {
  return digest(toolVersions(), listsText());
}

/** Reads the remembered pages; none where there is no cache, another version wrote it, or it is damaged. */
export function readPageCache(root: string): Map<string, CachedPage> {
  return new Map(Object.entries((recall(root, 'pages', pagesKey()) ?? {}) as Record<string, CachedPage>));
}

/** Remembers the pages for the next run. */
export function writePageCache(root: string, pages: ReadonlyMap<string, CachedPage>): void {
  remember(root, 'pages', pagesKey(), Object.fromEntries(pages));
}
