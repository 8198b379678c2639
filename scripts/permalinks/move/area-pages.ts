import ts from 'typescript';
import { PortalError } from '../../errors.ts';
import { applyEdits } from './rewrite-links.ts';

/** Where the order of the pages stands, from the root. */
export const areasFile = 'src/areas.ts';

/**
 * The source of src/areas.ts after a page's id became another, or none: it stays at its place in the order, or goes to the end of the new
 * area's. Throws PortalError for an area that does not exist.
 */
export function movePageInAreas(source: string, from: string, to: string | undefined): string {
  const lists = pageLists(source);
  const old = lists.find(({ pages }) => pages.some(({ text }) => text === from));
  const area = to?.split('/')[0];
  const next = lists.find(({ id }) => id === area);
  if (to !== undefined && next === undefined) throw new PortalError(`${areasFile} has no area "${area ?? ''}". Expected one of ${lists.map(({ id }) => id).join(', ')}.`);
  const at = old?.pages.find(({ text }) => text === from);
  if (old && at && old === next && to !== undefined) return applyEdits(source, [{ start: at.getStart() + 1, end: at.getEnd() - 1, text: to }]);
  const removed = old && at ? removal(source, old.pages, at) : [];
  const added = next && to !== undefined ? [insertion(source, next.list, to)] : [];
  return applyEdits(source, [...removed, ...added]);
}

interface PageList {
  readonly id: string;
  readonly list: ts.ArrayLiteralExpression;
  readonly pages: readonly ts.StringLiteral[];
}

/** The objects with an `id` and a list of `pages`. */
function pageLists(source: string): PageList[] {
  const lists: PageList[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const valueOf = (name: string): ts.Expression | undefined => node.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText() === name)?.initializer;
      const [id, list] = [valueOf('id'), valueOf('pages')];
      if (id && list && ts.isStringLiteral(id) && ts.isArrayLiteralExpression(list)) lists.push({ id: id.text, list, pages: list.elements.filter(ts.isStringLiteral) });
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(areasFile, source, ts.ScriptTarget.Latest, true));
  return lists;
}

/** Takes the element out with its comma and, where it has lines of its own, with these. */
function removal(source: string, pages: readonly ts.StringLiteral[], at: ts.StringLiteral): { start: number; end: number; text: string }[] {
  const [start, end] = [at.getStart(), at.getEnd()];
  const after = /^\s*,[ \t]*/.exec(source.slice(end))?.[0] ?? '';
  const lead = /\n[ \t]*$/.exec(source.slice(0, start))?.[0] ?? '';
  if (lead !== '' && /^\n/.test(source.slice(end + after.length))) return [{ start: start - lead.length, end: end + after.length, text: '' }];
  if (after !== '' && pages.at(-1) !== at) return [{ start, end: end + after.length, text: '' }];
  const before = /,\s*$/.exec(source.slice(0, start))?.[0] ?? '';
  return [{ start: start - before.length, end, text: '' }];
}

function insertion(source: string, list: ts.ArrayLiteralExpression, id: string): { start: number; end: number; text: string } {
  const last = list.elements.at(-1);
  if (last === undefined) return { start: list.getStart() + 1, end: list.getStart() + 1, text: `'${id}'` };
  const end = last.getEnd();
  const indent = /\n[ \t]*$/.exec(source.slice(0, last.getStart()))?.[0];
  return { start: end, end, text: `,${indent ?? ' '}'${id}'` };
}
