import { existsSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { link, pageLink, text, type Cell } from '../cell.ts';
import type { TableContext } from '../context.ts';
import { descriptionsOf } from '../descriptions.ts';
import type { Described, ReferencePage, Row, Table } from '../table.ts';

/** `link`: an address in the web, or one of ours such as `/testing/ci/#ariane`. `hover` is for the pages alone (src/plugins/glossary.ts). */
const described: Described = {
  file: 'glossary',
  fields: {
    definition: z.string().trim().min(10).max(600),
    aliases: z.array(z.string()).transform((names) => names.join(', ')).optional(),
    hover: z.literal(false).transform(() => undefined).optional(),
    link: z.string().regex(/^(?:https:\/\/\S+|\/[a-z0-9/-]+\/(?:#[\w-]+)?)$/, 'expected an address such as /testing/ci/#ariane').optional(),
  },
  show: { aliases: text, link: moreCell },
  entriesAreRows: true,
};

const table: Table = {
  name: 'glossary',
  title: 'Glossary',
  nameTitle: 'Term',
  columns: [{ key: 'definition', title: 'Meaning' }, { key: 'aliases', title: 'Also' }, { key: 'link', title: 'More' }],
  described,
  sources: () => [],
  rows: (context) => {
    const { entries } = descriptionsOf(context, described);
    const names = [...entries.values()].filter(({ removed }) => removed === undefined).map(({ name }) => name);
    return names.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)).map((name): Row => ({ name, label: text(name), cells: {} }));
  },
};

function moreCell(target: string, { root }: TableContext): Cell {
  if (!target.startsWith('/')) return link(target, text('More'));
  const [address = '', anchor] = target.split('#');
  const bare = address.replace(/^\/|\/$/g, '');
  const id = existsSync(path.join(root, 'docs', `${bare}.md`)) ? bare : `${bare}/index`;
  return pageLink(anchor === undefined ? id : `${id}#${anchor}`, text('More'));
}

export const page: ReferencePage = {
  page: 'glossary',
  title: 'Glossary',
  description: 'Words and abbreviations that Cilium contributors use in reviews, issues and code, each explained in a sentence or two.',
  keywords: ['term', 'abbreviation', 'acronym', 'definition', 'meaning', 'jargon'],
  slack: 'development',
  group: 'Code',
  find: 'What a word or abbreviation means',
  lead: 'Words that the pages here and reviews use. Each has an address: its name is the link.',
  tables: [table],
};
