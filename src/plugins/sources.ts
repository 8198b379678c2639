import { referenceKinds } from '../../scripts/references/kind.ts';
import type { ReferenceKind } from '../../scripts/references/kind.ts';
import { nameOfCode } from '../../scripts/references/inline.ts';
import { driftOf, loadReviewed } from '../../scripts/upstream/drift.ts';
import type { SourceState } from '../../scripts/upstream/drift.ts';
import { hashOf } from './hash.ts';
import type { PageSource, SourcesOptions } from './remark-sources.ts';
import { upstreamOf } from './upstream.ts';

/** Of these only the form is checked, or nothing of Cilium's. */
const unverifiable = new Set<ReferenceKind>(['issue', 'pr', 'term']);

/** What the pages of the project at `root` were read against. Throws PortalError for a damaged pin or record. */
export function sourcesOf(root: string): SourcesOptions {
  const lookup = upstreamOf(root);
  const { main } = lookup;
  const reviewed = loadReviewed(root);
  const isKind = (kind: string): kind is ReferenceKind => referenceKinds.some((known) => known === kind);
  return {
    pin: { name: main.name, commit: main.commit, date: main.date },
    sourcesOf: (page, sources) => driftOf(page, sources, reviewed, main).map((state) => ({
      path: state.source,
      url: lookup.resolve('path', state.source, {}).url,
      ...standing(state, main.commit),
    })),
    isVerified: (kind, name, attributes) => {
      if (kind === 'code') {
        const found = nameOfCode(name, lookup);
        return found !== undefined && lookup.judge(found.kind, found.name, found.place === undefined ? {} : { in: found.place }) === undefined;
      }
      return isKind(kind) && !unverifiable.has(kind) && attributes['repo'] === undefined && lookup.judge(kind, name, attributes) === undefined;
    },
    inputs: hashOf([lookup.inputs, reviewed]),
  };
}

function standing(state: SourceState, commit: string): Pick<PageSource, 'state' | 'commits' | 'history'> {
  switch (state.state) {
    case 'unchanged':
      return { state: 'unchanged' };
    case 'unreviewed':
      return { state: 'unread' };
    case 'missing':
      return { state: 'gone' };
    case 'changed':
      return {
        state: 'changed',
        commits: state.commits.map(({ commit: id, date, pr }) => `${id.slice(0, 10)} (${date}${pr === undefined ? '' : `, #${pr}`})`),
        history: `https://github.com/cilium/cilium/commits/${commit}/${state.source}`,
      };
  }
}
