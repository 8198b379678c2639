import { git } from '../../git.ts';
import { readFrontMatter } from '../../pages/front-matter.ts';
import { urlOf, type Page } from '../../pages/page.ts';
import { readAt } from '../base.ts';
import { pageMoves } from './page-moves.ts';

/** What became of the addresses of pages. */
export interface MovedPages {
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** Addresses of pages that are gone, with those of the three pages that have most in common with them. */
  readonly deleted: readonly { readonly from: string; readonly closest: readonly string[] }[];
}

/**
 * Says where the addresses went that pages had at a commit and that no page has in the working tree, by git's history. Throws PortalError
 * where that cannot be read.
 */
export function pagesMovedSince(root: string, pages: readonly Page[], commit: string): MovedPages {
  const prefix = git(root, ['rev-parse', '--show-prefix'])?.trim() ?? '';
  const { moved, deleted } = pageMoves({ gitDir: root, base: commit, head: undefined, folder: `${prefix}docs`, extension: 'md' });
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const live = new Set(pages.map(({ url }) => url));
  const inProject = (file: string): string => file.slice(prefix.length);
  const oldUrl = (file: string): string => {
    const { data } = readFrontMatter(readAt(root, commit, inProject(file)) ?? '');
    return urlOf(inProject(file).replace(/^docs\//, '').replace(/\.md$/, ''), data?.slug);
  };
  const urlAt = (file: string): string | undefined => byFile.get(inProject(file))?.url;
  return {
    moved: moved.flatMap(({ from, to }) => [urlAt(to)].flatMap((url) => (url === undefined ? [] : { from: oldUrl(from), to: url }))).filter(({ from }) => !live.has(from)),
    deleted: deleted.map(({ from, closest }) => ({ from: oldUrl(from), closest: closest.flatMap((file) => urlAt(file) ?? []) })).filter(({ from }) => !live.has(from)),
  };
}
