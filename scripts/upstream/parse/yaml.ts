import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type * as z from 'zod';
import { messageOf } from '../../errors.ts';
import { surprise } from './text.ts';
import type { Doc } from './text.ts';

/** What a YAML text holds, with the lines where its keys stand. */
export interface YamlText<T> {
  readonly value: T;
  /** The 1-based line of the key at the end of a path of keys and indices; undefined where there is none. */
  readonly keyLine: (path: readonly (string | number)[]) => number | undefined;
}

/**
 * Reads YAML with every scalar as its text, so that `5.10` stays `5.10`, and checks its shape.
 * Throws PortalError naming the file and, as far as it is known, the line.
 * `firstLine` is the line of the file in which the text begins, where it is an extract.
 */
export function readYaml<T>(doc: Doc, schema: z.ZodType<T>, firstLine = 1): T {
  return readYamlText(doc, schema, firstLine).value;
}

/** As `readYaml`, with the lines of keys. */
export function readYamlText<T>(doc: Doc, schema: z.ZodType<T>, firstLine = 1): YamlText<T> {
  const { parsed, lines, plain } = parsedOf(doc);
  const lineOf = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const [error] = parsed.errors;
  if (error !== undefined) throw surprise(doc.path, lineOf(error.pos[0]), 'YAML', error.message);
  const checked = schema.safeParse((plain.value ??= plainValue(doc, parsed)));
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const where = (issue?.path ?? []).map(String).join('.');
    const offset = rangeStart(parsed.getIn(issue?.path ?? [], true));
    throw surprise(doc.path, offset === undefined ? undefined : lineOf(offset), `${where || 'the document'} of another shape`, issue?.message ?? 'nothing');
  }
  return {
    value: checked.data,
    keyLine: (path) => {
      const parent: unknown = path.length === 1 ? parsed.contents : parsed.getIn(path.slice(0, -1), true);
      const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
      const offset = rangeStart(pair?.key);
      return offset === undefined ? undefined : lineOf(offset);
    },
  };
}

interface Parsed {
  readonly parsed: Document;
  readonly lines: LineCounter;
  readonly plain: { value?: unknown };
}

/** Workflows are read by several sources, and parsing them is the slowest part of a sync. */
const known = new Map<string, Parsed>();

/** More texts than one commit has workflows are not kept: a sync may read all branches. */
const MOST_KNOWN = 120;

function parsedOf({ text }: Doc): Parsed {
  const before = known.get(text);
  if (before !== undefined) return before;
  const lines = new LineCounter();
  const made = { parsed: parseDocument(text, { schema: 'failsafe', merge: true, lineCounter: lines, prettyErrors: false }), lines, plain: {} };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, made);
  return made;
}

/** The document as plain values. Only here the library notices an alias to nothing, and aliases that multiply without end. */
function plainValue(doc: Doc, parsed: Document): unknown {
  try {
    return parsed.toJS();
  } catch (error) {
    throw surprise(doc.path, undefined, 'YAML with sound aliases', messageOf(error));
  }
}

function rangeStart(node: unknown): number | undefined {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : undefined;
}
