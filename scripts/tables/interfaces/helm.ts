import { helmValues, source, type HelmValue } from '../../upstream/sources/helm.ts';
import { code, empty, text } from '../cell.ts';
import { factsOf, type TableContext } from '../context.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const VALUES = 'install/kubernetes/cilium/values.yaml';

/** Pages by the first letter of a value. Fixed, so that a value's address stays when others come. */
const PARTS = [
  { part: 'a-c', from: 'a', to: 'c' },
  { part: 'd-g', from: 'd', to: 'g' },
  { part: 'h', from: 'h', to: 'h' },
  { part: 'i-o', from: 'i', to: 'o' },
  { part: 'p-z', from: 'p', to: 'z' },
] as const;

type Part = (typeof PARTS)[number];

/** The overview and the pages of the chart's values. */
export function helmPages(context: TableContext): ReferencePage[] {
  const values = helmValues(factsOf(context.main, source));
  const parts = PARTS.map((part) => ({ part, own: values.filter(({ path }) => belongs(path, part)) }));
  const pages = parts.map(({ part, own }) => partPage(part, own));
  return [
    {
      page: 'helm-values',
      title: 'Helm values',
      description: 'All values of Cilium\'s Helm chart on main with their type and default, split over pages by the first letter.',
      keywords: ['values.yaml', 'chart', 'install option', 'helm', 'setting'],
      slack: 'development',
      group: 'Interfaces',
      find: 'A value of the Helm chart',
      lead: 'The chart\'s values by their path. `install/kubernetes/cilium/values.yaml.tmpl` is where one changes them.',
      parts: pages.map(({ page, title }, index) => ({ page, title, remark: text(`${parts[index]?.own.length ?? 0} values, ${topKeys(parts[index]?.own ?? [])}`) })),
      tables: [],
    },
    ...pages,
  ];
}

function belongs(path: string, { from, to }: Part): boolean {
  const first = (path[0] ?? '').toLowerCase();
  return first >= from && first <= to;
}

function topKeys(values: readonly HelmValue[]): string {
  const keys = [...new Set(values.map(({ path }) => path.split('.')[0] ?? ''))].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  return keys.length < 2 ? keys.join('') : `${keys[0] ?? ''} to ${keys.at(-1) ?? ''}`;
}

function partPage({ part, from, to }: Part, values: readonly HelmValue[]): ReferencePage {
  const range = from === to ? from.toUpperCase() : `${from.toUpperCase()} to ${to.toUpperCase()}`;
  const table: Table = {
    name: `helm-values-${part}`,
    title: 'Values',
    nameTitle: 'Value',
    columns: [{ key: 'type', title: 'Type' }, { key: 'default', title: 'Default' }],
    sources: () => [VALUES, 'Documentation/helm-values.rst'],
    rows: () => values.map(({ path, type, default: value }): Row => ({ name: path, cells: { type: text(type), default: value === undefined ? empty : code(value) } })),
  };
  return {
    page: `helm-values/${part}`,
    title: `Helm values: ${range}`,
    description: `Values of Cilium's Helm chart on main whose path begins with ${range}, with their type and default.`,
    keywords: ['values.yaml', 'chart', 'helm'],
    slack: 'development',
    group: 'Interfaces',
    lead: `Values whose path begins with ${range}. A default that the chart describes in words is left out here.`,
    tables: [table],
  };
}
