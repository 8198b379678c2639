import path from 'node:path';
import type { Pin } from '../upstream/pin.ts';
import { PAGE, type Cell, type Inline } from './cell.ts';

/**
 * Escapes text for a cell of a table in a `.md` page of Docusaurus: Markdown, GFM's tables and addresses, directives.
 * Underscores within a word start no emphasis and stay as they are.
 */
export function escapeText(value: string): string {
  return value
    .replace(/[\\`*[\]<>|~{}&]/g, '\\$&')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(/:(?=[A-Za-z])/g, '\\:')
    .replace(/\s+/g, ' ')
    // GFM makes links of addresses in text after it has read the escapes, so that only an element can part them.
    .replace(/www(?=\.)|(?<=https?:)(?=\/\/)|(?<=[\w.+-])(?=@[\w-]+\.[\w-])/gi, (found) => `${found}<wbr>`);
}

/** Code for a cell of a table. What no code span of GFM can hold in a table is written as HTML. */
export function codeSpan(value: string): string {
  const flat = value.replace(/\s+/g, ' ');
  if (flat.trim() === '' || /^`|`$|^\s|\s$|\\\||\\$|``/.test(flat)) return `<code>${escapeText(flat)}</code>`;
  const fence = flat.includes('`') ? '``' : '`';
  return fence + flat.replaceAll('|', '\\|') + fence;
}

/** The address as a page at `docId` writes it: pages of ours by their file, so that the link holds below any base path. */
export function addressFrom(docId: string, url: string): string {
  if (!url.startsWith(PAGE)) return url;
  const [target = '', anchor] = url.slice(PAGE.length).split('#');
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (target === docId) return hash === '' ? `${path.posix.basename(docId)}.md` : hash;
  return `${path.posix.relative(path.posix.dirname(docId), `${target}.md`)}${hash}`;
}

/**
 * Writes cells as the Markdown of one page. Links into Cilium's tree become reference links, called by the branch and
 * the path: so a row changes when its facts do, and not with each commit.
 */
export class MarkdownPage {
  readonly #docId: string;
  readonly #names: ReadonlyMap<string, string>;
  /** By the label as Markdown compares it. */
  readonly #definitions = new Map<string, { label: string; url: string }>();

  #row: string | undefined;

  constructor(docId: string, pins: readonly Pin[]) {
    this.#docId = docId;
    this.#names = new Map(pins.map(({ commit, name }) => [commit, name]));
  }

  /** Says which row the next cells belong to: links to a line are called by it, since the line's number soon is another. */
  startRow(anchor: string): void {
    this.#row = anchor;
  }

  cell(cell: Cell): string {
    return cell.map((part) => this.#inline(part)).join('');
  }

  /** The definitions of all reference links written so far, sorted. */
  definitions(): string {
    return [...this.#definitions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { label, url }]) => `[${label}]: ${url}`).join('\n');
  }

  #inline(part: Inline): string {
    if ('text' in part) return escapeText(part.text);
    if ('code' in part) return codeSpan(part.code);
    if ('br' in part) return '<br>';
    return `[${this.cell(part.of)}]${this.#target(addressFrom(this.#docId, part.link))}`;
  }

  #target(url: string): string {
    const label = this.#labelOf(url);
    const key = label?.toLowerCase() ?? '';
    const known = this.#definitions.get(key);
    if (label === undefined || (known !== undefined && known.url !== url)) return `(${escapeAddress(url)})`;
    if (known === undefined) this.#definitions.set(key, { label, url });
    return `[${known?.label ?? label}]`;
  }

  /** The name for a link into the tree of a pin; undefined for other addresses and for what no name can hold. */
  #labelOf(url: string): string | undefined {
    const [, commit = '', file, line] = /^https:\/\/github\.com\/cilium\/cilium\/(?:blob|tree)\/([0-9a-f]{40})(?:\/([^#]+))?(#L\d+)?$/.exec(url) ?? [];
    const branch = this.#names.get(commit);
    if (branch === undefined) return undefined;
    const place = line === undefined || this.#row === undefined ? file : this.#row;
    const label = decodeURIComponent(place === undefined ? branch : `${branch}:${place}`);
    return /[[\]|\\`\s<>]/.test(label) ? undefined : label;
  }
}

function escapeAddress(url: string): string {
  return url.replace(/[()|<>\s\\]/g, (character) => encodeURIComponent(character).replace('(', '%28').replace(')', '%29'));
}

/** A GFM table; the rows' cells are Markdown already. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(titles), line(titles.map(() => '---')), ...rows.map(line)].join('\n');
}
