import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadBranches, maintainedBranches } from '../../scripts/upstream/branches.ts';
import { areas } from '../areas.ts';
import { outside, repository } from '../links.ts';
import type { SearchData } from '../search/data.ts';
import type { Part } from './page-script/bundle.ts';
import type { Parameter } from './parameters.ts';
import { readReviewComments } from './review-comments.ts';

export interface PageData {
  /** The path of the site, with slashes at both ends. */
  readonly baseUrl: string;
  readonly parameters: readonly Parameter[];
  /** The commit of Cilium that names are verified against, for people. */
  readonly pin: string;
}

/** The parts of the page script with the data of the project at `root`. Throws PortalError when a file of it is malformed. */
export function pageParts(root: string, { baseUrl, parameters, pin }: PageData): Part[] {
  const comments = readReviewComments(root).map(({ when, text, permalink }) => ({ when, text, permalink }));
  return [
    { name: 'sections', data: { baseUrl, repository, pin, comments } },
    { name: 'parameters', data: parameters },
    { name: 'checklists' },
    { name: 'tables' },
    { name: 'page-markdown' },
    { name: 'search', data: searchData(root, { baseUrl, pin }) },
    { name: 'branch', data: branchNotice(root, baseUrl) },
  ];
}

/** What the notice about a stable branch says: which branches are compared with main, and where the differences are. */
function branchNotice(root: string, baseUrl: string): { branches: string[]; changes: string | null } {
  const branches = maintainedBranches(loadBranches(root)).map(({ name }) => name).filter((name) => name !== 'main');
  return { branches, changes: existsSync(path.join(root, 'docs/reference/changes.md')) ? `${baseUrl}reference/changes/` : null };
}

/** What the search needs to know of the site; the area of the generated pages is there with them. */
function searchData(root: string, { baseUrl, pin }: Pick<PageData, 'baseUrl' | 'pin'>): SearchData {
  const reference = existsSync(path.join(root, 'docs/reference')) ? [{ id: 'reference', label: 'Reference' }] : [];
  return { baseUrl, repository, slack: outside.slack, pin, areas: [...areas.map(({ id, label }) => ({ id, label })), ...reference] };
}
