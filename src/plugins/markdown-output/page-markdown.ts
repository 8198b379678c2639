import type { ReferenceKind } from '../../../scripts/references/kind.ts';
import { referenceKinds } from '../../../scripts/references/kind.ts';
import type { Resolved } from '../../../scripts/references/lookup.ts';
import type { Directive, Page, RawHtml } from '../../../scripts/pages/page.ts';
import { absoluteLink, type LinkContext } from './absolute-link.ts';
import { edited, Text, type Edit } from './edits.ts';

/** What a page needs to be told in plain Markdown. */
export interface MarkdownContext extends LinkContext {
  readonly resolve: (kind: ReferenceKind, name: string, attributes: Directive['attributes']) => Resolved;
  /** The table that the attributes of a `::table` ask for, as Markdown for the page. */
  readonly table: (attributes: Directive['attributes'], page: Page) => string;
}

/** A section of a page in Markdown, without its heading. */
export interface MarkdownSection {
  readonly id: string | undefined;
  readonly title: string;
  readonly body: string;
}

export interface PageMarkdown {
  /** The page's text after its title, as GitHub Markdown. */
  readonly body: string;
  readonly sections: readonly MarkdownSection[];
}

/** Stands before each heading while a text is worked on: no page holds it, since a page with a NUL character is refused. */
const MARK = '\0';

const kinds = new Set<string>(referenceKinds);

const isKind = (name: string): name is ReferenceKind => kinds.has(name);

/** The callouts of the site, and those of GitHub that come nearest. */
const alerts: Readonly<Record<string, string>> = { note: 'NOTE', info: 'NOTE', tip: 'TIP', important: 'IMPORTANT', warning: 'WARNING', caution: 'CAUTION', danger: 'CAUTION' };

/**
 * A page as it is rendered, in Markdown that needs nothing of ours: names are links to what they name, tables are there, drawings are told,
 * links are in full. What needs no change stays as its author wrote it.
 */
export function pageMarkdown(page: Page, source: string, context: MarkdownContext): PageMarkdown {
  const text = new Text(source);
  const edits = [
    ...page.headings.map(({ at }) => headingEdit(text.offset(at.start), text.slice(at))),
    ...page.headings.map(({ at }): Edit => ({ start: text.offset(at.start), end: text.offset(at.start), text: MARK })),
    ...page.links.flatMap((link) => linkEdits(link, text, page, context)),
    ...page.directives.flatMap((directive) => directiveEdits(directive, text, page, context)),
    ...page.html.flatMap((html) => htmlEdits(html, text)),
  ];
  const marked = tidy(rowLinks(edited(source, bodyStart(source), edits), page, context));
  const [, ...sections] = marked.split(MARK);
  return {
    body: marked.replaceAll(MARK, ''),
    sections: sections.map((part, index) => ({
      id: page.headings[index]?.id,
      title: page.headings[index]?.text ?? '',
      body: part.slice(part.indexOf('\n') + 1),
    })),
  };
}

function bodyStart(source: string): number {
  return /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(source)?.[0].length ?? 0;
}

/** Takes a heading's id away. */
function headingEdit(start: number, heading: string): Edit {
  const id = /\s*(?:\{#[^{}]+\}|<!--\s*#\S+\s*-->)\s*$/.exec(heading);
  const from = start + (id?.index ?? heading.length);
  return { start: from, end: from + (id?.[0].length ?? 0), text: '' };
}

function linkEdits({ kind, url, at }: Page['links'][number], text: Text, page: Page, context: LinkContext): Edit[] {
  if (kind === 'autolink') return [];
  const absolute = absoluteLink(url, page, context);
  const before = kind === 'definition' ? /\]:\s*<?/g : /\]\(\s*<?/g;
  before.lastIndex = text.offset(at);
  for (let match = before.exec(text.source); match !== null; match = before.exec(text.source)) {
    const start = match.index + match[0].length;
    if (text.source.startsWith(url, start)) return absolute === url ? [] : [{ start, end: start + url.length, text: absolute }];
  }
  return [];
}

function directiveEdits(directive: Directive, text: Text, page: Page, context: MarkdownContext): Edit[] {
  const { form, name, label = '', attributes, at } = directive;
  const [start, end] = [text.offset(at.start), text.offset(at.end)];
  if (form === 'text') return isKind(name) && directive.label !== undefined ? [{ start, end, text: reference(context.resolve(name, label, attributes)) }] : [];
  if (form === 'leaf') {
    if (name === 'diagram') return [{ start, end, text: `**Diagram:** ${label}` }];
    return [{ start, end, text: name === 'table' ? context.table(attributes, page) : label }];
  }
  return containerEdits(directive, text);
}

/** A tab stands under its label, a callout is one of GitHub's; what another container holds stands by itself. */
function containerEdits({ name, label = '', at }: Directive, text: Text): Edit[] {
  const { line } = at.start;
  // In a list the first line may hold the item's mark, and the others are indented by as much.
  const first = text.line(line).slice(0, at.start.column - 1);
  const rest = first.replace(/[^\s>]/g, ' ');
  // A fence that is never closed ends with what holds it.
  const closed = at.end.line > line && /^[\s>]*:{3,}\s*$/.test(text.line(at.end.line));
  const lines = (from: number, to: number, replacement: string): Edit => ({ start: text.startOf(from), end: text.startOf(to), text: replacement });
  const closing = closed ? [lines(at.end.line, at.end.line + 1, '\n')] : [];
  const alert = alerts[name];
  if (alert === undefined) return [lines(line, line + 1, name === 'tab' ? `\n${first}**${label}**\n\n` : `${first.trimEnd()}\n`), ...closing];
  const title = label === '' ? '' : `${rest}> **${label}**\n${rest}>\n`;
  const last = closed || text.line(at.end.line).trim() === '' ? at.end.line - 1 : at.end.line;
  const inside = Array.from({ length: Math.max(0, last - line) }, (_, index) => line + 1 + index);
  return [
    lines(line, line + 1, `${first}> [!${alert}]\n${title}`),
    ...inside.map((one): Edit => {
      const { length } = text.line(one);
      const offset = text.startOf(one) + Math.min(rest.length, length);
      return { start: offset, end: offset, text: text.line(one).trim() === '' ? `${rest.slice(length)}>` : '> ' };
    }),
    ...closing,
  ];
}

function reference({ url, label, badge }: Resolved): string {
  const shown = url === undefined ? code(label) : `[${code(label)}](${url})`;
  return badge === undefined ? shown : `${shown} (${badge})`;
}

function code(value: string): string {
  return value.includes('`') ? `\`\` ${value} \`\`` : `\`${value}\``;
}

/** Takes away what only gives an anchor a place, and comments. */
function htmlEdits({ at }: RawHtml, text: Text): Edit[] {
  const start = text.offset(at);
  const found = /^(?:<a id="[^"]*">\s*<\/a>|<!--[\s\S]*?-->\n?)/.exec(text.source.slice(start));
  if (found === null) return [];
  const end = start + found[0].length;
  const space = text.source[start - 1] === ' ' && /^\s/.test(text.source.slice(end));
  return [{ start: space ? start - 1 : start, end, text: '' }];
}

/** Makes links of the names of a generated table's rows, which the page writes as HTML so that each has its anchor. */
function rowLinks(markdown: string, page: Page, context: LinkContext): string {
  if (page.frontMatter.generated !== true) return markdown;
  return markdown.replace(/<a id="([^"]+)" href="#[^"]+">(.*?)<\/a>/g, (_, id: string, label: string) => {
    const shown = label.replace(/<code>(.*?)<\/code>/g, (_whole, inner: string) => `\`${inner.replace(/\\(?=[!-/:-@[-`{-~])(?!\\?\|)/g, '')}\``);
    return `[${shown}](${absoluteLink(`#${id}`, page, context)})`;
  });
}

/** Leaves one empty line where fences that went away left several, outside of code. */
function tidy(markdown: string): string {
  let fence = '';
  let empty = true;
  const kept: string[] = [];
  for (const line of markdown.split('\n')) {
    const mark = /^[\s>]*(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && line.trim().endsWith(mark)) fence = '';
    const blank = fence === '' && line.trim() === '';
    if (!(blank && empty)) kept.push(blank ? '' : line);
    empty = blank;
  }
  return `${kept.join('\n').trim()}\n`;
}
