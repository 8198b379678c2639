import type { List, ListItem, Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Draft } from '../finding.ts';
import type { PageRule } from '../rule.ts';
import { flowOf, startOf } from './flow.ts';

interface Item {
  readonly node: Nodes;
  readonly text: string;
  readonly stops: boolean;
}

/** Items of one list of which some end with a period and some do not. */
export const listPeriods: PageRule = {
  id: 'style/list-periods',
  severity: 'error',
  *check({ page, markdown, source }) {
    if (page.frontMatter.generated === true) return;
    for (const { node } of flowOf(markdown.tree)) if (node.type === 'list') yield* judge(node, source);
  },
};

function* judge(list: List, source: string): Iterable<Draft> {
  const items = list.children.flatMap((item) => endOf(item) ?? []);
  const [first] = items;
  // If one item needs a period, since it has two sentences, all get one. Otherwise most items decide, and where they do not, the first.
  const needed = items.some(({ text }) => /[a-z\d)”"'][.?!]\s+[A-Z]/.test(text));
  if (first === undefined || (items.every(({ stops }) => stops === first.stops) && (first.stops || !needed))) return;
  const stopping = items.filter(({ stops }) => stops).length;
  const stop = needed || stopping * 2 > items.length || (stopping * 2 === items.length && first.stops);
  for (const { node, stops, text } of items) {
    const end = node.position?.end;
    if (stops === stop || end === undefined) continue;
    const at = { line: end.line, column: end.column };
    const last = { line: at.line, column: at.column - 1 };
    const excerpt = text.length > 50 ? `… ${text.slice(-40).trimStart()}` : text;
    if (stop) {
      const message = `The item "${excerpt}" has no period, and ${stopping > 0 ? 'others of the list do' : 'one of the list has two sentences, which need one'}. End all items alike.`;
      yield { rule: listPeriods.id, ...startOf(node), message, ...(canEndWith(source, end.offset) && { fix: { range: { start: at, end: at }, text: '.' } }) };
    } else {
      const isPeriod = source[(end.offset ?? 0) - 1] === '.';
      yield { rule: listPeriods.id, ...startOf(node), message: `The item "${excerpt}" has a period, and others of the list do not. End all items alike.`, ...(isPeriod && { fix: { range: { start: last, end: at }, text: '' } }) };
    }
  }
}

/** How an item of text ends; undefined for one that ends with something else, such as a list or code. */
function endOf({ children }: ListItem): Item | undefined {
  const last = children.at(-1);
  if (last?.type !== 'paragraph') return undefined;
  const text = toString(last).trim();
  if (text === '' || text.endsWith(':')) return undefined;
  return { node: last, text, stops: /[.!?]["”’)\]]*$/.test(text) };
}

/** Whether a period can simply be added: the source ends with a word or a mark that closes one. */
function canEndWith(source: string, end: number | undefined): boolean {
  return /[\p{L}\p{N}`)\]*}]/u.test(source[(end ?? 0) - 1] ?? '');
}
