import * as z from 'zod';
import { cut, surprise } from './text.ts';

/** A command line flag. */
export interface Flag {
  /** Without dashes. */
  readonly name: string;
  /** The one-letter form without dash. */
  readonly short?: string;
  /** As the help text names it, `bool` where it names none; undefined where the source does not tell. */
  readonly type: string;
  /** Whether the flag may stand without its value although it takes one. */
  readonly optional?: true;
  /** As the help text prints it, without quotes; undefined stands for the type's zero value. */
  readonly default?: string;
}

/** How a pin holds a flag, to stay small: `name[,short] type[?][=default]`, for example `output,o string=json`; `?` for an optional value. */
export const packedFlag = z.string().regex(/^\w[\w.-]*(?:,\w)? [^\s=?]+\??(?:=.*)?$/su);

/** Packs a flag for a pin; a long default is cut. */
export function packFlag(flag: Flag): string {
  const short = flag.short === undefined ? '' : `,${flag.short}`;
  const value = flag.default === undefined ? '' : `=${cut(flag.default)}`;
  return `${flag.name}${short} ${flag.type}${flag.optional ? '?' : ''}${value}`;
}

/** Unpacks a flag that `packFlag` packed. */
export function unpackFlag(packed: string): Flag {
  const [, name = '', short, type = '', optional, value] = /^([\w.-]+)(?:,(\w))? ([^\s=?]+)(\?)?(?:=(.*))?$/su.exec(packed) ?? [];
  return {
    name,
    type,
    ...(short === undefined ? {} : { short }),
    ...(optional === undefined ? {} : { optional: true }),
    ...(value === undefined ? {} : { default: value }),
  };
}

const HELP_LINE = /^ {2}(?:-(\w), | {4})--([\w.-]+)(?: (\S+))?(?: {2,}(.*))?$/u;
const CONTINUATION = /^ {8,}/u;

/**
 * Reads the flag lines of a help text as pflag prints them, for example `  -o, --output string   …(default "json")`;
 * further lines of a flag's text belong to it. `firstLine` is the number of the first of them in the file.
 * Throws PortalError at a line of another form.
 */
export function readHelpFlags(path: string, lines: readonly string[], firstLine: number): Flag[] {
  const blocks: { match: RegExpExecArray; text: string }[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const match = HELP_LINE.exec(line);
    const last = blocks.at(-1);
    if (match !== null) blocks.push({ match, text: match[4] ?? '' });
    else if (last !== undefined && CONTINUATION.test(line)) last.text += ` ${line.trim()}`;
    else throw surprise(path, firstLine + index, 'a flag as pflag prints it ("      --name type   text")', line);
  }
  return blocks.map(({ match, text }) => {
    const [, short, name = '', typed = 'bool'] = match;
    const [, type = 'bool', optional] = /^(.+?)(\[=.*\])?$/u.exec(typed) ?? [];
    const value = defaultOf(text);
    return {
      name,
      type,
      ...(short === undefined ? {} : { short }),
      ...(optional === undefined ? {} : { optional: true }),
      ...(value === undefined ? {} : { default: value }),
    };
  });
}

/** The default at the end of a flag's help text: `(default "x")`, perhaps with a note on deprecation after it. */
function defaultOf(text: string): string | undefined {
  const body = text.replace(/ ?\(DEPRECATED: .*\)$/u, '');
  const start = body.lastIndexOf('(default ');
  if (start < 0 || !body.endsWith(')')) return undefined;
  const value = body.slice(start + '(default '.length, -1);
  if (!/^".*"$/su.test(value)) return value;
  return value.slice(1, -1).replaceAll(/\\(["\\])/gu, '$1');
}
