import { readSitePages } from '../links/site-pages.ts';
import { indexFiles } from './build-index.ts';
import { documentGroups } from './documents.ts';
import { loadWords } from './words.ts';

export interface IndexOptions {
  readonly inputs: string;
  /** Pages (paths from the root) that the site leaves out. */
  readonly leaveOut: readonly string[];
}

/** The files of the index of a project, by path below search/. Throws PortalError where data are damaged. */
export function indexOf(root: string, { inputs, leaveOut }: IndexOptions): Map<string, string> {
  const pages = readSitePages(root).filter(({ page }) => !leaveOut.includes(page.file));
  const { synonyms, keywords } = loadWords(root);
  return indexFiles({ groups: documentGroups(pages, keywords), synonyms, inputs });
}
