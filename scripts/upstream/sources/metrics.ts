import * as z from 'zod';
import { callsIn, fieldsOf, mustString, readGo, stringConstants, stringOf, textOf } from '../parse/go.ts';
import type { Constants, GoCall, GoFile } from '../parse/go.ts';
import { folderOf, present, required, surprise } from '../parse/text.ts';
import { splitList } from '../parse/tokens.ts';
import { defineSource } from '../source.ts';

const metric = z.object({
  /** With namespace and subsystem. */
  name: z.string(),
  type: z.enum(['counter', 'gauge', 'histogram', 'summary']),
  labels: z.array(z.string()),
  /** Whether it is exposed unless it is switched on. */
  enabled: z.boolean(),
  /** The name by which it is switched, where it differs from its own. */
  configName: z.string().optional(),
  file: z.string(),
  line: z.number().int().positive(),
});

export type Metric = z.infer<typeof metric>;

/** Metrics of StateDB, its reconciler and the hive: families whose names can be told from one file alone. */
const FILES = /^pkg\/hive\/(?:[^/]+\/)*(?:[^/]+_)?metrics\.go$/u;
/** Holds the namespaces. */
const CONSTANTS = 'pkg/metrics/metrics.go';
const CONSTRUCTOR = /^metric\.New(Counter|Gauge|Histogram|Summary)(Vec)?$/u;

export const source = defineSource({
  name: 'metrics',
  scope: 'branch',
  schema: z.object({ metrics: z.array(metric) }),
  files: (tree) => [CONSTANTS, ...[...tree.files.keys()].filter((path) => FILES.test(path))],
  parse: (input) => {
    const shared = [...stringConstants(readGo(required(input, CONSTANTS)))].map(([name, value]) => [`metrics.${name}`, value] as const);
    const files = present(input, [...input.tree.files.keys()].filter((path) => FILES.test(path))).map(readGo);
    const metrics = files.flatMap((file) => {
      const own = files.filter((other) => folderOf(other.path) === folderOf(file.path)).flatMap((other) => [...stringConstants(other)]);
      return readMetrics(file, new Map([...shared, ...own]));
    });
    return { metrics: metrics.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  },
  count: ({ metrics }) => metrics.length,
});

function readMetrics(file: GoFile, constants: Constants): Metric[] {
  return callsIn(file, 0, file.tokens.length).flatMap((call) => {
    const [, type, vector] = CONSTRUCTOR.exec(call.callee) ?? [];
    if (type === undefined) {
      if (call.callee.startsWith('metric.New')) throw surprise(file.path, call.line, 'a constructor of a counter, gauge, histogram or summary', call.callee);
      return [];
    }
    return [readMetric(file, call, type.toLowerCase(), vector !== undefined, constants)];
  });
}

function readMetric(file: GoFile, { args, line }: GoCall, type: string, vector: boolean, constants: Constants): Metric {
  const [options, labels] = args;
  const brace = options === undefined ? -1 : file.tokens.findIndex((token, at) => at >= options[0] && at < options[1] && token.text === '{');
  if (brace < 0 || (vector && labels === undefined)) throw surprise(file.path, line, 'options as a literal, and labels', args.map((arg) => textOf(file, arg)).join(', '));
  const fields = fieldsOf(file, brace);
  const part = (key: string): string => (fields.has(key) ? mustString(file, fields.get(key), constants, key, line) : '');
  const name = [part('Namespace'), part('Subsystem'), mustString(file, fields.get('Name'), constants, 'Name', line)].filter((each) => each !== '').join('_');
  const configName = part('ConfigName');
  const disabled = fields.get('Disabled');
  const written = disabled === undefined ? 'false' : textOf(file, disabled);
  if (written !== 'true' && written !== 'false') throw surprise(file.path, line, 'Disabled as true or false', written);
  return metric.parse({
    name,
    type,
    labels: vector && labels !== undefined ? readLabels(file, labels, line, constants) : [],
    enabled: written === 'false',
    ...(configName === '' || configName === name ? {} : { configName }),
    file: file.path,
    line,
  });
}

function readLabels(file: GoFile, [from, to]: readonly [number, number], line: number, constants: Constants): string[] {
  const brace = file.tokens.findIndex((token, at) => at >= from && at < to && token.text === '{');
  if (brace < 0) throw surprise(file.path, line, 'labels as a []string literal', textOf(file, [from, to]));
  return splitList(file, brace).map((range) => {
    const label = stringOf(file, range, constants);
    if (label === undefined) throw surprise(file.path, line, 'a label as a string or a known constant', textOf(file, range));
    return label;
  });
}
