import { source } from '../../upstream/sources/slack.ts';
import { code, join, link, text } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { descriptionsOf, sentence } from '../descriptions.ts';
import type { Described, ReferencePage, Row, Table } from '../table.ts';

const TABLE = 'Documentation/community/community.rst';

const described: Described = { file: 'slack', fields: { ask: sentence }, entriesAreRows: true };

const table: Table = {
  name: 'slack',
  title: 'Slack channels',
  nameTitle: 'Channel',
  columns: [
    { key: 'ask', title: 'What to ask there' },
    { key: 'listed', title: 'On the community page' },
    { key: 'files', title: 'Files that name it' },
  ],
  described,
  sources: () => [TABLE],
  rows: (context) => {
    const { listed, mentioned } = factsOf(context.main, source);
    const onPage = new Set(listed.filter(({ family }) => !family).map(({ name }) => name));
    const named = new Map(mentioned.map(({ name, files }) => [name, files]));
    const ours = [...descriptionsOf(context, described).entries.values()].filter(({ removed }) => removed === undefined);
    const names = [...new Set([...onPage, ...ours.map(({ name }) => name)])].sort();
    return names.map((name): Row => ({
      name,
      label: code(`#${name}`),
      cells: {
        listed: text(onPage.has(name) ? 'yes' : 'no'),
        files: join((named.get(name) ?? []).map((file) => link(sourceUrl(context.main, file), code(file)))),
      },
    }));
  },
};

export const page: ReferencePage = {
  page: 'slack',
  title: 'Slack channels',
  description: 'Channels of the Cilium and eBPF Slack: where contributors ask which question, and where nobody answers.',
  keywords: ['chat', 'ask', 'help', 'channel', 'where to ask'],
  slack: 'development',
  group: 'Reviews and labels',
  find: 'Where to ask a question',
  lead: 'Join at `slack.cilium.io`. Channels whose name begins with `sig-` belong to special interest groups. When in doubt, ask in `#development`.',
  tables: [table],
};
