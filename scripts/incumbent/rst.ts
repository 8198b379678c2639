import { inlineMarks, plainTitle } from './rst-inline.ts';
import { docutilsId } from './slug.ts';

/** One anchor of a page that Sphinx made of reStructuredText. */
export interface Anchor {
  readonly id: string;
  /** The words of the section's heading; for a label that stands elsewhere those of the section around it. */
  readonly heading: string;
  /** Whether the id is that of the page's own title. */
  readonly title: boolean;
}

/** The lines of a file that `include` names, or undefined where it cannot be had. */
export type Include = (target: string) => string | undefined;

const adornment = /^([!-/:-@[-`{-~])\1*\s*$/;
const label = /^\.\. _(?!_)(`[^`]+`|(?:\\:|[^:])+):(?:\s+(.*))?$/;
const directive = /^\.\. (?:\|[^|]+\| +)?([\w:.-]+?) ?::(?:\s+(.*))?$/;
const footnote = /^\.\. \[([^\]]+)\]/;
const listItem = /^(?:[-*+•]|(?:\d+|[a-zA-Z#])\.|\(?(?:\d+|[a-zA-Z#])\))(?: +|$)/;

/** Directives whose content is no markup with sections, lists and labels of its own. */
const opaque = new Set(['code-block', 'code', 'sourcecode', 'literalinclude', 'image', 'figure', 'raw', 'math', 'toctree', 'csv-table', 'openapi', 'spelling', 'meta', 'contents', 'prompt', 'default-role', 'highlight', 'replace']);

/**
 * Reads every anchor of a page's headings and labels, in its order, with the ids that docutils gives: the first that asks for an id has it,
 * later ones get `id1`, `id2`, and so on, and so does a heading whose words a label or a link before it took.
 * Source of the rules: docutils, `nodes.make_id` and `document.set_id`, with Sphinx's setting `auto_id_prefix`.
 */
export function readAnchors(source: string, include: Include = () => undefined): Anchor[] {
  const reader = new Reader(include);
  reader.block(linesOf(source), true);
  return reader.anchors();
}

/** The files that a page includes, as it names them. */
export function includedFiles(source: string): string[] {
  return [...source.matchAll(/^\s*\.\. include:: *(\S+)/gm)].flatMap(([, target]) => (target === undefined ? [] : [target]));
}

interface Found {
  readonly id: string;
  /** Undefined for a label. */
  readonly words: string | undefined;
}

class Reader {
  readonly #include: Include;
  readonly #taken = new Set<string>();
  readonly #found: Found[] = [];
  #automatic = 0;

  constructor(include: Include) {
    this.#include = include;
  }

  anchors(): Anchor[] {
    let heading = '';
    let headings = 0;
    let pending: Found[] = [];
    const anchors: Anchor[] = [];
    const settle = (): void => {
      for (const { id } of pending) anchors.push({ id, heading, title: false });
      pending = [];
    };
    for (const found of this.#found) {
      if (found.id === '') settle();
      else if (found.words === undefined) pending.push(found);
      else {
        heading = found.words;
        headings += 1;
        for (const { id } of [...pending, found]) anchors.push({ id, heading, title: headings === 1 });
        pending = [];
      }
    }
    settle();
    return anchors;
  }

  /** Reads lines that share their margin. Only those of the document itself, of `only` and of included files may hold titles. */
  block(lines: readonly string[], titles: boolean): void {
    for (let at = 0; at < lines.length; ) at = this.#element(lines, at, titles);
  }

  #element(lines: readonly string[], at: number, titles: boolean): number {
    const line = lines[at] ?? '';
    if (line === '') return at + 1;
    if (/^\.\.( |$)/.test(line)) return this.#explicit(lines, at, titles);
    const title = titles ? titleAt(lines, at) : undefined;
    if (title) {
      this.#text(title.text);
      const words = plainTitle(title.text);
      this.#found.push({ id: this.#take(words), words });
      return title.end;
    }
    if (line.startsWith(' ')) {
      const end = indentedEnd(lines, at);
      this.#body();
      this.block(dedent(lines.slice(at, end)), false);
      return end;
    }
    const item = listItem.exec(line) ?? /^:(?![\w:+.-]+:?`)(?:\\:|[^:\n])+:(?: +|$)/.exec(line);
    if (item) {
      const end = indentedEnd(lines, at + 1);
      this.#body();
      this.block([line.slice(item[0].length), ...dedent(lines.slice(at + 1, end))], false);
      return end;
    }
    return this.#paragraph(lines, at);
  }

  #paragraph(lines: readonly string[], at: number): number {
    let end = at + 1;
    while (end < lines.length && lines[end] !== '' && !lines[end]?.startsWith(' ')) end += 1;
    const text = lines.slice(at, end).join('\n');
    this.#body();
    this.#text(text);
    return text.endsWith('::') ? literalEnd(lines, end) : end;
  }

  #explicit(lines: readonly string[], at: number, titles: boolean): number {
    const line = lines[at] ?? '';
    const end = indentedEnd(lines, at + 1);
    const target = label.exec(line);
    const note = footnote.exec(line);
    const called = directive.exec(line);
    if (target) {
      const id = this.#take((target[1] ?? '').replace(/^`|`$/g, '').replace(/\\(.)/g, '$1'));
      const continued = lines.slice(at + 1, end).some((next) => next !== '');
      if (!target[2] && !continued) this.#found.push({ id, words: undefined });
    } else if (note) {
      this.#take((note[1] ?? '').replace(/^#/, ''));
      this.#body();
      this.block(dedent(lines.slice(at + 1, end)), false);
    } else if (called) {
      this.#directive(called[1] ?? '', called[2] ?? '', dedent(lines.slice(at + 1, end)), titles);
    }
    return end;
  }

  #directive(name: string, argument: string, body: readonly string[], titles: boolean): void {
    const options = body.findIndex((line) => !/^:[\w-]+:/.test(line));
    const content = body.slice(options === -1 ? body.length : options);
    const named = body.map((line) => /^:name: +(.+)/.exec(line)?.[1]).find((value) => value !== undefined);
    if (name === 'include') {
      const text = this.#include(argument.trim());
      if (text !== undefined) this.block(linesOf(text), titles);
      return;
    }
    this.#body();
    if (named !== undefined) this.#found.push({ id: this.#take(named), words: undefined });
    if (opaque.has(name)) return;
    if (name === 'parsed-literal') this.#text(body.join('\n'));
    else this.block([...(name === 'only' || argument === '' ? [] : [argument, '']), ...content], titles && name === 'only');
  }

  /** Something that is no label stands here: a label before it belongs to it, not to the next heading. */
  #body(): void {
    this.#found.push({ id: '', words: undefined });
  }

  #text(text: string): void {
    for (const mark of inlineMarks(text)) {
      const id = this.#take(mark.kind === 'footnote' ? '' : mark.name);
      if (mark.kind === 'target') this.#found.push({ id, words: undefined });
    }
  }

  #take(name: string): string {
    let id = docutilsId(name);
    while (id === '' || this.#taken.has(id)) id = `id${(this.#automatic += 1)}`;
    this.#taken.add(id);
    return id;
  }
}

function titleAt(lines: readonly string[], at: number): { text: string; end: number } | undefined {
  const [first = '', second = '', third = ''] = lines.slice(at, at + 3);
  if (adornment.test(first)) {
    const closes = adornment.test(third) && third.trimEnd() === first.trimEnd();
    return closes && second.trim() !== '' && !adornment.test(second) ? { text: second.trim(), end: at + 3 } : undefined;
  }
  if (first.startsWith(' ') || !adornment.test(second)) return undefined;
  // Docutils takes a line that is too short for the text as a paragraph's second line where it has under four characters.
  const long = second.trimEnd().length;
  return long >= first.trimEnd().length || long >= 4 ? { text: first.trim(), end: at + 2 } : undefined;
}

/** The line after those that stand further in. */
function indentedEnd(lines: readonly string[], from: number): number {
  let end = from;
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line === '') continue;
    if (!line.startsWith(' ')) break;
    end = at + 1;
  }
  return end;
}

function literalEnd(lines: readonly string[], from: number): number {
  let at = from;
  while (lines[at] === '') at += 1;
  return indentedEnd(lines, at);
}

function dedent(lines: readonly string[]): string[] {
  const margin = Math.min(...lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(margin));
}

function linesOf(source: string): string[] {
  return source.split(/\r?\n/).map((line) => line.replaceAll('\t', '        ').trimEnd());
}
