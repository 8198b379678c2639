import type { Page } from '../../../scripts/pages/page.ts';
import type { Area } from '../../areas.ts';

/** Pages that belong together, in the order in which they are read. */
export interface Shelf<P> {
  readonly id: string;
  readonly label: string;
  readonly summary: string;
  readonly pages: readonly P[];
}

/**
 * Sorts pages as the side menus do: by areas, in each its overview, then the listed pages, then those that nobody put in an order; the
 * generated reference comes last.
 */
export function catalogue<P extends Pick<Page, 'docId'>>(pages: readonly P[], areas: readonly Area[]): Shelf<P>[] {
  const reference = { id: 'reference', label: 'Reference', summary: 'Tables generated from Cilium’s source: teams, triggers, checks, labels, make targets, flags and more.', pages: [] };
  return [...areas, reference].flatMap(({ id, label, summary, pages: listed }): Shelf<P>[] => {
    const order = [`${id}/index`, ...listed];
    const place = ({ docId }: P): number => (order.includes(docId) ? order.indexOf(docId) : order.length);
    const own = pages.filter(({ docId }) => docId.split('/')[0] === id).sort((a, b) => place(a) - place(b) || (a.docId < b.docId ? -1 : 1));
    return own.length === 0 ? [] : [{ id, label, summary, pages: own }];
  });
}
