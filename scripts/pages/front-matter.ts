import { isMap, isNode, isScalar, isSeq } from 'yaml';
import * as z from 'zod';
import type { Draft } from '../checks/finding.ts';
import { parseYaml } from '../data-file.ts';
import { closest } from '../text/closest.ts';
import type { FrontMatter } from './page.ts';

export const pageTypes = ['concept', 'task', 'tutorial', 'reference'] as const;

const text = z.string('expected text').trim().min(1, 'expected some text, found nothing');

/** What a page's front matter may hold. Unknown keys are refused, so that a misspelt one is seen. */
export const frontMatterSchema = z.strictObject({
  title: text,
  description: text.min(40, 'expected a sentence of 40 to 200 characters, found fewer').max(200, 'expected a sentence of 40 to 200 characters, found more'),
  type: z.enum(pageTypes, `expected one of ${pageTypes.join(', ')}`),
  slack: text.regex(/^[a-z0-9-]+$/, 'expected a channel name without #').optional(),
  keywords: z.array(text, 'expected a list of words').optional(),
  sources: z.array(text, 'expected a list of paths in cilium/cilium').optional(),
  slug: text.optional(),
  sidebar_label: text.optional(),
  generated: z.boolean('expected true or false').optional(),
});

export interface FrontMatterResult {
  /** The keys that are right, all or some of them; undefined where the block never ends, so that nobody knows where the text begins. */
  readonly data: Partial<FrontMatter> | undefined;
  /** Line in the file at which each key stands, and each item of a list by `itemOf`. */
  readonly lines: Record<string, number>;
  readonly findings: Draft[];
  /** Line of the closing `---`, or 0 where the page has no front matter. */
  readonly endLine: number;
}

function suggest(key: string): string {
  const near = closest(key, Object.keys(frontMatterSchema.shape));
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** What an item of a list is called among the lines. */
export function itemOf(key: string, index: number): string {
  return `${key}.${index}`;
}

const rule = 'structure/front-matter';

/** Reads the YAML block that opens a page. Every fault is a finding with its line; nothing is thrown. */
export function readFrontMatter(source: string): FrontMatterResult {
  const fail = (line: number, column: number, message: string, endLine = 0): FrontMatterResult => ({
    data: {},
    lines: {},
    findings: [{ rule, line, column, message }],
    endLine,
  });
  const lines = source.split('\n');
  if ((lines[0] ?? '').trimEnd() !== '---') {
    return fail(1, 1, 'No front matter. Expected the page to open with a line "---", then title, description and type, then a line "---".');
  }
  const closing = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (closing === -1) return { ...fail(1, 1, 'The front matter is not closed. Expected a line "---" after its last key.'), data: undefined };
  const { yaml, fault } = parseYaml(lines.slice(1, closing).join('\n'));
  const endLine = closing + 1;
  if (fault) {
    const said = fault.message.replace(/^Not YAML/, 'The front matter is not YAML').replace(/^The YAML/, 'The front matter');
    return fail(fault.line + 1, fault.column, fault.kind === 'syntax' ? `${said} ${/unique/.test(said) ? 'Keep one of the lines with this key.' : 'Quote a value that holds ": " or starts with a special character.'}` : said, endLine);
  }
  const { contents, value: values, at: placeOf } = yaml;
  if (!isMap(contents)) {
    return fail(2, 1, 'The front matter is not a map. Expected lines such as "title: Run the BPF tests".', endLine);
  }
  const keyLines: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const pair of contents.items) {
    if (isScalar(pair.key) && typeof pair.key.value === 'string') {
      const { value: key } = pair.key;
      keyLines[key] = placeOf(pair.key.range[0]).line + 1;
      if (!isSeq(pair.value)) continue;
      for (const [index, item] of pair.value.items.entries()) if (isNode(item)) keyLines[itemOf(key, index)] = placeOf(item.range[0]).line + 1;
    }
  }
  const parsed = frontMatterSchema.safeParse(values);
  if (parsed.success) return { data: parsed.data, lines: keyLines, findings: [], endLine };
  const findings = parsed.error.issues.flatMap((issue): Draft[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        rule,
        line: keyLines[key] ?? 1,
        column: 1,
        message: `Unknown key "${key}".${suggest(key)} Expected ${Object.keys(frontMatterSchema.shape).join(', ')}.`,
      }));
    }
    const key = String(issue.path[0] ?? '');
    const item = issue.path[1];
    const line = (typeof item === 'number' ? keyLines[itemOf(key, item)] : undefined) ?? keyLines[key];
    const place = typeof item === 'number' ? `"${key}", item ${item + 1}` : `"${key}"`;
    const message = line === undefined ? `The key ${place} is missing: ${issue.message}.` : `${place}: ${issue.message}.`;
    return [{ rule, line: line ?? 1, column: 1, message }];
  });
  const wrong = new Set(parsed.error.issues.flatMap(({ path: [key] }) => (key === undefined ? [] : [key])));
  const right = Object.fromEntries(Object.entries(z.record(z.string(), z.unknown()).parse(values)).filter(([key]) => Object.hasOwn(frontMatterSchema.shape, key) && !wrong.has(key)));
  return { data: frontMatterSchema.partial().parse(right), lines: keyLines, findings, endLine };
}
