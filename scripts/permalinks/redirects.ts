import { isMap, isNode, isScalar, isSeq, type Document } from 'yaml';
import * as z from 'zod';
import type { Draft } from '../checks/finding.ts';
import { parseYaml, readData, yamlOf } from '../data-file.ts';
import type { Position, Span } from '../pages/page.ts';

/** Where pages and sections that moved are sent on, from the root. */
export const redirectsFile = 'docs/redirects.yaml';

/** `/area/page/` or `/area/page/#section`. */
const address = z.string('expected an address').regex(/^\/(?:[\w.~-]+\/)*(?:#[^\s#"'<>,[\]{}]+)?$/, 'expected an address such as /testing/bpf/ or /testing/bpf/#run-one-test');
const entrySchema = z.strictObject({ from: address, to: address });

/** One address and the one that it leads to. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** A redirect with its place in docs/redirects.yaml. */
export interface PlacedRedirect extends Redirect {
  readonly line: number;
  /** Where the entry's `to` is written. */
  readonly target: Span;
  /** The entry's lines; undefined where others may stand in them. */
  readonly lines: Span | undefined;
}

/** Reads docs/redirects.yaml; none where there is no such file. Faults are findings with their line. */
export function readRedirects(root: string): { redirects: PlacedRedirect[]; findings: (Draft & { file: string })[] } {
  const text = readData(root, redirectsFile);
  return text === undefined ? { redirects: [], findings: [] } : parseRedirects(text);
}

/** Reads the text of docs/redirects.yaml. Faults are findings with their line. */
export function parseRedirects(text: string): { redirects: PlacedRedirect[]; findings: (Draft & { file: string })[] } {
  const say = (line: number, message: string) => ({ rule: 'redirects/format', file: redirectsFile, line, column: 1, message });
  const { yaml, fault } = parseYaml(text);
  if (fault) return { redirects: [], findings: [say(fault.line, fault.message)] };
  const { document, contents } = yaml;
  if (contents === null) return { redirects: [], findings: [] };
  if (!isSeq(contents)) return { redirects: [], findings: [say(1, 'Expected a list of "- from: ADDRESS" with "to: ADDRESS".')] };
  const spanOf = (start: number, end: number): Span => {
    return { start: yaml.at(start), end: yaml.at(end) };
  };
  const lineAfter = (item: unknown): Position => {
    const ends = isMap(item) ? item.items.flatMap(({ value }) => (isScalar(value) && value.range ? yaml.at(value.range[1]).line : [])) : [];
    return { line: Math.max(...ends) + 1, column: 1 };
  };
  const redirects: PlacedRedirect[] = [];
  const findings: (Draft & { file: string })[] = [];
  for (const item of contents.items) {
    const range = isNode(item) ? item.range : undefined;
    const at = range ? spanOf(range[0], range[1]) : spanOf(0, 0);
    if (!isMap(item)) {
      findings.push(say(at.start.line, 'Expected "from: ADDRESS" and "to: ADDRESS".'));
      continue;
    }
    const value = item.get('to', true);
    const parsed = entrySchema.safeParse(item.toJS(document));
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const keys = issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0] ?? '')];
        const pair = item.items.find(({ key }) => isScalar(key) && key.value === keys[0]);
        const line = isScalar(pair?.key) ? yaml.at(pair.key.range[0]).line : at.start.line;
        findings.push(say(line, issue.code === 'unrecognized_keys' ? `Unknown ${keys.map((key) => `"${key}"`).join(', ')}. An entry has from and to.` : `${keys.join('.') || 'entry'}: ${issue.message}.`));
      }
      continue;
    }
    const target = isScalar(value) && value.range ? spanOf(value.range[0], value.range[1]) : at;
    redirects.push({ ...parsed.data, line: at.start.line, target, lines: contents.flow ? undefined : { start: { line: at.start.line, column: 1 }, end: lineAfter(item) } });
  }
  return { redirects, findings };
}

/**
 * The text of docs/redirects.yaml with exactly these redirects: what stands there stays where it is, with its comments, and what is new comes
 * before the first that follows it in the alphabet, so that two branches seldom add at one place.
 * Throws InputError where the text is no YAML.
 */
export function writeRedirects(text: string | undefined, redirects: readonly Redirect[]): string {
  const before = text === undefined ? [] : parseRedirects(text).redirects;
  const same = before.length === redirects.length && before.every(({ from, to }, index) => redirects[index]?.from === from && redirects[index].to === to);
  if (text !== undefined && same) return text;
  const { document }: { document: Document } = yamlOf(redirectsFile, text ?? '');
  if (!isSeq(document.contents)) document.contents = document.createNode([]);
  const list = document.contents;
  if (!isSeq(list)) throw new TypeError('a new list is no list');
  list.flow = false;
  const wanted = new Map(redirects.map((redirect) => [redirect.from, redirect]));
  list.items = list.items.filter((item) => {
    const from = isMap(item) ? item.get('from') : undefined;
    const kept = typeof from === 'string' ? wanted.get(from) : undefined;
    if (!kept || !isMap(item)) return false;
    if (item.get('to') !== kept.to) item.set('to', kept.to);
    wanted.delete(kept.from);
    return true;
  });
  for (const { from, to } of wanted.values()) {
    const next = list.items.findIndex((item) => isMap(item) && String(item.get('from')) > from);
    list.items.splice(next === -1 ? list.items.length : next, 0, document.createNode({ from, to }));
  }
  return document.toString({ lineWidth: 0 });
}

/** A redirect as a line that may be pasted into docs/redirects.yaml. */
export function redirectLine({ from, to }: Redirect): string {
  return `- { from: ${from}, to: ${to} }`;
}

/** An address as page and anchor. */
export function splitAddress(url: string): { page: string; anchor: string | undefined } {
  const hash = url.indexOf('#');
  return hash === -1 ? { page: url, anchor: undefined } : { page: url.slice(0, hash), anchor: url.slice(hash + 1) };
}
