import { source, type Metric } from '../../upstream/sources/metrics.ts';
import { acrossBranches, branchFacts, listDifference, newest } from '../branches.ts';
import { code, codes, empty, join, link, text } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { Described, ReferencePage, Row, Table } from '../table.ts';

/** The text of ours on metrics. */
export const described: Described = { file: 'metrics', fields: { measures: sentence } };

const table: Table = {
  name: 'metrics',
  title: 'Metrics',
  nameTitle: 'Metric',
  columns: [
    { key: 'measures', title: 'What it measures' },
    { key: 'type', title: 'Type' },
    { key: 'labels', title: 'Labels' },
    { key: 'enabled', title: 'On by default' },
    { key: 'file', title: 'Defined in' },
  ],
  branches: 'list',
  described,
  sources: () => ['pkg/hive'],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => factsOf(pin, source).metrics.map((metric): [string, Metric] => [metric.name, metric]));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
      const { type, labels, enabled, configName, file, line } = newest(on);
      const pin = context.pins.find((one) => on.has(one.name)) ?? context.main;
      return {
        name,
        cells: {
          type: text(type),
          labels: codes(labels),
          enabled: join([text(enabled ? 'yes' : 'no'), configName === undefined ? empty : [...text('as '), ...code(configName)]]),
          file: link(sourceUrl(pin, file, line), code(file)),
        },
        has: branchFacts(context, on, {
          url: (metric, at) => sourceUrl(at, metric.file, metric.line),
          difference: (item, reference) =>
            join(
              [
                item.type === reference.type ? empty : text(item.type),
                listDifference(item.labels, reference.labels, code, { noun: 'label ' }),
                item.enabled === reference.enabled ? empty : text(item.enabled ? 'on by default' : 'off by default'),
              ],
              text('; '),
            ),
        }),
      };
    });
  },
};

export const page: ReferencePage = {
  page: 'metrics',
  title: 'Hive and StateDB metrics',
  description: 'Prometheus metrics of Hive jobs and health, StateDB tables and reconcilers: type, labels and whether they are on by default.',
  keywords: ['Prometheus', 'StateDB', 'reconciler', 'hive', 'jobs', 'metric name', 'cilium_statedb'],
  slack: 'development',
  group: 'Code',
  find: 'A metric of StateDB, a reconciler or a Hive job',
  lead: 'Switch a metric on with `--metrics=+NAME` of the agent, or off with `--metrics=-NAME`.',
  tables: [table],
};
