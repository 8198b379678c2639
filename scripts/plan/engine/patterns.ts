import { patternExpression } from '../../upstream/codeowners.ts';

/** Tells whether a path fits a list of patterns. */
export type Matcher = (path: string) => boolean;

const nothing = /(?!)/;

/** Makes a matcher of patterns written as in CODEOWNERS, of which those that begin with `!` take paths out. */
export function matcherOf(patterns: readonly string[]): Matcher {
  const fits = anyOf(patterns.filter((pattern) => !pattern.startsWith('!')));
  const out = anyOf(patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1)));
  return (path) => fits.test(path) && !out.test(path);
}

/** One expression for all patterns: a plan asks it for each path and rule. */
function anyOf(patterns: readonly string[]): RegExp {
  if (patterns.length === 0) return nothing;
  return new RegExp(patterns.map((pattern) => `(?:${patternExpression(pattern).source})`).join('|'));
}

/**
 * Whether a path fits a filter of a GitHub workflow: `*` within a folder, `**` across folders, a leading `!` takes back what fitted before.
 * Rules: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function fitsFilter(patterns: readonly string[], path: string): boolean {
  let fits = false;
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    if (filterExpression(negated ? pattern.slice(1) : pattern).test(path)) fits = !negated;
  }
  return fits;
}

const filters = new Map<string, RegExp>();

function filterExpression(pattern: string): RegExp {
  let expression = filters.get(pattern);
  if (expression === undefined) {
    const source = pattern
      .replace(/[.^${}()|\\]/g, '\\$&')
      .replaceAll('**/', '\u0000')
      .replaceAll('**', '\u0001')
      .replaceAll('*', '[^/]*')
      .replaceAll('\u0000', '(?:.*/)?')
      .replaceAll('\u0001', '.*');
    filters.set(pattern, (expression = new RegExp(`^${source}$`)));
  }
  return expression;
}
