import { stringify } from 'yaml';
import { writeProjectFile } from '../files.ts';
import { openRepository } from '../upstream/git.ts';
import { anchorsFile, readKnownAnchors, type OldAnchors } from './data.ts';
import { readOldPages, type OldPage } from './history.ts';

/** What to read for the anchors' file. */
export interface UpdateRequest {
  /** The project's root. */
  readonly root: string;
  /** A full clone, or a bare repository, of cilium/cilium. */
  readonly repo: string;
  /** Branches whose documentation is published. */
  readonly refs: readonly string[];
}

/** How the file changed. */
export interface AnchorsUpdate {
  readonly pages: number;
  readonly anchors: number;
  /** Anchors that are new in the file, as `page#anchor`. */
  readonly added: readonly string[];
}

/** The first day whose links are kept alive. */
const since = '2020-01-01';

/**
 * Brings src/data/incumbent/anchors.yaml up to date from a clone. What it has already stays, so that a clone with fewer branches loses
 * nothing. Throws PortalError for a clone or ref that cannot be read, with the file as it was.
 */
export async function updateAnchors({ root, repo, refs }: UpdateRequest): Promise<AnchorsUpdate> {
  const before = readKnownAnchors(root);
  const repository = await openRepository(repo);
  const after = mergeAnchors(before, await readOldPages({ repository, refs, since, source: 'Documentation', folder: 'contributing' }));
  writeProjectFile(root, anchorsFile, anchorsText(after));
  const known = new Set(addressesOf(before));
  const now = addressesOf(after);
  return { pages: Object.keys(after).length, anchors: now.length, added: now.filter((one) => !known.has(one)) };
}

/** The known anchors with those found in addition; what an anchor found again is, the title's or a section's, is taken from there. */
export function mergeAnchors(known: OldAnchors, found: readonly OldPage[]): OldAnchors {
  const pages = new Map<string, Map<string, boolean>>();
  const add = (page: string, id: string, title: boolean): void => {
    pages.set(page, (pages.get(page) ?? new Map<string, boolean>()).set(id, title));
  };
  for (const [page, { titles, sections }] of Object.entries(known)) {
    for (const id of titles) add(page, id, true);
    for (const id of sections) add(page, id, false);
  }
  for (const { address, anchors } of found) for (const { id, title } of anchors) add(address, id, title);
  const idsOf = (anchors: ReadonlyMap<string, boolean>, title: boolean): string[] => [...anchors].flatMap(([id, isTitle]) => (isTitle === title ? [id] : [])).sort();
  return Object.fromEntries([...pages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([page, anchors]) => [page, { titles: idsOf(anchors, true), sections: idsOf(anchors, false) }]));
}

/** The anchors as their file has them. */
export function anchorsText(anchors: OldAnchors): string {
  const head = [
    '# Every anchor that each page of docs.cilium.io\'s contributing section had at any time since 2020: those of the page\'s own title, and the',
    '# others. Generated from the history of cilium/cilium and only added to. Where they lead stands in src/data/incumbent.yaml.',
  ];
  return `${head.join('\n')}\n${stringify(anchors)}`;
}

function addressesOf(anchors: OldAnchors): string[] {
  return Object.entries(anchors).flatMap(([page, { titles, sections }]) => [...titles, ...sections].map((id) => `${page}#${id}`));
}
