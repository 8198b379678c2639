import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';
import { areas } from './src/areas.ts';
import { strictnessOf } from './src/plugins/lenient.ts';
import type { Area } from './src/areas.ts';

const docs = path.join(path.dirname(fileURLToPath(import.meta.url)), 'docs');

const { exclude } = strictnessOf(process.env);

const present = (id: string) => !exclude.includes(`${id}.md`) && existsSync(path.join(docs, `${id}.md`));

interface Category {
  type: 'category';
  label: string;
  link: { type: 'doc'; id: string };
  items: Item[];
}

type Item = string | Category;

/** Pages of a folder that nobody puts in an order, by file name; a page with a folder of its own name holds that folder's pages. */
function folder(name: string): Item[] {
  const dir = path.join(docs, name);
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((file) => file.endsWith('.md') && !file.startsWith('_') && file !== 'index.md')
    .map((file) => `${name}/${file.slice(0, -'.md'.length)}`)
    .sort()
    .filter(present)
    .map((id): Item => {
      const items = folder(id);
      if (items.length === 0) return id;
      const category: Category = { type: 'category', label: titleOf(id), link: { type: 'doc', id }, items };
      return category;
    });
}

/** Pages of a folder as {@link folder} gives them, by title: in a menu of thirty a reader looks for the word. */
function folderByTitle(name: string): Item[] {
  const titled = folder(name).map((item): [string, Item] => [typeof item === 'string' ? titleOf(item) : item.label, item]);
  return titled.sort(([one], [other]) => one.localeCompare(other, 'en')).map(([, item]) => item);
}

/** The title in a page's front matter, which the menu shows. */
function titleOf(id: string): string {
  const title = /^title: "?(.+?)"?$/m.exec(readFileSync(path.join(docs, `${id}.md`), 'utf8'))?.[1];
  return title ?? id;
}

function sidebar({ id, label, pages }: Area) {
  const rules = id === 'documentation' ? folder('documentation/rules') : [];
  return [
    {
      type: 'category' as const,
      label,
      link: { type: 'doc' as const, id: `${id}/index` },
      collapsible: false,
      items: [
        ...pages.filter(present),
        ...(rules.length > 0 ? [{ type: 'category' as const, label: 'Rules of the check', items: rules }] : []),
      ],
    },
  ];
}

const reference: SidebarsConfig = {};
if (present('reference/index')) {
  reference['reference'] = [{ type: 'category', label: 'Reference', link: { type: 'doc', id: 'reference/index' }, collapsible: false, items: folderByTitle('reference') }];
}

const sidebars: SidebarsConfig = {
  ...Object.fromEntries(areas.map((area) => [area.id, sidebar(area)])),
  ...reference,
};

export default sidebars;
