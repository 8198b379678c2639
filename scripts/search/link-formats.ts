import type { LinkTarget } from '../links/resolve-link.ts';

export const linkFormats = ['url', 'markdown', 'comment', 'json'] as const;

export type LinkFormat = (typeof linkFormats)[number];

/** Gives the text for a review that leads to an address, where one is written. */
export type CommentOf = (url: string) => string | undefined;

/** Targets as text, with a line end behind each; a comment is a paragraph. A target that is null leaves its line empty. */
export function formatTargets(targets: readonly (LinkTarget | null)[], format: Exclude<LinkFormat, 'json'>, commentOf: CommentOf): string {
  return targets.map((target) => `${target === null ? '' : formatTarget(target, format, commentOf)}\n`).join(format === 'comment' ? '\n' : '');
}

/** The best target of each query, in a line of its own, so that the lines are those of the queries. */
export function formatLines(answers: readonly (readonly LinkTarget[])[], format: Exclude<LinkFormat, 'json'>, commentOf: CommentOf): string {
  return answers.map(([best]) => `${best === undefined ? '' : formatTarget(best, format, commentOf).replace(/\s*\n\s*/g, ' ')}\n`).join('');
}

/** Results as JSON, as `portal link --format json` prints them. */
export function formatJson(results: unknown): string {
  return `${JSON.stringify({ results }, null, 2)}\n`;
}

function formatTarget(target: LinkTarget, format: Exclude<LinkFormat, 'json'>, commentOf: CommentOf): string {
  if (format === 'url') return target.url;
  if (format === 'markdown') return markdownLink(target);
  const comment = commentOf(target.url);
  return comment === undefined ? `See ${markdownLink(target)}.` : `${comment}\n\n${target.url}`;
}

function markdownLink({ url, title, page, section }: LinkTarget): string {
  const text = section === null ? title : `${title} - ${page}`;
  return `[${text.replace(/[[\]\\*_`<]/g, '\\$&')}](${url})`;
}
