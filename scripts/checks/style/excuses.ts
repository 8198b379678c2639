import type { Html, Nodes, Root } from 'mdast';
import { closest } from '../../text/closest.ts';
import type { Draft } from '../finding.ts';
import type { PageRule } from '../rule.ts';

/** Comments that excuse nothing are found while excuses are applied; this entry gives them their severity and their help. */
export const excuse: PageRule = { id: 'style/excuse', severity: 'error', check: () => [] };

/** Rules without which a page could run code or hide text: no reason excuses them. */
const never = new Set<string>([excuse.id, 'style/raw-html', 'style/comment']);

const families = ['style/', 'spelling/us-english'];

interface Excuse {
  readonly node: Html;
  readonly rule: string;
  readonly reason: string;
  /** Lines of the block that follows; undefined where none does. */
  readonly lines: { readonly first: number; readonly last: number } | undefined;
}

/** Whether raw HTML is a comment that excuses a finding. */
export function isExcuse(html: string): boolean {
  return /^<!--\s*portal-ignore\b/.test(html);
}

/**
 * Drops what the page excuses: a comment `portal-ignore RULE: REASON` on the line before a block excuses the rule's findings in that block.
 * Adds a finding for each excuse without a rule, a reason or anything to excuse. `rules` are the ids of all rules.
 */
export function applyExcuses(tree: Root, drafts: readonly Draft[], rules: readonly string[]): Draft[] {
  const excuses = [...excusesIn(tree)];
  if (excuses.length === 0) return [...drafts];
  const used = new Set<Excuse>();
  const left = drafts.filter((draft) => {
    const covering = excuses.filter(({ rule, lines, reason }) => rule === draft.rule && isReason(reason) && lines !== undefined && lines.first <= draft.line && draft.line <= lines.last && canExcuse(rule));
    for (const one of covering) used.add(one);
    return covering.length === 0;
  });
  for (const one of excuses) {
    const problem = problemOf(one, rules) ?? (used.has(one) ? undefined : `The block after this comment has nothing that ${one.rule} finds. Remove the comment.`);
    const { line, column } = one.node.position?.start ?? { line: 1, column: 1 };
    if (problem !== undefined) left.push({ rule: excuse.id, line, column, message: problem });
  }
  return left;
}

function* excusesIn(node: Nodes): Iterable<Excuse> {
  if (!('children' in node)) return;
  const children: readonly Nodes[] = node.children;
  for (const [index, child] of children.entries()) {
    if (child.type === 'html' && isExcuse(child.value)) {
      const [, rule = '', reason = ''] = /^<!--\s*portal-ignore\s*([^\s:]*)(?::?\s+|:)?([\s\S]*?)\s*-->/.exec(child.value) ?? [];
      const inText = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
      // Several excuses may stand before one block.
      const next = inText ? undefined : children.slice(index + 1).find((other) => !(other.type === 'html' && isExcuse(other.value)));
      yield { node: child, rule, reason, lines: next?.position && { first: next.position.start.line, last: next.position.end.line } };
    } else {
      yield* excusesIn(child);
    }
  }
}

function canExcuse(rule: string): boolean {
  return families.some((family) => rule.startsWith(family)) && !never.has(rule);
}

/** As for the exceptions of names: a reason is more than a word. */
function isReason(reason: string): boolean {
  return reason.length >= 10;
}

function problemOf({ rule, reason, lines }: Excuse, rules: readonly string[]): string | undefined {
  const form = 'Write "<!-- portal-ignore style/RULE: why it is right here -->".';
  if (rule === '') return `The comment names no rule. ${form}`;
  if (!rules.includes(rule)) {
    const near = closest(rule, rules);
    return `There is no rule "${rule}".${near === undefined ? '' : ` Did you mean "${near}"?`} ${form}`;
  }
  if (!canExcuse(rule)) return `"${rule}" cannot be excused in a page. Mend what it finds.`;
  if (!isReason(reason)) return `The comment gives no reason. ${form}`;
  return lines === undefined ? 'No block follows the comment. Put it on a line of its own before the paragraph, list or table with the finding.' : undefined;
}
