import { isMap, isScalar, type ParsedNode } from 'yaml';
import * as z from 'zod';
import type { Draft } from '../checks/finding.ts';
import { parseYaml, readData } from '../data-file.ts';
import { PortalError } from '../errors.ts';
import type { Span } from '../pages/page.ts';
import type { Incumbent, OldPageRecord } from './resolve.ts';

/** Where the pages of the old documentation, and those of its sections that got another id, have their targets: written by people. */
export const incumbentFile = 'src/data/incumbent.yaml';

/** Every anchor that those pages had, from the history of Cilium's repository: generated. */
export const anchorsFile = 'src/data/incumbent/anchors.yaml';

/** The rule whose findings are about these files. */
export const incumbentRule = 'redirects/old-address';

const target = z.string('expected an address').regex(/^\/(?:[\w.~-]+\/)*(?:#[^\s#"'<>]+)?$/, 'expected an address such as /testing/bpf/ or /testing/bpf/#run-one-test');
const page = z.string('expected a page').regex(/^\/(?:[\w.~-]+\/)*$/, 'expected the address of a page such as /testing/bpf/');
const oldPage = z.string().regex(/^contributing(?:\/[\w-]+)*$/, 'expected an old page such as contributing/testing/e2e');
const anchor = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected an anchor as Sphinx writes it: a-z, 0-9 and hyphens');
const mappingSchema = z.strictObject({ to: target, also: z.array(page).optional(), moved: z.record(anchor, target).optional() });
const anchorsSchema = z.record(oldPage, z.strictObject({ titles: z.array(anchor), sections: z.array(anchor) }));

/** The anchors of each old page, as the generated file has them. */
export type OldAnchors = z.infer<typeof anchorsSchema>;

/** Places of what the written file says, for findings. */
export interface Places {
  /** Lines of the old pages' entries. */
  readonly pages: ReadonlyMap<string, number>;
  /** Where each target is written, by the old page and, behind `#`, the anchor. */
  readonly targets: ReadonlyMap<string, Span>;
}

export interface LoadedIncumbent {
  readonly data: Incumbent;
  readonly places: Places;
  /** What is wrong with the form of the written file; entries with faults are not in the data. */
  readonly findings: readonly (Draft & { readonly file: string })[];
}

/** Reads both files; without them there are no old pages. Throws PortalError where the generated one is broken. */
export function loadIncumbent(root: string): LoadedIncumbent {
  return joinIncumbent(readData(root, incumbentFile) ?? '', readKnownAnchors(root));
}

/** Reads the generated file; nothing where there is none. Throws PortalError where it is broken. */
export function readKnownAnchors(root: string): OldAnchors {
  const text = readData(root, anchorsFile);
  if (text === undefined) return {};
  const { yaml, fault } = parseYaml(text);
  const parsed = yaml && anchorsSchema.safeParse(yaml.value);
  if (parsed?.success) return parsed.data;
  const why = parsed?.error.issues[0] ?? fault;
  throw new PortalError(`${anchorsFile}: broken: ${(why?.message ?? 'not YAML').replace(/\.$/, '')}. The file is generated: take it back from git.`);
}

/** Joins the text of the written file with the known anchors. A page that only one of the two has is a finding. */
export function joinIncumbent(text: string, anchors: OldAnchors): LoadedIncumbent {
  const { yaml, fault } = parseYaml(text);
  const findings: (Draft & { file: string })[] = [];
  const places = { pages: new Map<string, number>(), targets: new Map<string, Span>() };
  const data: Record<string, OldPageRecord> = Object.create(null) as Record<string, OldPageRecord>;
  if (fault) return { data, places, findings: [{ rule: incumbentRule, file: incumbentFile, line: fault.line, column: fault.column, message: fault.message }] };
  const { document, contents, at } = yaml;
  const say = (offset: number, message: string): void => {
    findings.push({ rule: incumbentRule, file: incumbentFile, ...at(offset), message });
  };
  if (contents !== null && !isMap(contents)) say(0, 'Expected a map from old pages such as "contributing/testing/e2e" to their targets.');
  for (const { key, value } of isMap(contents) ? contents.items : []) {
    const offset = key.range[0];
    const name = oldPage.safeParse(key.toJS(document));
    const parsed = mappingSchema.safeParse(value?.toJS(document));
    const issues = [...(name.error?.issues ?? []), ...(parsed.error?.issues ?? [])];
    if (!name.success || !parsed.success) {
      say(offset, `${String(key.toJS(document))}: ${issues.map((issue) => `${issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''}${reason(issue)}`).join('; ')}.`);
      continue;
    }
    const known = anchors[name.data];
    if (known === undefined) say(offset, `"${name.data}" was never a page of the old documentation, as ${anchorsFile} has it. Remove the entry.`);
    places.pages.set(name.data, at(offset).line);
    for (const [id, range] of rangesOf(value)) places.targets.set(`${name.data}${id}`, { start: at(range[0]), end: at(range[1]) });
    const { to, also = [], moved = {} } = parsed.data;
    data[name.data] = { to, also, moved, titles: known?.titles ?? [], sections: known?.sections ?? [] };
  }
  if (findings.length === 0) {
    for (const missing of Object.keys(anchors).filter((one) => !(one in data))) {
      findings.push({ rule: incumbentRule, file: incumbentFile, line: 1, column: 1, message: `The old page "${missing}" has no target. Add an entry with "to: ADDRESS".` });
    }
  }
  return { data, places, findings };
}

/** What zod says of a key stands in an issue of its own. */
function reason(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
}

/** Where an entry's targets are written: `''` for the page's own, `#id` for a section's. */
function rangesOf(value: ParsedNode | null): [string, readonly [number, number]][] {
  if (!isMap(value)) return [];
  return value.items.flatMap(({ key, value: inner }): [string, readonly [number, number]][] => {
    const name = String(key.toJSON());
    if (name === 'to' && isScalar(inner)) return [['', [inner.range[0], inner.range[1]]]];
    if (name !== 'moved' || !isMap(inner)) return [];
    return inner.items.flatMap((one) => (isScalar(one.value) ? [[`#${String(one.key.toJSON())}`, [one.value.range[0], one.value.range[1]]] as const] : []));
  });
}
