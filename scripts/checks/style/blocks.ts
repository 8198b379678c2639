import type { Nodes, Parents, PhrasingContent } from 'mdast';
import { directiveLabel } from '../../pages/directives.ts';
import { wordsOfHtml } from '../../pages/html.ts';
import type { Position, Span } from '../../pages/page.ts';
import type { PageInput } from '../rule.ts';

/** Stands in a block's text for code, a typed reference, an address or an image: something that is no word. */
export const code = '\uFFFC';

export type BlockKind = 'title' | 'description' | 'heading' | 'paragraph' | 'item' | 'cell' | 'callout' | 'tab' | 'summary' | 'alternative';

/** A word of a block, with its place in the block's text. An ending such as 's is left out. */
export interface Word {
  readonly text: string;
  readonly lower: string;
  readonly index: number;
}

/** One run of text as a reader sees it: a paragraph, a heading, a cell. Line ends are spaces and marks of Markdown are left out. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  readonly words: readonly Word[];
  /** The place in the file of a character of the text. */
  at(index: number): Position;
  /** Whether a character of the text is strong or emphasized, as the labels of buttons and names of jobs are. */
  isLabel(index: number): boolean;
  /** Whether a character of the text belongs to the name of a definition elsewhere, so that changing it breaks a link. */
  isReference(index: number): boolean;
}

// A search for any letter takes ten times as long as one for a to z.
const ascii = /^[\0-\x7F\uFFFC’“”–—…]*$/;

const known = new WeakMap<PageInput['markdown'], readonly Block[]>();

/** The blocks of a page in reading order, its title and description first; none for a generated page, whose rows are judged instead. */
export function blocksOf(input: PageInput): readonly Block[] {
  const { page, markdown } = input;
  if (page.frontMatter.generated === true) return [];
  let blocks = known.get(markdown);
  if (blocks === undefined) {
    const result: Block[] = [];
    for (const key of ['title', 'sidebar_label', 'description'] as const) result.push(...frontMatterBlock(key, input));
    collect(markdown.tree, undefined, input.source, result);
    known.set(markdown, (blocks = result));
  }
  return blocks;
}

/** A stretch of a block's text that stands in the source without a gap. */
interface Piece {
  readonly index: number;
  readonly at: Position;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

class Builder {
  private readonly pieces: Piece[] = [];
  private readonly labels: Stretch[] = [];
  private readonly references: Stretch[] = [];
  private text = '';

  /** Adds what stands in the source at `at`, line by line; what opens a continued line, such as an indent or `>`, is no text. */
  addRaw(raw: string, at: Position): void {
    let column = at.column;
    for (const [index, line] of raw.split('\n').entries()) {
      const lead = index === 0 ? 0 : (/^[\s>]*/.exec(line)?.[0].length ?? 0);
      if (index > 0) {
        this.addMark(' ');
        column = 1 + lead;
      }
      this.pieces.push({ index: this.text.length, at: { line: at.line + index, column } });
      this.text += line.slice(lead);
    }
  }

  addMark(mark: string, at?: Position): void {
    if (at) this.pieces.push({ index: this.text.length, at });
    this.text += mark;
  }

  /** Adds what `add` adds, and remembers it as a label or as the name of a definition. */
  addAs(kind: 'labels' | 'references', add: () => void): void {
    const start = this.text.length;
    add();
    this[kind].push({ start, end: this.text.length });
  }

  build(kind: BlockKind): Block | undefined {
    const { pieces, labels, references } = this;
    const text = kind === 'heading' ? this.text.replace(/\s*\{#[^}]*\}\s*$/, '') : this.text;
    if (text.trim() === '' || pieces.length === 0) return undefined;
    let words: Word[] | undefined;
    return {
      kind,
      text,
      get words() {
        return (words ??= wordsOf(text));
      },
      at(index) {
        const piece = pieces.findLast((one) => one.index <= index) ?? pieces[0] ?? { index: 0, at: { line: 1, column: 1 } };
        return { line: piece.at.line, column: piece.at.column + Math.max(0, index - piece.index) };
      },
      isLabel: (index) => labels.some(({ start, end }) => index >= start && index < end),
      isReference: (index) => references.some(({ start, end }) => index >= start && index < end),
    };
  }
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(ascii.test(text) ? /[A-Za-z\d]+/g : /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)) {
    // The end of "reader's" and "don't" is no word.
    if (index > 1 && /['’]/.test(text[index - 1] ?? '') && /\p{L}/u.test(text[index - 2] ?? '')) continue;
    words.push({ text: word, lower: word.toLowerCase(), index });
  }
  return words;
}

function frontMatterBlock(key: 'title' | 'sidebar_label' | 'description', { page, source }: PageInput): Block[] {
  const line = page.frontMatterLines[key];
  const value = page.frontMatter[key];
  if (line === undefined || value === undefined || value === '') return [];
  const found = (source.split('\n', line)[line - 1] ?? '').indexOf(value);
  const builder = new Builder();
  builder.addRaw(value.replaceAll('\n', ' '), { line, column: found === -1 ? key.length + 3 : found + 1 });
  return [builder.build(key === 'sidebar_label' ? 'title' : key)].filter((block) => block !== undefined);
}

const blockKinds: Partial<Record<Nodes['type'], BlockKind>> = { heading: 'heading', paragraph: 'paragraph', tableCell: 'cell', leafDirective: 'alternative' };

function collect(node: Nodes, parent: Nodes | undefined, source: string, into: Block[]): void {
  if (node.type === 'html') {
    collectHtml(node.value, startOf(node), into);
    return;
  }
  let kind = blockKinds[node.type];
  if (kind === undefined) {
    if ('children' in node) for (const child of node.children) collect(child, node, source, into);
    return;
  }
  if (node.type === 'paragraph' && node.data !== undefined && 'directiveLabel' in node.data) kind = parent?.type === 'containerDirective' && parent.name === 'tab' ? 'tab' : 'callout';
  else if (node.type === 'paragraph' && parent?.type === 'listItem') kind = 'item';
  const builder = new Builder();
  const alternatives: Block[] = [];
  addInline(node as Parents, source, builder, alternatives);
  const block = builder.build(kind);
  if (block) into.push(block);
  into.push(...alternatives);
}

function addInline(parent: Parents, source: string, builder: Builder, alternatives: Block[]): void {
  for (const node of parent.children as PhrasingContent[]) {
    const at = startOf(node);
    switch (node.type) {
      case 'text':
        builder.addRaw(rawOf(node, source), at);
        break;
      case 'break':
        builder.addMark(' ', at);
        break;
      case 'html':
        builder.addMark(/^<br/i.test(node.value) ? ' ' : '', at);
        break;
      case 'image':
      case 'imageReference': {
        builder.addMark(code, at);
        const alternative = new Builder();
        alternative.addRaw(node.alt ?? '', { line: at.line, column: at.column + '!['.length });
        const block = alternative.build('alternative');
        if (block) alternatives.push(block);
        break;
      }
      case 'textDirective': {
        const raw = rawOf(node, source);
        // A colon before a word is no directive for a reader: "10:30", "note:this".
        if (directiveLabel(node, raw) === undefined && Object.keys(node.attributes ?? {}).length === 0) builder.addRaw(raw, at);
        else builder.addMark(code, at);
        break;
      }
      case 'link':
        if (rawOf(node, source).startsWith('[')) addInline(node, source, builder, alternatives);
        else builder.addMark(code, at);
        break;
      case 'strong':
      case 'emphasis':
        builder.addAs('labels', () => { addInline(node, source, builder, alternatives); });
        break;
      case 'linkReference':
        if (node.referenceType === 'full') addInline(node, source, builder, alternatives);
        else builder.addAs('references', () => { addInline(node, source, builder, alternatives); });
        break;
      case 'inlineCode':
        builder.addMark(code, at);
        break;
      default:
        if ('children' in node) addInline(node, source, builder, alternatives);
    }
  }
}

/** The words between the tags of raw HTML, such as a summary's. Comments, scripts and styles are not shown. */
function collectHtml(value: string, at: Position, into: Block[]): void {
  for (const [index, line] of wordsOfHtml(value).split('\n').entries()) {
    const words = line.trim();
    const builder = new Builder();
    builder.addRaw(words, { line: at.line + index, column: (index === 0 ? at.column : 1) + line.indexOf(words) });
    const block = builder.build('summary');
    if (block) into.push(block);
  }
}

function rawOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset);
}

function startOf(node: Nodes): Position {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return { line, column };
}

/** Whether a sentence starts at this place of the block's text, be it after a colon. */
export function startsSentence({ text }: Block, index: number): boolean {
  let end = index;
  while (end > 0 && /["“”'‘’()[\]\s]/.test(text[end - 1] ?? '')) end -= 1;
  return end === 0 || /[.!?:]/.test(text[end - 1] ?? '');
}

/** Whether marks of code touch a word of the text, so that it is part of a name: of a path, an address, an option. */
export function touchesCode(text: string, index: number, length: number): boolean {
  return /[\p{L}\p{N}_./@#:\\~$%=<+]/u.test(text[index - 1] ?? '') || /^(?:[_/@=\\>+]|[.:][\p{L}\p{N}]|:\/\/)/u.test(text.slice(index + length, index + length + 3));
}

/** Whether a hyphen joins a word of the text to another one. */
export function touchesHyphen(text: string, index: number, length: number): boolean {
  return text[index - 1] === '-' || text[index + length] === '-';
}

/** Whether a word stands in quotation marks because the text talks about it: 'the word "colour"', 'not "Wireguard"'. */
export function isNamed(text: string, index: number, length: number): boolean {
  return /\b(?:called|instead of|not|or|say|says|spell|spelled|than|term|terms|vs|word|words|write|writes|written|wrote)\s+["“]$/i.test(text.slice(0, index)) && /^[.,;]?["”]/.test(text.slice(index + length));
}

/** A range in one line of the file, for a fix; undefined where the words go over a line's end, or name a definition. */
export function rangeOf(block: Block, index: number, length: number): Span | undefined {
  if (block.isReference(index)) return undefined;
  const start = block.at(index);
  const last = block.at(index + length - 1);
  return last.line === start.line && last.column === start.column + length - 1 ? { start, end: { line: start.line, column: start.column + length } } : undefined;
}
