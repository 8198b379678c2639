import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SidebarsConfig } from '@docusaurus/plugin-content-docs';
import { areas } from './src/areas.ts';
import { strictnessOf } from './src/plugins/lenient.ts';
import type { Area } from './src/areas.ts';

const docs = path.join(path.dirname(fileURLToPath(import.meta.url)), 'docs');

const { exclude } = strictnessOf(process.env);

const present = (id: string) => !exclude.includes(`${id}.md`) && existsSync(path.join(docs, `${id}.md`));

/** Pages of a folder that nobody puts in an order: its overview first, then by file name. */
function folder(name: string): string[] {
  const dir = path.join(docs, name);
  if (!existsSync(dir)) return [];
  const ids = readdirSync(dir)
    .filter((file) => file.endsWith('.md') && !file.startsWith('_') && file !== 'index.md')
    .map((file) => `${name}/${file.slice(0, -'.md'.length)}`)
    .sort();
  return [`${name}/index`, ...ids].filter(present);
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

const reference = folder('reference');

export default {
  ...Object.fromEntries(areas.map((area) => [area.id, sidebar(area)])),
  ...(reference.length > 0 && { reference }),
} as SidebarsConfig;
