import type { Found } from '../../scripts/search/engine/search.ts';
import { element } from '../plugins/page-script/parts/element.ts';
import { reportAddress } from '../report.ts';
import type { SearchData } from './data.ts';

/** Queries that show what can be searched. */
const examples = ['sign off a commit', 'make kind-image', '/test', '--tofqdns-min-ttl', '#sig-datapath'];

/** What the dialog shows before anything is typed. `search` takes a query over. */
export function welcome(search: (query: string) => void): Node[] {
  const items = examples.map((example) => {
    const button = element('button', { type: 'button', className: 'clean-btn search-example', textContent: example });
    button.addEventListener('click', () => { search(example); });
    return element('li', {}, button);
  });
  return [element('p', { className: 'search-note' }, 'Ask in your own words, or give a name from Cilium: a command, a flag, a file, a team, a label, a trigger.'), element('ul', { className: 'search-examples' }, ...items)];
}

export interface NothingFound {
  readonly query: string;
  /** The area that was asked for. */
  readonly area: string | undefined;
  readonly found: Found;
  readonly data: SearchData;
  /** Searches all areas. */
  readonly everywhere: () => void;
}

/** What the dialog shows where nothing is found: where else it would be, how to ask otherwise, and whom. */
export function nothingFound({ query, area, found, data, everywhere }: NothingFound): Node[] {
  const elsewhere = [...found.areas.values()].reduce((sum, count) => sum + count, 0);
  const nodes: Node[] = [element('p', { className: 'search-note' }, 'Nothing found for ', element('strong', {}, query.trim()), area === undefined ? '.' : ` in ${labelOf(area, data)}.`)];
  if (elsewhere > 0) {
    const button = element('button', { type: 'button', className: 'clean-btn search-more', textContent: `Show ${counted(elsewhere)} in other areas` });
    button.addEventListener('click', everywhere);
    nodes.push(button);
  }
  const report = reportAddress(data.repository, { page: 'Search', address: location.href, section: query.trim(), pin: data.pin });
  nodes.push(element(
    'ul',
    { className: 'search-help' },
    element('li', {}, 'Try fewer words, or another word for the same thing.'),
    element('li', {}, outboundLink(data.slack, 'Ask on Slack'), ', where contributors answer.'),
    element('li', {}, outboundLink(report, 'Tell us what you looked for'), ', so that the next one finds it.'),
  ));
  return nodes;
}

/** What the dialog shows where the site has no index. */
export function noIndex(): Node[] {
  return [element('p', { className: 'search-note' }, 'This site has no search index. On your machine, start the preview with ', element('code', {}, 'npm run dev'), ', or build the site with ', element('code', {}, 'npm run build'), ': both make it.')];
}

/** What the dialog shows where the index cannot be fetched. */
export function unreachable(again: () => void): Node[] {
  const button = element('button', { type: 'button', className: 'clean-btn search-more', textContent: 'Try again' });
  button.addEventListener('click', again);
  return [element('p', { className: 'search-note' }, 'The search could not be loaded. Check the connection.'), button];
}

/** "1 result", "12 results". */
export function counted(count: number): string {
  return `${count} ${count === 1 ? 'result' : 'results'}`;
}

function labelOf(area: string, { areas }: SearchData): string {
  return areas.find(({ id }) => id === area)?.label ?? area;
}

function outboundLink(href: string, text: string): HTMLElement {
  return element('a', { href, target: '_blank', rel: 'noopener' }, text, element('span', { className: 'sr-only' }, ' (opens in a new tab)'));
}
