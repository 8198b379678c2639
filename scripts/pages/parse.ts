import GithubSlugger from 'github-slugger';
import type { Heading as HeadingNode, Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import type { Directive, Fence, Heading, InlineCode, Link, Position, Prose, RawHtml } from './page.ts';
import { shownHtml, wordsOfHtml } from './html.ts';
import { directiveLabel, directiveNodes, type DirectiveNode } from './directives.ts';

/** What one parse of a page's Markdown yields. */
export interface ParsedMarkdown {
  readonly tree: Root;
  readonly headings: Heading[];
  readonly ids: { readonly id: string; readonly at: Position }[];
  readonly links: Link[];
  readonly fences: Fence[];
  readonly inlineCode: InlineCode[];
  readonly directives: Directive[];
  readonly html: RawHtml[];
  readonly prose: Prose[];
}

// The syntax that Docusaurus reads in a `.md` page, with its own versions of the parsers.
const processor = unified().use(remarkParse).use(remarkFrontmatter).use(remarkDirective).use(remarkGfm).use(keepPlaces).freeze();

/** GFM's second search for addresses, in the finished tree, makes links of a few more of them and takes the places of the text around. */
function keepPlaces(this: Processor): void {
  for (const extension of this.data().fromMarkdownExtensions?.flat() ?? []) delete extension.transforms;
}

// As in Docusaurus's parseMarkdownHeadingId, which loads too much to be imported here; a test compares the two.
const headingId = /\s*\{#((?:.(?!\{#|\}))*.)\}$/;

/** Parses a page's text, front matter included, so that every place is one in the file. */
export function parseMarkdown(source: string): ParsedMarkdown {
  const tree = processor.parse(source);
  const result: ParsedMarkdown = { tree, headings: [], ids: [], links: [], fences: [], inlineCode: [], directives: [], html: [], prose: [] };
  walk(tree, { source, lines: source.split('\n'), slugger: new GithubSlugger(), result });
  return result;
}

interface Walk {
  readonly source: string;
  readonly lines: readonly string[];
  readonly slugger: GithubSlugger;
  readonly result: ParsedMarkdown;
}

function walk(node: Nodes, state: Walk): void {
  const { result } = state;
  switch (node.type) {
    case 'heading':
      addHeading(node, state);
      break;
    case 'link': {
      const text = toString(node);
      const kind = rawOf(node, state).startsWith('[') ? 'link' : 'autolink';
      result.links.push({ kind, url: node.url, text, at: startOf(node) });
      if (kind === 'autolink') return;
      break;
    }
    case 'definition':
      result.links.push({ kind: 'definition', url: node.url, text: node.label ?? node.identifier, at: startOf(node) });
      break;
    case 'image':
      result.links.push({ kind: 'image', url: node.url, text: node.alt ?? '', at: startOf(node) });
      addProse(node.alt ?? '', { line: startOf(node).line, column: startOf(node).column + '!['.length }, state);
      break;
    case 'code':
      addFence(node, state);
      return;
    case 'inlineCode':
      result.inlineCode.push({ value: node.value, at: startOf(node) });
      return;
    case 'html':
      addHtml(node.value, startOf(node), state);
      return;
    case 'text':
      addProse(rawOf(node, state).replace(headingId, ''), startOf(node), state);
      return;
    case 'textDirective':
    case 'leafDirective':
    case 'containerDirective':
      if (addDirective(node, state)) return;
      break;
    default:
  }
  if ('children' in node) for (const child of node.children) walk(child, state);
}

/** Records a directive. True where its children are a name or plain text, not prose of their own. */
function addDirective(node: DirectiveNode, state: Walk): boolean {
  const raw = rawOf(node, state);
  const label = directiveLabel(node, raw);
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [key, value] of Object.entries(node.attributes ?? {})) attributes[key] = value ?? '';
  const form = directiveNodes[node.type];
  if (form === 'text' && label === undefined && Object.keys(attributes).length === 0) {
    addProse(raw, startOf(node), state);
    return true;
  }
  state.result.directives.push({ form, name: node.name, label, attributes, at: spanOf(node) });
  return form === 'text';
}

/** Records raw HTML, the ids in it, and the words between its tags, such as a summary's. */
function addHtml(value: string, at: Position, state: Walk): void {
  state.result.html.push({ value, at });
  for (const match of shownHtml(value).matchAll(/<[a-z][^>]*?\sid\s*=\s*["']?([^"'\s>]+)/gi)) {
    if (match[1] !== undefined) state.result.ids.push({ id: match[1], at });
  }
  addProse(wordsOfHtml(value), at, state);
}

function addHeading(node: HeadingNode, state: Walk): void {
  const { lines, slugger, result } = state;
  const kept = node.children.filter((child) => child.type !== 'html');
  // Spaces beside an element count: Docusaurus makes hyphens of them.
  const text = plainText(kept.length > 0 ? kept : node.children, state);
  const comment = node.children.at(-1);
  const inComment = comment?.type === 'html' ? /^<!--\s*#(\S+)[\s\S]*-->$/.exec(comment.value)?.[1] : undefined;
  const explicit = inComment ?? headingId.exec(text)?.[1]?.trim();
  const id = explicit ?? slugger.slug(text);
  const heading: Heading = {
    level: node.depth,
    text: text.replace(headingId, '').trim(),
    id: node.depth === 1 ? undefined : id,
    explicit: explicit !== undefined,
    at: spanOf(node),
  };
  result.headings.push(heading);
  if (heading.id !== undefined) {
    const column = explicit === undefined ? 1 : ((lines[heading.at.start.line - 1] ?? '').lastIndexOf('{#') + 1 || 1);
    result.ids.push({ id: heading.id, at: { line: heading.at.start.line, column } });
  }
}

/** The words of a heading as a reader sees them: a directive shows its name, or is plain text. */
function plainText(nodes: readonly Nodes[], state: Walk): string {
  return nodes
    .map((node) => {
      if (node.type === 'textDirective') return directiveLabel(node, rawOf(node, state)) ?? rawOf(node, state);
      return 'children' in node ? plainText(node.children, state) : toString(node);
    })
    .join('');
}

function addFence(node: Extract<Nodes, { type: 'code' }>, state: Walk): void {
  const raw = rawOf(node, state);
  const at = spanOf(node);
  const opening = /^(`{3,}|~{3,})/.exec(raw)?.[1];
  if (opening === undefined) {
    state.result.fences.push({ language: undefined, meta: undefined, value: node.value, at, contentLine: at.start.line, closed: true });
    return;
  }
  const last = raw.slice(raw.lastIndexOf('\n') + 1).replace(/^[\s>]*/, '').trimEnd();
  // The last line may look like an end and be content, where it stands too far in.
  const contentLines = node.value === '' ? 0 : node.value.split('\n').length;
  const closed = contentLines < at.end.line - at.start.line && last.length >= opening.length && last === (opening[0] ?? '').repeat(last.length);
  state.result.fences.push({ language: node.lang ?? undefined, meta: node.meta ?? undefined, value: node.value, at, contentLine: at.start.line + 1, closed });
}

function addProse(raw: string, at: Position, { result }: Walk): void {
  raw.split('\n').forEach((line, index) => {
    const lead = index === 0 ? 0 : /^[\s>]*/.exec(line)?.[0].length ?? 0;
    const text = line.slice(lead);
    if (text.trim() !== '') result.prose.push({ text, at: { line: at.line + index, column: (index === 0 ? at.column : 1) + lead } });
  });
}

function rawOf(node: Nodes, { source }: Walk): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset);
}

function startOf(node: Nodes): Position {
  return spanOf(node).start;
}

function spanOf(node: Nodes): { start: Position; end: Position } {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
}
