import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/metrics.ts';
import { factsOf } from '../input.ts';
import { withCrlf } from './fixture-files.ts';

const FILE = 'pkg/hive/tide_metrics.go';

const files: Readonly<Record<string, string>> = {
  'pkg/metrics/metrics.go': 'package metrics\n\nconst SeaNamespace = "sea"\n\nvar (\n\tNamespace = SeaNamespace\n)\n',
  'pkg/hive/labels.go': 'package hive\n\nconst labelShip = "not read"\n',
  [FILE]: `package hive

const (
	labelShip = "ship"
	subsystem = "tide"
)

func newTide() *tide {
	return &tide{
		// metric.NewGauge(metric.GaugeOpts{Name: "commented"})
		High: metric.NewGaugeVec(metric.GaugeOpts{
			Disabled:  true,
			Help:      "text with metric.NewCounter( and }",
			Namespace: metrics.Namespace,
			Subsystem: subsystem,
			Name:      "high",
		}, []string{labelShip, "pier"}),

		Low: metric.NewCounter(metric.CounterOpts{
			ConfigName: metrics.SeaNamespace + "_ebb",
			Namespace:  "sea", Subsystem: subsystem,
			Name: "low" + "_total",
		}),
		Span: metric.NewHistogramVec(metric.HistogramOpts{Name: "span", Disabled: false, Buckets: []float64{.5, 1, 2}}, []string{}),
	}
}
`,
  'pkg/hive/reef/metrics.go': 'package reef\n\nconst labelShip = "hull"\n\nvar m = metric.NewGaugeVec(metric.GaugeOpts{Name: "reef"}, []string{labelShip})\n',
  'pkg/hive/metrics_test.go': 'package hive\n\nvar x = metric.NewUnknown()\n',
};

describe('metrics', () => {
  it('are read with their labels and whether they are on', () => {
    const facts = factsOf(source, files);
    expect(facts.metrics).toEqual([
      { name: 'reef', type: 'gauge', labels: ['hull'], enabled: true, file: 'pkg/hive/reef/metrics.go', line: 5 },
      { name: 'sea_tide_high', type: 'gauge', labels: ['ship', 'pier'], enabled: false, file: FILE, line: 11 },
      { name: 'sea_tide_low_total', type: 'counter', labels: [], enabled: true, configName: 'sea_ebb', file: FILE, line: 19 },
      { name: 'span', type: 'histogram', labels: [], enabled: true, file: FILE, line: 24 },
    ]);
    expect(source.count(facts)).toBe(4);
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, withCrlf(files))).toEqual(factsOf(source, files));
  });

  it.each([
    ['an unknown constructor', 'Low: metric.NewCounter(', 'Low: metric.NewCompass(', `${FILE}:19: expected a constructor of a counter, gauge, histogram or summary, found "metric.NewCompass".`],
    ['a name that cannot be told', '"low" + "_total"', 'lowName()', `${FILE}:19: expected Name as a string or a known constant, found "lowName()".`],
    ['no name', 'Name:      "high",', '', `${FILE}:11: expected Name as a string or a known constant, found "nothing".`],
    ['an unknown label', '"pier"', 'labels.Pier', `${FILE}:11: expected a label as a string or a known constant, found "labels.Pier".`],
    ['labels from elsewhere', '[]string{labelShip, "pier"}', 'labels', `${FILE}:11: expected labels as a []string literal, found "labels".`],
    ['options from elsewhere', 'metric.GaugeOpts{Name: "reef"}', 'opts', 'pkg/hive/reef/metrics.go:5: expected options as a literal, and labels, found "opts, []string{labelShip}".'],
    ['a switch that cannot be told', 'Disabled:  true', 'Disabled:  off', `${FILE}:11: expected Disabled as true or false, found "off".`],
  ])('refuse %s', (_, from, to, message) => {
    const texts = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(from, to)]));
    expect(() => factsOf(source, texts)).toThrow(message);
  });
});
