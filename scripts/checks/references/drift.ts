import { itemOf } from '../../pages/front-matter.ts';
import { driftOf, loadReviewed, type SourceState } from '../../upstream/drift.ts';
import { loadPin } from '../../upstream/pin.ts';
import type { Draft } from '../finding.ts';
import type { SiteRule } from '../rule.ts';

/** A file that a page rests on and that changed since somebody compared the two; runs with --drift alone. */
export const sourceChanged: SiteRule = {
  id: 'references/source-changed',
  severity: 'warning',
  check(site) {
    if (!site.drift) return [];
    const pin = loadPin(site.root, 'main');
    const reviewed = loadReviewed(site.root);
    return site.pages.flatMap((page): (Draft & { file: string })[] => {
      const sources = page.frontMatter.sources ?? [];
      return driftOf(page.file, sources, reviewed, pin).flatMap((state) => {
        const message = describe(state, page.file);
        const line = page.frontMatterLines[itemOf('sources', sources.indexOf(state.source))] ?? 1;
        return message === undefined ? [] : [{ rule: this.id, file: page.file, line, column: 1, message }];
      });
    });
  },
};

function describe(state: SourceState, page: string): string | undefined {
  const record = `Compare it with the page, then run: npx portal upstream reviewed ${page}`;
  switch (state.state) {
    case 'unchanged':
    case 'missing':
      return undefined;
    case 'unreviewed':
      return `${state.source} was never compared with this page. ${record}`;
    case 'changed': {
      const commits = state.commits.map(({ commit, date, pr }) => `${commit.slice(0, 10)} (${date}${pr === undefined ? '' : `, #${pr}`})`);
      const list = `${commits.slice(0, 5).join(', ')}${commits.length > 5 ? ` and ${commits.length - 5} more` : ''}`;
      return `${state.source} changed since it was read${state.complete ? '' : ', in commits from before those that the pin keeps'}${list === '' ? '' : `: ${list}`}. ${record}`;
    }
  }
}
