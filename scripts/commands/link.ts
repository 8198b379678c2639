import { Option, type Command } from 'commander';
import { PortalError } from '../errors.ts';
import { findRoot } from '../root.ts';
import { formatJson, formatLines, formatTargets, linkFormats, type CommentOf, type LinkFormat } from '../search/link-formats.ts';
import type { Exit } from './register.ts';

interface Options {
  readonly format: LinkFormat;
  readonly limit?: number;
  readonly copy?: boolean;
  readonly resolve?: boolean;
}

/** How many sections are printed for a query. A comment is pasted as it is, so there is one. */
const limits: Readonly<Record<LinkFormat, number>> = { url: 5, markdown: 5, comment: 1, json: 5 };

/** The most characters of a query that count. */
const LONGEST = 1000;

/** The most queries at once: each takes a millisecond. */
const MOST = 2000;

/** `portal link`: the sections for some words, or what a link leads to, ready to paste. */
export function linkCommand(program: Command, exit: Exit): void {
  program
    .command('link')
    .summary('find the section for some words')
    .description('Prints the sections that answer some words best, ranked as in the search of the site, without a network. "-" reads one query a line from standard input and prints the best section of each; a query without an answer leaves its line empty. Exits 1 where nothing is found.')
    .argument('<words...>', 'what somebody asked, or "-"')
    .option('--resolve', 'take the arguments as links, old ones of docs.cilium.io too, and say where each leads')
    .addOption(new Option('--format <format>', 'how to print them').choices(linkFormats).default('url'))
    .option('--limit <number>', 'how many sections of a query, best first', parseLimit)
    .option('--copy', 'put what is printed into the clipboard')
    .action(async (words: string[], options: Options) => {
      const root = findRoot(process.cwd());
      const piped = words.length === 1 && words[0] === '-';
      const inputs = piped ? await readLines() : words;
      const { text, missing } = options.resolve === true ? await resolved(root, inputs, options) : piped ? await manyQueries(root, inputs, options) : await oneQuery(root, inputs.join(' '), options);
      process.stdout.write(text);
      for (const message of missing) process.stderr.write(`portal: ${message}\n`);
      if (options.copy === true && text.trim() !== '') await (await import('../terminal/clipboard.ts')).copyToClipboard(text.trimEnd());
      exit(missing.length > 0 ? 1 : 0);
    });
}

interface Printed {
  readonly text: string;
  /** What is to be said of each input without a result. */
  readonly missing: readonly string[];
}

async function oneQuery(root: string, query: string, { format, limit = limits[format] }: Options): Promise<Printed> {
  const { queryLinks } = await import('../search/links.ts');
  const [found = []] = await queryLinks(root, [query.slice(0, LONGEST)], limit);
  const text = format === 'json' ? formatJson(found) : formatTargets(found, format, await comments(root, format));
  return { text, missing: found.length === 0 ? [nothingFound(query)] : [] };
}

async function manyQueries(root: string, queries: readonly string[], { format, limit = limits[format] }: Options): Promise<Printed> {
  const { queryLinks } = await import('../search/links.ts');
  const answers = await queryLinks(root, queries.map((query) => query.slice(0, LONGEST)), format === 'json' ? limit : 1);
  const text = format === 'json' ? formatJson(answers) : formatLines(answers, format, await comments(root, format));
  return { text, missing: queries.filter((_, index) => answers[index]?.length === 0).map(nothingFound) };
}

async function resolved(root: string, links: readonly string[], { format }: Options): Promise<Printed> {
  const { resolveLinks } = await import('../links/resolve-link.ts');
  const targets = await resolveLinks(root, links);
  const text = format === 'json' ? formatJson(targets) : formatTargets(targets, format, await comments(root, format));
  return { text, missing: links.filter((_, index) => targets[index] === null).map((link) => `${link.slice(0, 500)}: leads to no page of the portal.`) };
}

function nothingFound(query: string): string {
  return `nothing found for "${query.length > 200 ? `${query.slice(0, 200)}…` : query}". Try fewer words, or another word for the same thing.`;
}

/** The review comments by where they lead; they are read where they are wanted alone. */
async function comments(root: string, format: LinkFormat): Promise<CommentOf> {
  if (format !== 'comment') return () => undefined;
  const [{ readReviewComments }, { addressOf }] = await Promise.all([import('../../src/plugins/review-comments.ts'), import('../search/links.ts')]);
  const texts = new Map(readReviewComments(root).map(({ permalink, text }) => [addressOf(permalink), text]));
  return (url) => texts.get(url);
}

/** Standard input, a line each; line ends at its end make none. */
async function readLines(): Promise<string[]> {
  const { text } = await import('node:stream/consumers');
  const lines = (await text(process.stdin)).trimEnd();
  const queries = lines === '' ? [] : lines.split(/\r?\n/).map((line) => line.trim());
  if (queries.length > MOST) throw new PortalError(`Standard input has ${queries.length} lines. Expected at most ${MOST}: ask in parts.`);
  return queries;
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!/^\d{1,3}$/.test(text) || limit === 0) throw new PortalError(`--limit ${text}: expected a number from 1 to 999.`);
  return limit;
}
