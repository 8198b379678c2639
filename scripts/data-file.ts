import { constants, closeSync, fstatSync, lstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, parseDocument, type Document, type ParsedNode } from 'yaml';
import { InputError, messageOf } from './errors.ts';
import { decodeText, placeOf, type TextFault } from './text/decode.ts';

/** Most bytes of a file of data that people write; the largest has 55 KB. */
export const maxDataBytes = 1024 * 1024;

/** Most bytes of a file of data that the portal writes: a pin has up to 2 MB. */
export const maxMadeBytes = 16 * 1024 * 1024;

/** How often the aliases of a YAML text may repeat what they stand for. */
const maxAliases = 10;

/**
 * Reads a file of data by its path from the project's root; undefined where there is none. Line ends come as they are. Throws InputError for what
 * is no file, leads out of the project, is larger than `most` bytes or is no UTF-8 text.
 */
export function readData(root: string, file: string, most: number = maxDataBytes): string | undefined {
  const fail = (message: string): never => {
    throw new InputError(file, { line: 1, column: 1, message });
  };
  const bytes = openData(root, file, most, fail);
  if (bytes === undefined) return undefined;
  const text = decodeText(bytes, 'file');
  if (typeof text !== 'string') throw new InputError(file, text);
  if (text.startsWith('\uFEFF')) fail('The file starts with a byte order mark. Save it as UTF-8 without one.');
  return text;
}

function openData(root: string, file: string, most: number, fail: (message: string) => never): Uint8Array | undefined {
  const absolute = path.join(root, file);
  let descriptor: number | undefined;
  try {
    if (lstatSync(absolute).isSymbolicLink() && !isWithin(realpathSync(root), realpathSync(absolute))) fail('A symbolic link that leads out of the project. Expected a file: copy it here.');
    // Opening a pipe for reading would wait for somebody who writes into it.
    descriptor = openSync(absolute, constants.O_RDONLY | constants.O_NONBLOCK);
    const state = fstatSync(descriptor);
    if (!state.isFile()) fail(`${state.isDirectory() ? 'A folder' : 'Neither a file nor a folder'}. Expected a file.`);
    if (state.size > most) fail(`The file has ${state.size} bytes. Expected at most ${most}: split it, or take it back from git.`);
    return readFileSync(descriptor);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return undefined;
    return fail(`The file cannot be read: ${messageOf(error).replace(/, \w+ '.*$/, '')}. ${code === 'ELOOP' ? 'It is a link that leads in a circle: remove it.' : 'Check its rights and those of its folder.'}`);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function isWithin(folder: string, file: string): boolean {
  return file.startsWith(`${folder}${path.sep}`);
}

/** What is wrong with a YAML text: its form, its depth or its aliases. */
export interface YamlFault extends TextFault {
  readonly kind: 'syntax' | 'depth' | 'aliases';
}

/** A YAML text that was read, with its places. */
export interface YamlText {
  readonly document: Document.Parsed;
  readonly contents: ParsedNode | null;
  /** The document as plain data. */
  readonly value: unknown;
  /** The place of an offset in the text. */
  readonly at: (offset: number) => { line: number; column: number };
}

/**
 * Reads YAML. Gives what is wrong, and where, with a text that is no YAML, is nested deeper than the parser can follow, or whose aliases
 * stand for nothing or multiply; nothing else is thrown.
 */
export function parseYaml(text: string): { readonly yaml: YamlText; readonly fault?: undefined } | { readonly yaml?: undefined; readonly fault: YamlFault } {
  const counter = new LineCounter();
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error' });
    const [error] = document.errors;
    // The library catches some of its own overflows.
    if (error?.code === 'RESOURCE_EXHAUSTION') throw new RangeError(error.message);
    if (error) return { fault: { kind: 'syntax', ...at(error.pos[0]), message: `Not YAML: ${error.message.replace(/\s+/g, ' ').replace(/\.$/, '')}.` } };
    return { yaml: { document, contents: document.contents, value: document.toJS({ maxAliasCount: maxAliases }), at } };
  } catch (error) {
    if (error instanceof RangeError) return { fault: { kind: 'depth', line: deepestLine(text), column: 1, message: 'The YAML is nested too deeply to be read. Expected a few levels: flatten it.' } };
    const alias = text.search(/(?<=[\s[{,:-])\*[^\s,[\]{}]/);
    return { fault: { kind: 'aliases', ...placeOf(text, Math.max(alias, 0)), message: `The YAML's aliases cannot be resolved: ${messageOf(error)}. Write the values out.` } };
  }
}

/** Reads the YAML of a file of data, whose path is for the message. Throws InputError with the place. */
export function yamlOf(file: string, text: string): YamlText {
  const { yaml, fault } = parseYaml(text);
  if (fault) throw new InputError(file, fault);
  return yaml;
}

/** The line that opens the most lists and maps, by indentation and brackets. */
function deepestLine(text: string): number {
  const depths = text.split('\n').map((line) => (/^ */.exec(line)?.[0].length ?? 0) + (line.match(/[[{]/g)?.length ?? 0));
  return depths.reduce((deepest, depth, index) => (depth > (depths[deepest] ?? 0) ? index : deepest), 0) + 1;
}
