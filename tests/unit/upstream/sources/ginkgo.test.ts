import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/ginkgo.ts';
import { factsOf } from '../input.ts';
import { withCrlf } from './fixture-files.ts';

const files: Readonly<Record<string, string>> = {
  'test/config/config.go': `package config

func (c *Config) ParseFlags() {
	flagset := flag.NewFlagSet("boat", flag.ExitOnError)
	// flagset.BoolVar(&c.X, "cilium.commented", false, "text")
	flagset.BoolVar(&c.Hold, "cilium.hold", true,
		"text, with a comma"+
			"and more")
	flagset.StringVar(&c.Path, "cilium.path-to", "/tmp/x=y", "text")
	flagset.DurationVar(&c.Time, "cilium.timeout", 24*time.Hour, "text")
	flagset.Parse(args)
}
`,
  'test/helpers/env.go': `package helpers

const anchor = "ANCHOR"

func a() string {
	// os.Getenv("COMMENTED")
	if os.Getenv("SAIL") != "" && os.Getenv("SAIL") != "0" {
		return os.Getenv(anchor)
	}
	for name, key := range map[string]string{
		"HULL": "hull",
		"MAST": os.Getenv("INNER"),
	} {
		use(key, os.Getenv(name))
	}
	crew := []string{"COOK", "MATE"}
	for _, who := range crew {
		if _, ok := os.LookupEnv(who); ok {
			return who
		}
	}
	return passed("x")
}

func passed(key string) string { return os.Getenv(key) }
`,
  'test/suite_test.go': 'package test\n\nvar DefaultSettings = map[string]string{\n\t"RIG": "gaff",\n\t"SAIL": newest(),\n}\n',
  'test/fuzzing/other.go': 'package fuzz\n\nvar x = os.Getenv("OTHER_PROGRAM")\n',
};

describe('ginkgo settings', () => {
  it('are flags, and variables of the environment', () => {
    const facts = factsOf(source, files);
    expect(facts.flags).toEqual(['cilium.hold bool=true', 'cilium.path-to string=/tmp/x=y', 'cilium.timeout duration=24h0m0s']);
    expect(facts.variables.map(({ name, file, line, default: value }) => `${name} ${file}:${line} ${value ?? ''}`.trim())).toEqual([
      'ANCHOR test/helpers/env.go:8',
      'COOK test/helpers/env.go:18',
      'HULL test/helpers/env.go:14',
      'INNER test/helpers/env.go:12',
      'MAST test/helpers/env.go:14',
      'MATE test/helpers/env.go:18',
      'RIG test/suite_test.go:4 gaff',
      'SAIL test/helpers/env.go:7',
    ]);
    expect(source.count(facts)).toEqual({ flags: 3, variables: 8 });
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, withCrlf(files))).toEqual(factsOf(source, files));
  });

  it.each([
    ['no flags', 'package config\n', 'test/config/config.go: expected calls such as flagset.StringVar, found "none".'],
    ['a flag whose name cannot be told', 'package config\nfunc x() {\n\tflagset.BoolVar(&c.X, name, false, "x")\n}\n', 'test/config/config.go:3: expected the name of a flag as a string, found "name".'],
  ])('refuse %s', (_, text, message) => {
    expect(() => factsOf(source, { 'test/config/config.go': text })).toThrow(message);
  });
});
