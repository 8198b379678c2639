import { describe, expect, it } from 'vitest';
import { indexesGoFolder, source } from '../../../../scripts/upstream/sources/symbols.ts';
import { factsOf } from '../input.ts';
import { fixtureFiles, withCrlf } from './fixture-files.ts';

const files = fixtureFiles('symbols');

describe('symbols', () => {
  it('are the exported names of Go folders, types with their methods', () => {
    expect(factsOf(source, files).go).toMatchInlineSnapshot(`
      {
        "pkg/orchard": "Alias Apple Basket Branch.Break.Multi Cherry Copied First Generic Kind Ladder Letter NewCopied Pear Plain Plant.Kind.Water Quince Second Shape.Grow Single Tree.Climb.Fall",
      }
    `);
  });

  it('are what C files define at their top level', () => {
    expect(factsOf(source, files).bpf).toMatchInlineSnapshot(`
      {
        "bpf/lib/well.h": "DEEP EITHER SPACED bucket draw either enable_lid look_down pull rope state tail_well wells_map",
        "bpf/tests/well.h": "IN_TEST checked",
      }
    `);
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, withCrlf(files))).toEqual(factsOf(source, files));
  });

  it('count names and methods', () => {
    expect(source.count({ go: { a: 'One.Do.Undo Two', b: 'Three' }, bpf: { c: 'x y' } })).toEqual({ go: 5, bpf: 2 });
  });

  it('tell which folders are left out', () => {
    expect(['pkg/hive', 'api/v1/models', 'vendor/github.com/cilium/hive/cell'].map(indexesGoFolder)).toEqual([true, true, true]);
    expect(['api/v1/client/daemon', 'api/v1/health/server/restapi', 'vendor/github.com/cilium/ebpf/internal/sys', 'test/testdata'].map(indexesGoFolder)).toEqual([false, false, false, false]);
  });
});
