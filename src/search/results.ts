import type { Found, Result, Segment } from '../../scripts/search/engine/search.ts';
import { element } from '../plugins/page-script/parts/element.ts';
import type { SearchData } from './data.ts';

/** The results as options of a list, the first of them chosen. */
export function resultElements({ results }: Found, { baseUrl, areas }: SearchData): HTMLAnchorElement[] {
  return results.map((result, index) => {
    const area = areas.find(({ id }) => id === result.area)?.label ?? result.area;
    const option = element(
      'a',
      { href: baseUrl + result.url.slice(1), className: 'search-result', id: `search-result-${index}`, tabIndex: -1 },
      element('span', { className: 'search-title' }, ...shown(result.markedTitle)),
      element('span', { className: 'search-place' }, placeOf(result, area)),
      element('span', { className: 'search-text' }, ...shown(result.excerpt)),
    );
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', String(index === 0));
    option.dataset.area = result.area;
    option.dataset.kind = result.kind;
    return option;
  });
}

/** Where a result stands, from the area to the section over it; before a row's page, what it is. */
function placeOf({ kind, page, above }: Result, area: string): string {
  const parts = kind === 'row' ? [area, page, above] : [area, kind === 'page' ? '' : page, above];
  return parts.filter(Boolean).join(' › ');
}

/** Segments as nodes: neighbors of one kind of text share an element, so that code does not fall into pieces. */
function shown(segments: readonly Segment[]): Node[] {
  const nodes: Node[] = [];
  let code: HTMLElement | undefined;
  for (const segment of segments) {
    const node = segment.hit ? element('mark', {}, segment.text) : document.createTextNode(segment.text);
    if (!segment.code) {
      code = undefined;
      nodes.push(node);
    } else if (code === undefined) {
      nodes.push((code = element('code', {}, node)));
    } else {
      code.append(node);
    }
  }
  return nodes;
}
