import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/script-commands.ts';
import { factsOf } from '../input.ts';
import { fixtureFiles, withCrlf } from './fixture-files.ts';

const files = fixtureFiles('script-commands');

describe('script commands', () => {
  it('are read with arguments and flags', () => {
    expect(factsOf(source, files).commands).toEqual([
      { name: 'dock', file: 'pkg/dock/cmds.go', line: 14, args: '[pier]', flags: ['rope,r string=hemp', 'tide duration'] },
      { name: 'dock/moor', file: 'pkg/dock/cmds.go', line: 32, args: 'berth...' },
      { name: 'dock/one', file: 'pkg/dock/cmds.go', line: 55, args: 'berth...' },
      { name: 'dock/sail', file: 'pkg/dock/cmds.go', line: 35, args: 'berth...' },
      { name: 'dock/sink', file: 'pkg/dock/cmds.go', line: 36, args: 'ship' },
      { name: 'hive/x', file: 'vendor/github.com/cilium/hive/hive.go', line: 7 },
      { name: 'look', file: 'vendor/github.com/cilium/hive/script/cmds.go', line: 5, args: 'around' },
      { name: 'test/flood', file: 'pkg/dock/dock_test.go', line: 7, testOnly: true },
    ]);
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, withCrlf(files))).toEqual(factsOf(source, files));
  });

  it('count a row each', () => {
    expect(source.count(factsOf(source, files))).toBe(8);
  });

  it('are none where nothing uses scripts, which one branch declares', () => {
    expect(factsOf(source, { 'pkg/a.go': 'package a\n' })).toEqual({ commands: [] });
    expect(Object.keys(source.mayBeEmpty ?? {})).toEqual(['v1.16']);
  });

  it('refuse a name that cannot be told', () => {
    const text = 'package a\n\nimport "github.com/cilium/hive/script"\n\nvar x = map[string]script.Cmd{\n\tname(): nil,\n}\n';
    expect(() => factsOf(source, { 'pkg/a.go': text })).toThrow('pkg/a.go:6: expected the name of a script command as a string, found "name()".');
  });
});
