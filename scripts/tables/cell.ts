/** A piece of a cell: words, code, a link, or a line break. */
export type Inline =
  | { readonly text: string }
  | { readonly code: string }
  | { readonly link: string; readonly of: Cell }
  | { readonly br: true };

/** What stands in a cell, free of any markup language. */
export type Cell = readonly Inline[];

/** How the address of a page of ours begins in a link; what follows is the page's id, such as `reference/teams#sig-k8s`. */
export const PAGE = 'page:';

export const empty: Cell = [];

export const br: Cell = [{ br: true }];

export function text(value: string | number): Cell {
  return [{ text: String(value) }];
}

export function code(value: string): Cell {
  return [{ code: value }];
}

/** A link; without an address its contents alone. */
export function link(url: string | undefined, of: Cell): Cell {
  return url === undefined ? of : [{ link: url, of }];
}

/** A link to a page of ours by its id, such as `reference/teams#sig-k8s`. */
export function pageLink(id: string, of: Cell): Cell {
  return [{ link: PAGE + id, of }];
}

/** The cells one after the other with something between them; empty ones are left out. */
export function join(cells: readonly Cell[], between: Cell = text(', ')): Cell {
  return cells.filter((cell) => cell.length > 0).flatMap((cell, index) => (index === 0 ? cell : [...between, ...cell]));
}

export function codes(values: readonly string[]): Cell {
  return join(values.map(code));
}

/** Text of ours, in which backticks hold code. */
export function prose(value: string): Cell {
  return value.split('`').flatMap((part, index): Cell => (part === '' ? empty : index % 2 === 0 ? text(part) : code(part)));
}

/** The words of a cell without markup. */
export function plain(cell: Cell): string {
  return cell.map((part) => ('text' in part ? part.text : 'code' in part ? part.code : 'link' in part ? plain(part.of) : ' ')).join('');
}
