import * as z from 'zod';
import { source, teamNames } from '../../upstream/sources/owners.ts';
import { code, codes, empty, join, link, pageLink, text, type Cell } from '../cell.ts';
import { factsOf, githubUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { Described, ReferencePage, Row, Table } from '../table.ts';
import { slug } from '../anchor.ts';

/** Where a team is asked that has no channel of its own. */
const DEFAULT_CHANNEL = 'development';

/** Patterns that a cell names; the page of code owners has all. */
const MOST_PATTERNS = 8;

/** `slack`: the channel where the team is asked, a name of src/data/slack.yaml. */
const described: Described = {
  file: 'teams',
  fields: { reviews: sentence, slack: z.string().regex(/^[a-z0-9-]+$/, 'expected a channel without #').optional() },
  show: { slack: channelCell },
};

const table: Table = {
  name: 'teams',
  title: 'Teams',
  nameTitle: 'Team',
  columns: [
    { key: 'reviews', title: 'What it reviews' },
    { key: 'patterns', title: 'Patterns' },
    { key: 'queries', title: 'Open reviews' },
    { key: 'slack', title: 'Slack' },
    { key: 'section', title: 'Section' },
  ],
  described,
  sources: () => ['CODEOWNERS'],
  rows: (context) => {
    const owners = factsOf(context.main, source);
    const sections = new Map(owners.sections.flatMap(({ title, teams }) => teams.map(({ name }) => [name, title] as const)));
    return teamNames(owners).filter((owner) => owner.startsWith('@cilium/')).map((owner): Row => {
      const name = owner.slice('@cilium/'.length);
      return {
        name,
        label: code(owner),
        cells: {
          patterns: patternCell(owners.rules.filter((rule) => rule.owners.includes(owner)).map(({ pattern }) => pattern)),
          queries: link(githubUrl(`/pulls?q=${encodeURIComponent(`is:pr is:open draft:false team-review-requested:cilium/${name}`)}`), text('Requested')),
          slack: channelCell(DEFAULT_CHANNEL),
          section: text(sections.get(owner) ?? ''),
        },
      };
    });
  },
};

function patternCell(patterns: readonly string[]): Cell {
  const shown = patterns.slice(0, MOST_PATTERNS);
  const rest = patterns.length - shown.length;
  if (patterns.length === 0) return text('none in this repository');
  return join([codes(shown), rest > 0 ? [...text(`and ${rest} more in `), ...pageLink('reference/code-owners', text('Code owners'))] : empty]);
}

/** A channel, as a link to its row. */
export function channelCell(name: string): Cell {
  return pageLink(`reference/slack#${slug(name)}`, code(`#${name}`));
}

/** Teams, as links to their rows. */
export function teamCells(owners: readonly string[]): Cell {
  return join(owners.map((owner) => (owner.startsWith('@cilium/') ? pageLink(`reference/teams#${slug(owner.slice('@cilium/'.length))}`, code(owner)) : code(owner))));
}

export const page: ReferencePage = {
  page: 'teams',
  title: 'Teams',
  description: 'Every team that reviews changes to Cilium: what it looks at, the patterns it owns, its open reviews and its Slack channel.',
  keywords: ['CODEOWNERS', 'reviewer', 'sig', 'special interest group', 'maintainer', 'who reviews'],
  slack: 'development',
  group: 'Reviews and labels',
  find: 'Who reviews a part of Cilium, and where to ask them',
  lead: 'GitHub asks the teams that `CODEOWNERS` on `main` names for the files that a pull request changes. Backports go by the same teams.',
  tables: [table],
};
