import { pagesMovedSince, type MovedPages } from './history/moved-pages.ts';
import type { Project } from './project.ts';
import { redirectsFile, writeRedirects, type Redirect } from './redirects.ts';
import { addressesOf, isAnswered } from './resolve.ts';
import { settle } from './settle.ts';

/** Redirects for the pages that moved since a commit, and the pages that need one from somebody who knows. */
export interface RedirectPlan {
  /** The new text of docs/redirects.yaml; undefined where there is none and none is needed. */
  readonly text: string | undefined;
  readonly added: readonly Redirect[];
  readonly unmapped: MovedPages['deleted'];
}

/** Plans redirects for pages that moved since `commit`. A redirect that is there and leads somewhere stays. Throws PortalError where git's history cannot be read. */
export function planRedirects(root: string, { pages, rows, redirects, texts }: Project, commit: string): RedirectPlan {
  const { moved, deleted } = pagesMovedSince(root, pages, commit);
  const addresses = addressesOf(pages, rows, redirects);
  const added = moved.filter(({ from }) => !isAnswered(from, addresses));
  const next = settle([...redirects.filter(({ from }) => !added.some((one) => one.from === from)), ...added], addresses.ids);
  const after = addressesOf(pages, rows, next);
  const text = texts.get(redirectsFile);
  return { text: text === undefined && next.length === 0 ? undefined : writeRedirects(text, next), added, unmapped: deleted.filter(({ from }) => !isAnswered(from, after)) };
}
