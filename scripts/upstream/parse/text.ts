import { PortalError } from '../../errors.ts';
import type { SourceInput } from '../source.ts';

/** A file of the upstream tree with its text. */
export interface Doc {
  readonly path: string;
  readonly text: string;
}

const LONGEST_VALUE = 80;
const LONGEST_QUOTE = 100;

/** The lines of a text without their ends; CRLF counts as one end, and a final line end opens no further line. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/u);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The 1-based number of the line in which the offset (UTF-16 units) lies. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** The value in at most `length` characters (80 unless told), its cut marked with an ellipsis; image digests, which change with each update, always go. */
export function cut(value: string, length = LONGEST_VALUE): string {
  const short = value.replaceAll(/@sha256:[0-9a-f]{64}/gu, '@sha256:…');
  const characters = Array.from(short);
  return characters.length <= length ? short : `${characters.slice(0, length - 1).join('')}…`;
}

/** The error for a place whose form is not the one that its parser knows. `line` is 1-based; without it the file as a whole is meant. */
export function surprise(path: string, line: number | undefined, expected: string, found: string): PortalError {
  const place = line === undefined ? path : `${path}:${line}`;
  return new PortalError(
    `${place}: expected ${expected}, found ${JSON.stringify(cut(found.trim(), LONGEST_QUOTE))}. ` +
      'Its format changed upstream: the parser in scripts/upstream/ has to learn the new one.',
  );
}

/** The text of a file that the source cannot do without. Throws PortalError when the commit has no such file. */
export function required(input: SourceInput, path: string): Doc {
  const text = input.read(path);
  if (text === undefined) {
    throw new PortalError(
      `${path}: commit ${input.tree.commit.slice(0, 10)} has no such file, and facts are read from it. ` +
        'If it moved, give its new path to the source in scripts/upstream/sources/ that names it.',
    );
  }
  return { path, text };
}

/** The texts of those of the given files that the commit has, in the order of `paths`. */
export function present(input: SourceInput, paths: Iterable<string>): Doc[] {
  const docs: Doc[] = [];
  for (const path of paths) {
    const text = input.read(path);
    if (text !== undefined) docs.push({ path, text });
  }
  return docs;
}

/** The folder of a path, `.` for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** A path of folders joined as POSIX does: `.` and `..` resolved, no leading `./`. Gives undefined for one that leaves the root. */
export function joinPath(...parts: readonly string[]): string | undefined {
  const out: string[] = [];
  for (const part of parts.join('/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.pop() === undefined) return undefined;
  }
  return out.length === 0 ? '.' : out.join('/');
}
