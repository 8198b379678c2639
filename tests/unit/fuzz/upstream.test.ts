import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sources } from '../../../scripts/upstream/registry.ts';
import { sampleTree } from '../tables/sample-tree.ts';
import { inputOf } from '../upstream/input.ts';
import { holds, nasty, refusesOrReads, spoilt } from './fuzz.ts';

const { tree } = inputOf(sampleTree);

test.each(sources.map((source) => [source.name, source] as const))('the parser of %s reads a spoilt file of Cilium, or says which place it does not know', async (_name, source) => {
  const files = source.files(tree).filter((file) => sampleTree[file] !== undefined);
  if (files.length === 0) {
    // It reads names alone.
    expect(() => source.parse(inputOf({ ...sampleTree, '__proto__/constructor': '' }))).not.toThrow(TypeError);
    return;
  }
  const change = fc.constantFrom(...files).chain((file) => fc.oneof(spoilt(sampleTree[file] ?? ''), nasty).map((text) => [file, text] as const));
  await holds(change, 12, async ([file, text]) => {
    await refusesOrReads(() => {
      const facts = source.parse(inputOf({ ...sampleTree, [file]: text }));
      source.count(facts);
      return facts;
    });
  });
});
