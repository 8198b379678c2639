import { isMap, isSeq } from 'yaml';
import * as z from 'zod';
import type { Draft } from '../checks/finding.ts';
import { parseYaml, readData } from '../data-file.ts';

/** Names that are right although the pin has none of them, one page and name an entry. */
export const exceptionsFile = 'src/data/exceptions.yaml';

const entry = z.strictObject({
  page: z.string().startsWith('docs/', 'expected a page such as docs/testing/bpf.md'),
  name: z.string().min(1, 'expected a name'),
  reason: z.string().min(10, 'expected a sentence that says why the name is right'),
});

export interface Exception extends z.infer<typeof entry> {
  readonly line: number;
}

/** Reads the exceptions; faults are findings with their line. */
export function readExceptions(root: string, rule: string): { exceptions: Exception[]; findings: (Draft & { file: string })[] } {
  const text = readData(root, exceptionsFile);
  if (text === undefined) return { exceptions: [], findings: [] };
  const say = (line: number, message: string) => ({ rule, file: exceptionsFile, line, column: 1, message });
  const { yaml, fault } = parseYaml(text);
  if (fault) return { exceptions: [], findings: [say(fault.line, fault.message)] };
  const { document, contents } = yaml;
  if (contents === null) return { exceptions: [], findings: [] };
  if (!isSeq(contents)) return { exceptions: [], findings: [say(1, 'Expected a list of entries with page, name and reason.')] };
  const exceptions: Exception[] = [];
  const findings: (Draft & { file: string })[] = [];
  for (const item of contents.items) {
    const line = isMap(item) ? yaml.at(item.range[0]).line : 1;
    const parsed = entry.safeParse(isMap(item) ? item.toJS(document) : item);
    if (parsed.success) exceptions.push({ ...parsed.data, line });
    else findings.push(say(line, `${parsed.error.issues.map(({ path: at, message }) => `${at.join('.') || 'entry'}: ${message}`).join('; ')}.`));
  }
  return { exceptions, findings };
}
